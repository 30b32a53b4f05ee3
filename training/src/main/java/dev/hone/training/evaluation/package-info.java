/// How good a model is on problems that it was not trained on.
@NullMarked
package dev.hone.training.evaluation;

import org.jspecify.annotations.NullMarked;
