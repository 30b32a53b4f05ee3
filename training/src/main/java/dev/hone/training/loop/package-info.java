/// The training loops: explicit steps, one after another, with listeners instead of subclasses.
///
/// Start with [dev.hone.training.loop.TrainingRun]; one step of reinforcement learning is
/// [dev.hone.training.loop.RlStepper], of supervised training [dev.hone.training.loop.SupervisedStepper].
@NullMarked
package dev.hone.training.loop;

import org.jspecify.annotations.NullMarked;
