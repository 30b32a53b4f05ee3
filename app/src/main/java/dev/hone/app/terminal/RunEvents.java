package dev.hone.app.terminal;

import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.RunListener;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Flag;
import dev.hone.training.run.Metrics;
import java.nio.file.Path;
import java.util.Locale;

/// A run as JSON lines: `started`, `step`, `evaluation`, `measured`, `saved`, `warning`, `flag`, `finished`, each with
/// its numbers.
public final class RunEvents implements RunListener {
    private final Terminal terminal;

    public RunEvents(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void started(Recipe recipe, Path folder, int step) {
        terminal.line(event("started", step).put("steps", recipe.steps()).put("run", folder.toString()));
    }

    @Override
    public void stepped(int step, Metrics metrics, Metrics seconds) {
        var line = event("step", step);
        metrics.values().forEach(line::put);
        seconds.values().forEach(line::put);
        terminal.line(line);
    }

    @Override
    public void evaluated(int step, Evaluation evaluation) {
        var line = event("evaluation", step);
        evaluation.metrics().values().forEach(line::put);
        terminal.line(line);
    }

    @Override
    public void measured(int step, Metrics metrics) {
        var line = event("measured", step);
        metrics.values().forEach(line::put);
        terminal.line(line);
    }

    @Override
    public void saved(int step, Path checkpoint) {
        terminal.line(event("saved", step).put("checkpoint", checkpoint.toString()));
    }

    @Override
    public void warned(int step, String message) {
        terminal.line(event("warning", step).put("message", message));
    }

    @Override
    public void flagged(Flag flag) {
        terminal.line(event("flag", flag.step()).put("rule", flag.rule()).put("message", flag.message()));
    }

    @Override
    public void finished(Outcome outcome) {
        var line = event(outcome.end().name().toLowerCase(Locale.ROOT), outcome.steps());
        outcome.before().ifPresent(e -> line.put("before", e.accuracy().mean()));
        outcome.after().ifPresent(e -> line.put("after", e.accuracy().mean()));
        outcome.model().ifPresent(m -> line.put("model", m.toString()));
        terminal.line(line.put("run", outcome.run().toString()));
    }

    private static Json event(String name, int step) {
        return new Json().put("event", name).put("step", step);
    }
}
