/// The decoder: one pass over packed rows forward, one backward, and one position at a time with a cache.
@NullMarked
package dev.hone.engine.internal.decoder;

import org.jspecify.annotations.NullMarked;
