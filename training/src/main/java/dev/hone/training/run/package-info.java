/// What a run leaves on disk: resolved recipe, manifest, metrics, rollouts, checkpoints.
@NullMarked
package dev.hone.training.run;

import org.jspecify.annotations.NullMarked;
