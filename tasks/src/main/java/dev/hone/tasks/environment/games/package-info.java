/// Small worlds in which tiny models can learn to act.
@NullMarked
package dev.hone.tasks.environment.games;

import org.jspecify.annotations.NullMarked;
