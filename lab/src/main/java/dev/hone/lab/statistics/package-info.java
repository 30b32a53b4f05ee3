/// Intervals and tests over seeds and problems, seeds from spread, curve fits.
@NullMarked
package dev.hone.lab.statistics;

import org.jspecify.annotations.NullMarked;
