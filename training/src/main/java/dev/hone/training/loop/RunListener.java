package dev.hone.training.loop;

import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.run.Flag;
import dev.hone.training.run.Metrics;
import java.nio.file.Path;
import java.util.List;

/// Hears what happens in a run, in order and from one thread. Nothing that a listener does changes the run, but an
/// exception that it throws ends it.
public interface RunListener {
    /// Hears nothing.
    RunListener SILENT = new RunListener() {};

    /// The run begins, or goes on, after this many steps.
    default void started(Recipe recipe, Path folder, int step) {}

    /// Reinforcement learning made and judged the groups of a step; they have advantages where they are trained on.
    default void judged(int step, List<Group> groups) {}

    /// A step is done: what the recipe decided, and what the clock said.
    default void stepped(int step, Metrics metrics, Metrics seconds) {}

    /// Held-out problems were measured after this many steps.
    default void evaluated(int step, Evaluation evaluation) {}

    /// Held-out problems were measured after this many steps in the way of the run's kind of training, without answers
    /// to them; all names begin with `eval/`.
    default void measured(int step, Metrics metrics) {}

    /// A checkpoint was written.
    default void saved(int step, Path checkpoint) {}

    /// Something that the user should know and that does not end the run.
    default void warned(int step, String message) {}

    /// A rule saw something in the metrics that a person should look at.
    default void flagged(Flag flag) {}

    /// The run is over, by its last step or by a request.
    default void finished(Outcome outcome) {}
}
