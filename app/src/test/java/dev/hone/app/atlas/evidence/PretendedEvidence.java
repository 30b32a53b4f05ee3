package dev.hone.app.atlas.evidence;

import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFile;
import dev.hone.lab.evidence.ProblemTable;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An experiment of Hone's whose trials draw numbers instead of training, for tests of how evidence is shown.
record PretendedEvidence(Protocol protocol) implements Experiment {
    private static final int PROBLEMS = 12;

    /// With the protocol of the question of this id.
    static PretendedEvidence of(String id) {
        return new PretendedEvidence(Experiments.named(id).protocol());
    }

    /// Runs it and writes its evidence below a folder.
    Evidence write(Profile profile, Path work, Path folder) {
        var runner = new Runner(this, profile, RunnerOptions.in(work), RunnerListener.SILENT, new Cancellation());
        Runner.Ran ran = runner.run();
        Path file = EvidenceFile.write(ran.evidence(), folder);
        ProblemTable.write(ran.observed(), file.resolveSibling(ran.evidence().fileName() + ".csv"));
        return ran.evidence();
    }

    /// Writes the same evidence as of a protocol with another hash.
    static Path renamed(Path file, Evidence evidence, String hash) throws IOException {
        Path other = file.resolveSibling(evidence.profile() + "-" + hash + ".json");
        Files.writeString(other, Files.readString(file).replace(evidence.protocol(), hash));
        return Files.writeString(other, EvidenceFile.text(EvidenceFile.seal(EvidenceFile.read(other))));
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
