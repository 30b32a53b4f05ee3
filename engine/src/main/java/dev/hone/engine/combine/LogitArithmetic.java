package dev.hone.engine.combine;

import java.util.List;

/// How the logits of a base model and of others beside it become the logits of one policy.
///
/// The combined logits take the place of the base's: temperature and truncation, log-probabilities and entropies are
/// those of the combination. A combination that is none (a weight of 0, no token left out) gives the bits of the base
/// alone; each member says when that is so.
///
/// Shapes: one row of the vocabulary a model, all of the same tokens behind the same text.
public sealed interface LogitArithmetic
        permits ProxyTuning, EmulatedFineTuning, EmulatedMixture, ContrastiveDecoding, LogitContrast {
    /// What the models beside the base are, in their order.
    List<String> roles();
}
