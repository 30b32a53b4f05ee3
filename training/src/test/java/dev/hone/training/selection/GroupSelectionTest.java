package dev.hone.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.StopReason;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.Verdict;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Rollouts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupSelectionTest {
    private static final Verdict RIGHT = new Verdict.Correct("right");
    private static final Verdict WRONG = new Verdict.Incorrect("wrong");

    private static Draws draws(int seed) {
        return Key.of(seed).draws();
    }

    /// Rollouts of these lengths; a negative one is wrong.
    private static List<Rollout> rollouts(int... lengths) {
        return IntStream.range(0, lengths.length)
                .mapToObj(s -> Rollouts.rollout(
                        0, s, Math.abs(lengths[s]), StopReason.END_TOKEN, lengths[s] > 0 ? RIGHT : WRONG))
                .toList();
    }

    private static List<Rollout> rewarded(double... rewards) {
        List<Rollout> rollouts = rollouts(IntStream.range(0, rewards.length).map(i -> 1).toArray());
        return IntStream.range(0, rewards.length).mapToObj(i -> rollouts.get(i).withReward(rewards[i])).toList();
    }

    private static List<Integer> samples(List<Rollout> rollouts) {
        return rollouts.stream().map(r -> r.id().sample()).toList();
    }

    @Test
    void aWholeGroupIsSampledOnceAndKept() {
        assertThat(new WholeGroup().sampled(8)).isEqualTo(8);
        List<Rollout> three = rollouts(1, -1, 1);
        assertThat(new WholeGroup().choose(three, 2, draws(0))).isEqualTo(three);
    }

    @Test
    void oversamplingRoundsUp() {
        assertThat(new ResampleOnCorrect().sampled(8)).isEqualTo(16);
        assertThat(new MaxVariance(1.5).sampled(3)).isEqualTo(5);
        assertThatThrownBy(() -> new MaxVariance(0.5)).hasMessageContaining("at least 1: 0.5");
    }

    @Test
    void resampleOnCorrectKeepsTheSharesOfRightAndWrong() {
        List<Rollout> eight = rollouts(-3, 3, -3, 3, -3, 3, -3, -3); // five wrong, three right
        for (int seed = 0; seed < 20; seed++) {
            List<Rollout> four = new ResampleOnCorrect().choose(eight, 4, draws(seed));
            assertThat(four).hasSize(4).doesNotHaveDuplicates();
            assertThat(four.stream().filter(r -> r.score().orElseThrow() == 0)).hasSize(3); // round(4 · 5 / 8)
            assertThat(samples(four)).isSorted();
        }
    }

    @Test
    void resampleOnCorrectPrefersShortSuccesses() {
        List<Rollout> two = rollouts(1, 99);
        long shorter = IntStream.range(0, 1000)
                .filter(seed -> samples(new ResampleOnCorrect().choose(two, 1, draws(seed))).equals(List.of(0)))
                .count();
        assertThat(shorter).isBetween(970L, 1000L); // 0.99 of the draws, three deviations to each side
    }

    @Test
    void maxVarianceTakesBothEnds() {
        List<Rollout> six = rewarded(0.5, 0, 1, 0.4, 0.1, 0.9);
        assertThat(samples(new MaxVariance().choose(six, 4, draws(0)))).containsExactly(1, 2, 4, 5);
        List<Rollout> onlyOneRight = rewarded(0, 0, 0, 1);
        assertThat(samples(new MaxVariance().choose(onlyOneRight, 2, draws(0)))).containsExactly(0, 3);
    }

    @Test
    void maxVarianceIsTheBestOfAllChoices() {
        double[] rewards = {0.3, 0.9, 0.2, 0.2, 0.7, 0.6, 0.1};
        double best = 0;
        for (int mask = 0; mask < 1 << rewards.length; mask++) {
            if (Integer.bitCount(mask) == 4) {
                int chosen = mask;
                best = Math.max(best, variance(IntStream.range(0, rewards.length)
                        .filter(i -> (chosen >> i & 1) == 1).mapToDouble(i -> rewards[i]).toArray()));
            }
        }
        double found = variance(new MaxVariance().choose(rewarded(rewards), 4, draws(0)).stream()
                .mapToDouble(r -> r.reward().orElseThrow()).toArray());
        assertThat(found).isCloseTo(best, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void fewerThanWantedAreAllKept() {
        List<Rollout> two = rollouts(1, -1);
        assertThat(new MaxVariance().choose(two, 4, draws(0))).isEqualTo(two);
        assertThat(new ResampleOnCorrect().choose(two, 4, draws(0))).isEqualTo(two);
    }

    @Test
    void aWindowKeepsProblemsOfMiddlingDifficulty() {
        var window = new DifficultyWindow();
        assertThat(window.keeps(Rollouts.group(0, WRONG, WRONG, WRONG, RIGHT))).isTrue();
        assertThat(window.keeps(Rollouts.group(0, WRONG, WRONG, WRONG, WRONG, RIGHT))).isFalse();
        assertThat(window.keeps(Rollouts.group(0, RIGHT, RIGHT))).isFalse();
        assertThat(window.keeps(Rollouts.group(0, Rollouts.LATE))).isFalse();
        assertThat(window.more(4, 1, 4)).isEqualTo(3);
        assertThat(window.more(4, 1, 16)).isZero();
        assertThatThrownBy(() -> new DifficultyWindow(0.8, 0.2, 2)).hasMessageContaining("low first: 0.8 to 0.2");
    }

    private static double variance(double... values) {
        double mean = java.util.Arrays.stream(values).average().orElse(0);
        return java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }
}
