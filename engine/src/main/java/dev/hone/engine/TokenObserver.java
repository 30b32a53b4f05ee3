package dev.hone.engine;

/// Watches one completion while it is written, and may end it.
///
/// It is called once a token, in order, on a thread of the sampler that has other completions to draw, so it must
/// return at once. What it throws ends the whole call of the sampler; [SamplingService] ends the request alone.
@FunctionalInterface
public interface TokenObserver {
    /// What becomes of the completion.
    enum Next {
        /// It goes on, unless it ends by itself.
        GO_ON,
        /// It ends behind this token, for [StopReason#INTERRUPTED].
        STOP
    }

    /// Sees token number `index` of the completion, drawn or forced, and the policy's row that it came from.
    Next seen(int index, int id, PolicyRow row);
}
