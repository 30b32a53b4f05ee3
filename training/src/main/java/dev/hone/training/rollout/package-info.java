/// Records of what was sampled and what became of it.
@NullMarked
package dev.hone.training.rollout;

import org.jspecify.annotations.NullMarked;
