package dev.hone.browser;

import dev.hone.lab.evidence.EvidenceFile;
import dev.hone.lab.experiment.Cost;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Experiments;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.run.Runner;
import dev.hone.lab.run.RunnerListener;
import dev.hone.lab.run.RunnerOptions;
import dev.hone.training.loop.Cancellation;
import java.nio.file.Path;

/// An experiment of Hone's whose trials draw numbers instead of training, so that an article has evidence to show.
record PretendedEvidence(Protocol protocol) implements Experiment {
    private static final int PROBLEMS = 12;

    /// Writes quick and full evidence of a question below a folder.
    static void write(String id, Path work, Path folder) {
        var experiment = new PretendedEvidence(Experiments.named(id).protocol());
        for (Profile profile : new Profile[] {Profile.QUICK, Profile.FULL}) {
            EvidenceFile.write(
                    new Runner(experiment, profile, RunnerOptions.in(work), RunnerListener.SILENT,
                            new Cancellation()).run().evidence(),
                    folder);
        }
    }

    @Override
    public TrialResult run(Trial trial) {
        var draws = trial.key().draws();
        double better = protocol.arms().indexOf(trial.arm()) * 0.05;
        var observations = new Observations().spent(new Cost(1200, 600, 40, 10, 2400));
        for (Measure measure : protocol.measures()) {
            double[] values = new double[PROBLEMS];
            for (int p = 0; p < PROBLEMS; p++) {
                values[p] = draws.uniform() * (1 + better) / 3 + better;
            }
            observations.problems(measure.name(), values);
        }
        protocol.curves().keySet().forEach(
                curve -> observations.curve(curve, new double[] {0, 1}, new double[] {0.1, draws.uniform()}));
        return observations.result();
    }
}
