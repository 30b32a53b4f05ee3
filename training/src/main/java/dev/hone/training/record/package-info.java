/// Runs and rollouts as something that can be asked: an index in SQLite, derived from the files of the runs.
@NullMarked
package dev.hone.training.record;

import org.jspecify.annotations.NullMarked;
