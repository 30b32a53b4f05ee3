package dev.hone.app.lab;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.lab.protocol.Plan;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.run.RunnerListener;
import java.time.Duration;

/// The progress of an experiment as JSON, a line an event: started, prepared, trial.
public final class ExperimentLines implements RunnerListener {
    private final Terminal terminal;

    public ExperimentLines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void started(Protocol protocol, Plan plan, int left, int all) {
        terminal.line(new Json().put("event", "started").put("id", protocol.id()).put("protocol", protocol.hash())
                .putTexts("arms", plan.arms()).put("trials", all).put("left", left));
    }

    @Override
    public void prepared(int seed, Duration took) {
        terminal.line(new Json().put("event", "prepared").put("seed", seed).put("seconds", took.toMillis() * 1e-3));
    }

    @Override
    public void finished(String arm, int seed, Duration took, int done, int all, Duration remaining) {
        terminal.line(new Json().put("event", "trial").put("arm", arm).put("seed", seed)
                .put("seconds", took.toMillis() * 1e-3).put("done", done).put("trials", all)
                .put("seconds_left", remaining.toMillis() * 1e-3));
    }
}
