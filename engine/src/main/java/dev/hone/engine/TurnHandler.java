package dev.hone.engine;

import java.util.concurrent.CompletableFuture;

/// Answers a model whose turn ended, so that one completion goes on over several turns.
///
/// The answer's tokens are forced: they follow the turn in the cached context as they are, nothing is tokenised again,
/// and the model draws on behind them. One handler serves one completion; its calls come one after another, on the
/// thread of a sampler that has other completions to draw, so it must return at once and complete the future later.
@FunctionalInterface
public interface TurnHandler {
    /// The tokens that follow this turn, or none where the completion is to end.
    ///
    /// `turn` holds the model's own tokens since the last answer, the end token included. A future that completes with
    /// an exception stops the whole call of the sampler.
    CompletableFuture<int[]> ended(int[] turn);
}
