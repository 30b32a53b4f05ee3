/// Scorers: how good a candidate looks, without knowing the answer or with its verifier.
@NullMarked
package dev.hone.reasoning.scorer;

import org.jspecify.annotations.NullMarked;
