package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.RunStopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that a server judges, which answers no question twice alike.
class RemoteJudgeRunTest {
    private static final int QUESTIONS = 6 * 4;

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Recipe rl(JudgeServer server, String... more) {
        List<String> all = new ArrayList<>(List.of("steps=4", "evaluation.problems=0",
                "rewards=[score, {name: mark, scorer: judge, judge: \"" + server.address() + "\"}]"));
        all.addAll(List.of(more));
        return TinyRuns.recipe(dir, TinyRuns.RL, all.toArray(String[]::new));
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static RunServices dyingAt(int last) {
        return RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                if (step == last) {
                    throw new Killed();
                }
            }
        });
    }

    @Test
    void whatAServerSaidIsReadAgainWhereStepsAreTrainedAgain() throws Exception {
        try (var server = new JudgeServer(n -> "Mark: " + n % 11)) {
            Path cut = dir.resolve("cut");
            try (TrainingRun run = TrainingRun.start(rl(server), cut, dyingAt(3))) {
                assertThatThrownBy(run::train).isInstanceOf(Killed.class);
            }
            assertThat(server.asked()).isEqualTo(3 * QUESTIONS);
            List<String> before = Files.readAllLines(cut.resolve("metrics.jsonl"));
            assertThat(RunDirectory.open(cut).checkpoints().latest().orElseThrow().folder()).asString()
                    .as("step 3 must be trained again").contains("2");
            TinyRuns.resume(cut);
            assertThat(server.asked()).as("only step 4 is new").isEqualTo(4 * QUESTIONS);
            assertThat(Files.readAllLines(cut.resolve("metrics.jsonl"))).startsWith(before.toArray(String[]::new));
            try (var answers = Files.walk(cut.resolve(ScorerRewards.ANSWERS))) {
                assertThat(answers.filter(Files::isRegularFile).count()).isGreaterThanOrEqualTo(4 * QUESTIONS);
            }
        }
    }

    @Test
    void silenceIsSkippedAndAServerThatFailsStopsTheRun() {
        try (var server = new JudgeServer(n -> n % 2 == 0 ? "I would not know" : "Mark: 10")) {
            Path run = dir.resolve("silent");
            TinyRuns.train(rl(server, "steps=1"), run);
            RunDirectory.open(run).rollouts().forEach(line -> {
                assertThat(line.verdict()).isNotEqualTo("failed");
                assertThat(line.rewards().getOrDefault("mark", 1.0)).isEqualTo(1);
            });
        }
        try (var server = new JudgeServer(n -> "broken\"")) {
            assertThatThrownBy(() -> TinyRuns.train(rl(server, "steps=1"), dir.resolve("broken")))
                    .isInstanceOf(RunStopped.class)
                    .hasMessageContaining("24 of 24").hasMessageContaining("reward 'mark' failed");
        }
    }

    @Test
    void aReplayDoesNotAskAServerAgain() {
        try (var server = new JudgeServer(n -> "Mark: 5")) {
            Path run = dir.resolve("replayed");
            TinyRuns.train(rl(server), run);
            int asked = server.asked();
            RunDirectory directory = RunDirectory.open(run);
            Replay.Result right = Replay.of(directory, "1.0.0", RunListener.SILENT);
            assertThat(right.identical()).isTrue();
            assertThatThrownBy(() -> Replay.of(directory, "2.0.0", RunListener.SILENT))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("asked of the server " + server.address());
            assertThat(server.asked()).isEqualTo(asked);
        }
    }
}
