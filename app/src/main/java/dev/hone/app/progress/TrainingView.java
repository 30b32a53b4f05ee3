package dev.hone.app.progress;

import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.RunListener;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.run.Metrics;
import java.nio.file.Path;
import java.util.List;

/// Shows a run: progress, time left, reward, accuracy, entropy, length, a rollout now and then.
///
/// On a terminal the line of the current step is drawn again and again, and about twenty of them stay; elsewhere the
/// lines that stay are all there is.
public final class TrainingView implements RunListener {
    private static final int LINES = 20;
    private static final int ROLLOUTS = 5;

    private final Screen screen;
    private int steps;
    private int first;
    private double seconds;
    private String rollout = "";

    /// Shows on this screen.
    public TrainingView(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void started(Recipe recipe, Path folder, int step) {
        steps = recipe.steps();
        first = step;
        screen.line((step == 0 ? "run " : "going on after step " + step + " with run ") + folder);
    }

    @Override
    public void judged(int step, List<Group> groups) {
        Group group = groups.get(step % groups.size());
        Rollout chosen = group.rollouts().stream()
                .filter(r -> r.score().orElse(0) == 1)
                .findFirst()
                .orElse(group.rollouts().getFirst());
        rollout = StepText.rollout(group.problem().prompt(), chosen);
    }

    @Override
    public void stepped(int step, Metrics metrics, Metrics times) {
        seconds += times.find("seconds/step").orElse(0);
        double each = seconds / (step - first);
        String text = StepText.step(step, steps, metrics, times.find("seconds/step").orElse(0), each * (steps - step));
        if (step == 1 || step == steps || step % Math.max(1, steps / LINES) == 0) {
            screen.line(text);
        } else {
            screen.status(text);
        }
        if (!rollout.isEmpty() && step % Math.max(1, steps / ROLLOUTS) == 0) {
            screen.line(rollout);
        }
    }

    @Override
    public void evaluated(int step, Evaluation evaluation) {
        screen.line(StepText.evaluation(step, evaluation));
    }

    @Override
    public void warned(int step, String message) {
        screen.line("warning: step " + step + ": " + message);
    }

    @Override
    public void finished(Outcome outcome) {
        switch (outcome.end()) {
            case FINISHED -> outcome.model().ifPresent(model -> screen.line("the model is in " + model));
            case CANCELLED ->
                screen.line("stopped after step " + outcome.steps() + "; go on with: hone train --resume "
                        + outcome.run());
        }
    }
}
