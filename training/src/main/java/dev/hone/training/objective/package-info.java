/// Axis 2: what is maximised for a token or a sequence, given its advantage and its importance ratio.
@NullMarked
package dev.hone.training.objective;

import org.jspecify.annotations.NullMarked;
