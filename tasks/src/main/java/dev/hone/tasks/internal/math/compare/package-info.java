/// Whether two answers are the same, one kind of answer a file.
@NullMarked
package dev.hone.tasks.internal.math.compare;

import org.jspecify.annotations.NullMarked;
