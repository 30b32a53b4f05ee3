package dev.hone.training.record;

import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Flag;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.MetricsLog.Event;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.RunLogs;
import dev.hone.training.run.TokenTrace;
import dev.hone.training.run.TokenUse;
import dev.hone.training.run.TrainerState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A run written by hand: its logs say what the test wants, and nothing was trained.
public final class RecordedRun implements AutoCloseable {
    private static final String RECIPE = "model: base\ntasks: [chains]\nsteps: 9\n";

    private final RunDirectory directory;
    private final RunLogs logs;

    public RecordedRun(Path folder) {
        directory = RunDirectory.create(folder, Recipe.parse("test.yaml", RECIPE, folder, List.of()));
        logs = directory.logs(TrainerState.LogOffsets.NONE);
    }

    public RunDirectory directory() {
        return directory;
    }

    public RecordedRun step(int step, double reward) {
        logs.metrics().add(step, Event.TRAIN, new Metrics().put("reward", reward).put("num_tokens", 100L * step));
        logs.seconds().add(step, Event.TRAIN, new Metrics().put("seconds/step", 2).put("seconds/sample", 1.5));
        return this;
    }

    public RecordedRun measured(int step, double accuracy) {
        logs.metrics().add(step, Event.EVALUATION, new Metrics().put("eval/pass@1", accuracy));
        return this;
    }

    public RecordedRun flag(int step, String rule) {
        logs.metrics().add(new Flag(rule, step, "look at it"));
        return this;
    }

    /// Two tokens, entropies 0.25 and 0.75; two optimizer steps, the second of which trained the second token alone.
    public RecordedRun rollout(String id, OptionalDouble score, double reward, float ratio) {
        var line = new RolloutLine(id, 0, "chains", "c1+2=", "1+2=", "3", "text of " + id, "end_token",
                score.isEmpty() ? "failed" : score.getAsDouble() == 1 ? "correct" : "incorrect", "because", score,
                score.isEmpty() ? score : OptionalDouble.of(reward), Map.of(), 0.5, 4, List.of(), 2,
                OptionalInt.empty(),
                1, 2,
                logs.rollouts().nextOffset(), Optional.empty());
        logs.rollouts().add(line, new TokenTrace(new int[] {9}, new int[] {4, 5}, new float[] {-0.5f, -1},
                new float[] {0.25f, 0.75f}, new float[] {0.5f, 0.5f}, new float[0],
                List.of(new TokenUse(new float[] {1, 1}, new byte[2]),
                        new TokenUse(new float[] {Float.NaN, ratio}, new byte[] {0, 1}))));
        logs.rollouts().flush();
        return this;
    }

    @Override
    public void close() {
        logs.close();
    }
}
