package dev.hone.reasoning.generation;

import dev.hone.engine.TokenObserver;

/// Watches one completion while it is written, and may end it. Must return at once.
@FunctionalInterface
public interface TokenWatcher {
    /// Sees token number `index` of the completion.
    TokenObserver.Next seen(int index, GeneratedToken token);
}
