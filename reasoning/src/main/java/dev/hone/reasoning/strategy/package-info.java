/// Strategies: ways of spending compute on a question, one a file.
@NullMarked
package dev.hone.reasoning.strategy;

import org.jspecify.annotations.NullMarked;
