/// The arrays of one completion as the loss sees them: what was fixed when the batch was made, and one pass over it.
@NullMarked
package dev.hone.training.tokens;

import org.jspecify.annotations.NullMarked;
