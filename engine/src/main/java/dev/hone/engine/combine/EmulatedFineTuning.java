package dev.hone.engine.combine;

import java.util.List;

/// What the base would say, had it been tuned as a model of another size was: tuning is an implicit reward,
/// log p_tuned - log p_reference, that may be attached to another base.
///
/// log p[v] = log p_base[v] + (log p_tuned[v] - log p_reference[v]) - log Z, for tokens v of the base's nucleus;
/// the others keep the weight that the base gives them.
///
/// The nucleus is the likeliest tokens of the base that together reach `topP`; 1 takes all tokens, and then this is
/// [ProxyTuning] with alpha 1 but for rounding. Where tuned model and reference give a row the same logits, the bits
/// are those of the base alone.
///
/// Throws: `IllegalArgumentException` if `topP` does not lie in (0, 1].
/// Source: Mitchell et al., arXiv:2310.12962. Their filter against a small model's errors, too, leaves unlikely tokens
/// alone; which model's nucleus it takes is not copied from there: here it is the base's, at temperature 1.
public record EmulatedFineTuning(double topP) implements LogitArithmetic {
    public EmulatedFineTuning {
        Nucleus.require(topP);
    }

    @Override
    public List<String> roles() {
        return List.of("tuned", "reference");
    }
}
