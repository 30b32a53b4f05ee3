/// From observations to a verdict for each claim.
@NullMarked
package dev.hone.lab.verdict;

import org.jspecify.annotations.NullMarked;
