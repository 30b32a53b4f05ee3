/// From an answer's text (LaTeX or plain) to its tree.
@NullMarked
package dev.hone.tasks.internal.math.read;

import org.jspecify.annotations.NullMarked;
