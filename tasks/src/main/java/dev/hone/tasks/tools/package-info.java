/// Functions that a model may call, and the reading of its calls.
@NullMarked
package dev.hone.tasks.tools;

import org.jspecify.annotations.NullMarked;
