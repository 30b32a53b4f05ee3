package dev.hone.app.lab;

import dev.hone.app.terminal.Terminal;
import dev.hone.lab.protocol.Plan;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.run.RunnerListener;
import java.time.Duration;
import java.util.Locale;

/// The progress of an experiment, a line a trial.
public final class ExperimentView implements RunnerListener {
    private final Terminal terminal;

    public ExperimentView(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void started(Protocol protocol, Plan plan, int left, int all) {
        terminal.note(protocol.question());
        terminal.note(all + " trials (" + plan.arms().size() + " arms: " + String.join(", ", plan.arms()) + ")"
                + (left < all ? ", " + (all - left) + " of them are there already" : ""));
    }

    @Override
    public void prepared(int seed, Duration took) {
        terminal.note("seed %d is prepared (%s)".formatted(seed, clock(took)));
    }

    @Override
    public void finished(String arm, int seed, Duration took, int done, int all, Duration remaining) {
        terminal.note("%d/%d %s, seed %d: %s%s".formatted(
                done, all, arm, seed, clock(took), done < all ? "; about " + clock(remaining) + " left" : ""));
    }

    private static String clock(Duration d) {
        return d.toSeconds() < 10
                ? String.format(Locale.ROOT, "%.1f s", d.toMillis() * 1e-3)
                : d.toSeconds() < 120 ? d.toSeconds() + " s" : d.toMinutes() + " min";
    }
}
