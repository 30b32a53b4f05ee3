package dev.hone.training.tokens;

import dev.hone.foundation.Key;
import java.util.List;

/// Looks at all tokens of an optimizer step before its passes and picks some of them.
///
/// A pass sees one completion; what must be chosen over the whole step (the largest of all, some at random) is chosen
/// here, once, from what is known before the passes: advantages and the log-probabilities of the old and the behaviour
/// policy. So neither threads nor micro-batches change the choice. Must be a pure function of its arguments.
public interface TokenSelector {
    /// For each completion one flag a token. Tokens that are not trained are never picked.
    ///
    /// @param step all completions of the optimizer step, however it is cut into micro-batches
    /// @param key where random choices come from
    List<boolean[]> pick(List<CompletionTokens> step, Key key);
}
