/// Judges that need nothing but the gold answer and the prediction.
@NullMarked
package dev.hone.tasks.verifiers;

import org.jspecify.annotations.NullMarked;
