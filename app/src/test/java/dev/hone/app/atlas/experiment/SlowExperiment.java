package dev.hone.app.atlas.experiment;

import dev.hone.foundation.InputException;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.lab.protocol.Rule;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// An experiment whose trials wait until a test lets them end; two arms, two seeds in the quick profile.
public final class SlowExperiment implements Experiment {
    private static final long MOST_SECONDS = 20;

    private final String id;
    private final Semaphore ends = new Semaphore(0);
    private final AtomicInteger made = new AtomicInteger();

    public SlowExperiment(String id) {
        this.id = id;
    }

    /// Lets so many trials end.
    public SlowExperiment let(int trials) {
        ends.release(trials);
        return this;
    }

    /// How many trials were made to their end.
    public int made() {
        return made.get();
    }

    @Override
    public Protocol protocol() {
        return new ProtocolDraft(id, "Is b better than a?")
                .arm("a", "the baseline")
                .arm("b", "the other")
                .measure("accuracy", "share of right answers", Measure.Unit.SHARE)
                .plan(Profile.SMOKE, 1, List.of())
                .plan(Profile.QUICK, 2, List.of())
                .plan(Profile.FULL, 2, List.of())
                .claim("better", "b is better", new Rule.Superior(Contrast.difference("accuracy", "b", "a"), 0.02))
                .fixed();
    }

    @Override
    public TrialResult run(Trial trial) {
        try {
            for (int i = 0; !ends.tryAcquire(10, TimeUnit.MILLISECONDS); i++) {
                trial.checkpoint();
                if (i > 100 * MOST_SECONDS) {
                    throw new InputException("the test never let this trial end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        made.incrementAndGet();
        var draws = trial.key().draws();
        double better = trial.arm().name().equals("b") ? 0.3 : 0;
        double[] right = new double[8];
        for (int p = 0; p < right.length; p++) {
            right[p] = draws.uniform() / 2 + better;
        }
        return new Observations().problems("accuracy", right).result();
    }
}
