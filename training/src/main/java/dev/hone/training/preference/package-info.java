/// Losses on pairs of completions, of which one is preferred: pure functions of log-probabilities of whole completions.
@NullMarked
package dev.hone.training.preference;

import org.jspecify.annotations.NullMarked;
