package dev.hone.lab.run;

import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Drafts;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.protocol.Settings;
import java.util.concurrent.atomic.AtomicInteger;

/// An experiment without models: an arm's accuracy is drawn from its seed, b's is better by 0.1.
final class Planned implements Experiment {
    private final int failAt;
    private final AtomicInteger trials = new AtomicInteger();
    private final AtomicInteger prepared = new AtomicInteger();

    /// Asks to stop, as a user would, before the trial of this number.
    Planned(int failAt) {
        this.failAt = failAt;
    }

    Planned() {
        this(Integer.MAX_VALUE);
    }

    int trials() {
        return trials.get();
    }

    int seedsPrepared() {
        return prepared.get();
    }

    @Override
    public Protocol protocol() {
        return Drafts.of(new Rule.Superior(Drafts.difference(), 0.02), 4);
    }

    @Override
    public void prepare(Trial trial) {
        prepared.incrementAndGet();
    }

    @Override
    public TrialResult run(Trial trial) {
        if (trials.incrementAndGet() >= failAt) {
            trial.cancellation().request();
            trial.checkpoint();
        }
        double[] right = new double[10];
        var draws = trial.key().draws();
        Settings settings = trial.settings();
        double better = settings.values().containsKey("better") ? settings.number("better") : 0;
        for (int p = 0; p < right.length; p++) {
            right[p] = draws.uniform() / 2 + better;
        }
        return new Observations().problems("accuracy", right)
                .curve("accuracy", new double[] {0, 1}, new double[] {0, right[0]})
                .text("said", trial.arm().name() + " " + trial.seed())
                .result();
    }
}
