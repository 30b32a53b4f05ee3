/// Units of measurement, and which can be converted.
@NullMarked
package dev.hone.tasks.internal.math.unit;

import org.jspecify.annotations.NullMarked;
