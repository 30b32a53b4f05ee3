package dev.hone.lab.question;

import dev.hone.engine.Model;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.lab.experiment.Trained;
import dev.hone.training.run.RunDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The policies of a run at its checkpoints, so that they can be examined as its last one is.
public final class Milestones {
    private Milestones() {}

    /// A policy after so many steps.
    public record Milestone(int step, Supplier<Model> model) {}

    /// Those that the run kept, in order; the last is the trained model. Which are kept is up to the recipe's
    /// `checkpoints`.
    public static List<Milestone> of(Trained trained, int steps) {
        List<Milestone> all = new ArrayList<>();
        RunDirectory.open(trained.run()).checkpoints().all().stream()
                .filter(s -> s.step() < steps)
                .forEach(s -> all.add(
                        new Milestone(s.step(), () -> ModelDirectory.read(s.folder().resolve("model")))));
        all.add(new Milestone(steps, trained::model));
        return List.copyOf(all);
    }
}
