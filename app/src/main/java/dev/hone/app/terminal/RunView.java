package dev.hone.app.terminal;

import dev.hone.training.evaluation.Estimate;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.RunListener;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.run.Flag;
import dev.hone.training.run.Metrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A run for people. On a terminal: a status line that is drawn again after every step, and above it evaluations,
/// warnings, and every so often a rollout. Elsewhere: plain lines, at most one every two seconds.
public final class RunView implements RunListener {
    private static final String CLEAR = "\r\u001b[K";
    private static final int BAR = 20;
    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final long ROLLOUT_NANOS = 15_000_000_000L;

    private final Terminal terminal;
    private final boolean live;
    private long started;
    private long lastLine;
    private long lastRollout;
    private int first;
    private int steps;
    private Optional<Group> group = Optional.empty();

    public RunView(Terminal terminal) {
        this.terminal = terminal;
        this.live = terminal.errScreen() == Terminal.Screen.LIVE;
    }

    @Override
    public void started(Recipe recipe, Path folder, int step) {
        started = System.nanoTime();
        lastRollout = started;
        first = step;
        steps = recipe.steps();
        say("run " + folder + ": " + (step == 0 ? "" : "going on after step " + step + ", ") + steps + " steps");
    }

    @Override
    public void judged(int step, List<Group> groups) {
        group = groups.isEmpty() ? Optional.empty() : Optional.of(groups.get(step % groups.size()));
    }

    @Override
    public void stepped(int step, Metrics metrics, Metrics seconds) {
        long now = System.nanoTime();
        String status = RunLine.of(step, steps, metrics) + ", " + left(now, step);
        if (live) {
            if (now - lastRollout > ROLLOUT_NANOS) {
                lastRollout = now;
                group.ifPresent(g -> say(rollout(g)));
            }
            terminal.raw(CLEAR + bar(step) + " " + status);
        } else if (now - lastLine > QUIET_NANOS || step == steps) {
            lastLine = now;
            say(status);
        }
    }

    @Override
    public void evaluated(int step, Evaluation evaluation) {
        Estimate e = evaluation.accuracy();
        int n = evaluation.samples();
        String more = n > 1 ? ", pass@%d %.1f %%".formatted(n, 100 * evaluation.passAt(n).mean()) : "";
        say("held out after step %d: %.1f %% right (%.1f to %.1f)%s".formatted(
                step, 100 * e.mean(), 100 * e.low(), 100 * e.high(), more));
    }

    @Override
    public void measured(int step, Metrics metrics) {
        say("held out after step " + step + ": " + RunLine.heldOut(metrics));
    }

    @Override
    public void warned(int step, String message) {
        say("warning, step " + step + ": " + message);
    }

    @Override
    public void flagged(Flag flag) {
        say("flag, step " + flag.step() + ", " + flag.rule() + ": " + flag.message());
    }

    @Override
    public void finished(Outcome outcome) {
        if (live) {
            terminal.raw(CLEAR);
        }
        switch (outcome.end()) {
            case FINISHED -> say("finished after %d steps; the model is %s".formatted(
                    outcome.steps(), outcome.model().map(Path::toString).orElse("nowhere")));
            case CANCELLED -> say("stopped after %d steps; go on with: hone train --resume %s".formatted(
                    outcome.steps(), outcome.run()));
        }
    }

    private void say(String text) {
        if (live) {
            terminal.raw(CLEAR);
            terminal.note(text);
        } else {
            terminal.line(text);
        }
    }

    private String bar(int step) {
        int full = (int) ((long) BAR * step / Math.max(1, steps));
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }

    private String left(long now, int step) {
        double each = (now - started) / (double) Math.max(1, step - first);
        Duration left = Duration.ofNanos((long) (each * (steps - step)));
        return left.toHours() > 0
                ? "%d h %02d min left".formatted(left.toHours(), left.toMinutesPart())
                : "%d:%02d left".formatted(left.toMinutes(), left.toSecondsPart());
    }

    private static String rollout(Group group) {
        Rollout r = group.rollouts().getFirst();
        return "    " + PlainText.line(group.problem().prompt(), 60) + " -> " + PlainText.line(r.text(), 60) + "  ("
                + r.verdict().kind()
                + ")";
    }
}
