/// Decoders in step, and the arithmetic on their rows of logits.
@NullMarked
package dev.hone.engine.internal.combine;

import org.jspecify.annotations.NullMarked;
