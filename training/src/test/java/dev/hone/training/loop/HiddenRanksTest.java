package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.StopReason;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.Key;
import dev.hone.training.advantage.RankTrace;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.rollout.Rollouts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenRanksTest {
    @TempDir
    static Path dir;

    @BeforeAll
    static void base() {
        TinyRuns.base(dir);
    }

    private static Rollout rollout(int sample, boolean[] own, int... ids) {
        float[] none = new float[ids.length];
        var completion = new Completion(new int[] {1, 2}, ids, none, none, none, own, StopReason.END_TOKEN);
        return Rollout.judged(new RolloutId(1, 1, sample), Key.of(1), 0, completion, "", Rollouts.RIGHT);
    }

    @Test
    void theStatesAreThoseOfTheTokensThatTheModelDrew() {
        Model model = ModelDirectory.read(dir.resolve("base"));
        int width = model.config().width();
        Group group = Rollouts.group(1, Rollouts.RIGHT).withRollouts(List.of(
                rollout(0, new boolean[] {true, true, false, true, true}, 3, 4, 5, 6, 7),
                rollout(1, new boolean[] {true, true}, 8, 9)));
        try (Workers workers = Workers.of(2)) {
            var learner = new Learner(model.parameters(), workers, 1);
            RankTrace[][] found = new HiddenRanks(learner, width, 1)
                    .of(List.of(Rollouts.group(0, Rollouts.LATE), group))
                    .traces();
            assertThat(found[0]).isEmpty();
            List<double[]> rows = new ArrayList<>();
            learner.show(
                    List.of(new TokenTree(new int[] {1, 2}, List.of(new int[] {3, 4, 5, 6, 7}))),
                    (tree, segment, states, offset, stride, length) -> {
                        for (int t : new int[] {0, 1, 3, 4}) {
                            double[] row = new double[width];
                            for (int c = 0; c < width; c++) {
                                row[c] = states[offset + t * stride + c];
                            }
                            rows.add(row);
                        }
                        return 0;
                    });
            assertThat(found[1][0]).isEqualTo(RankTrace.of(rows.toArray(double[][]::new), 1));
            assertThat(found[1][0].rank()).isBetween(1.0, 3.0);
            assertThat(found[1][1].velocity()).isZero();
        }
    }

    @Test
    void aRunShapesItsAdvantagesAndThreadsChangeNoBit() {
        for (String threads : new String[] {"1", "2"}) {
            TinyRuns.train(
                    TinyRuns.recipe(
                            dir, TinyRuns.RL, "algorithm.advantage={name: hidden-state-shaped, stride: 2}",
                            "algorithm.shaping=[{name: overlong-penalty, margin: 12, weight: 1}]", "steps=2",
                            "threads=" + threads),
                    dir.resolve("threads-" + threads));
        }
        for (String file : List.of("metrics.jsonl", "rollouts.bin", "model/model.safetensors")) {
            assertThat(dir.resolve("threads-1").resolve(file))
                    .hasSameBinaryContentAs(dir.resolve("threads-2").resolve(file));
        }
    }
}
