/// The sampler: which sequences go on together, and how the next token of each is drawn.
@NullMarked
package dev.hone.engine.internal.sampler;

import org.jspecify.annotations.NullMarked;
