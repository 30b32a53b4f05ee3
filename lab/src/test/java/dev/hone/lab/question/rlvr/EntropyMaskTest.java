package dev.hone.lab.question.rlvr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.foundation.Key;
import dev.hone.tasks.Verdict;
import dev.hone.training.mask.LossMask;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntropyMaskTest {
    private static final List<Rollout> BATCH = List.of(
            rollout(0, 0.9f, 0.1f, 0.8f, 5f), rollout(1, 0.2f, 0.7f, 0.3f, 0.4f, 5f),
            rollout(2, 0.6f, 0.5f, 0.05f, 5f));

    private static Rollout rollout(int number, float... entropies) {
        int n = entropies.length;
        var completion = new Completion(
                new int[] {1}, new int[n], new float[n], new float[n], entropies, StopReason.END_TOKEN);
        return Rollout.judged(new RolloutId(1, 0, number), Key.of(number), 0, completion, "",
                new Verdict.Correct("as expected"));
    }

    private static List<boolean[]> flags(EntropyMask.Keep keep, double share) {
        return new EntropyMask(keep, share, LossMask.Effect.LEFT_OUT).trained(BATCH);
    }

    private static long kept(List<boolean[]> flags) {
        long n = 0;
        for (boolean[] f : flags) {
            for (boolean b : f) {
                n += b ? 1 : 0;
            }
        }
        return n;
    }

    @Test
    void theLargestEntropiesOfTheBatchAreKeptAndTheEndTokenNever() {
        List<boolean[]> top = flags(EntropyMask.Keep.TOP, 0.3);

        assertThat(top.get(0)).containsExactly(true, false, true, false);
        assertThat(top.get(1)).containsExactly(false, true, false, false, false);
        assertThat(top.get(2)).containsExactly(false, false, false, false);
    }

    @Test
    void theBottomIsWhatTheTopLeaves() {
        List<boolean[]> top = flags(EntropyMask.Keep.TOP, 0.3);
        List<boolean[]> bottom = flags(EntropyMask.Keep.BOTTOM, 0.7);

        for (int i = 0; i < top.size(); i++) {
            for (int t = 0; t < top.get(i).length - 1; t++) {
                assertThat(bottom.get(i)[t]).isEqualTo(!top.get(i)[t]);
            }
            assertThat(bottom.get(i)[top.get(i).length - 1]).isFalse();
        }
    }

    @Test
    void aLotKeepsAsManyAndIsTheSameTwice() {
        List<boolean[]> lot = flags(EntropyMask.Keep.RANDOM, 0.3);

        assertThat(kept(lot)).isEqualTo(3);
        assertThat(flags(EntropyMask.Keep.RANDOM, 0.3)).usingRecursiveComparison().isEqualTo(lot);
    }

    @Test
    void forksAreFirstTokens() {
        List<boolean[]> forks = flags(EntropyMask.Keep.FIRST, 1);

        assertThat(forks).allSatisfy(f -> assertThat(f[0]).isTrue());
        assertThat(kept(forks)).isEqualTo(3);
    }

    @Test
    void equalNumbersGiveNoMoreThanTheShare() {
        var flat = new EntropyMask(EntropyMask.Keep.TOP, 0.3, LossMask.Effect.LEFT_OUT,
                batch -> batch.stream().map(r -> new float[r.length()]).toList());

        assertThat(kept(flat.trained(BATCH))).isEqualTo(3);
    }

    @Test
    void aShareOfNothingIsRefused() {
        assertThatThrownBy(() -> new EntropyMask(EntropyMask.Keep.TOP, 0, LossMask.Effect.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share");
    }

    @Test
    void aWholeNumberIsNotRoundedUp() {
        assertThat(EntropyMask.count(0.2, 10)).isEqualTo(2);
        assertThat(EntropyMask.count(1 - 0.8, 10)).isEqualTo(2);
        assertThat(EntropyMask.count(0.2, 11)).isEqualTo(3);
    }

    @Test
    void entropiesChangeByDecileOfTheBase() {
        float[] base = new float[20];
        float[] own = new float[20];
        for (int t = 0; t < 20; t++) {
            base[t] = 19 - t;
            own[t] = base[t] + (base[t] >= 18 ? 3 : -1);
        }

        assertThat(EntropyMap.changes(List.of(own), List.of(base)))
                .containsExactly(-1, -1, -1, -1, -1, -1, -1, -1, -1, 3);
    }

    @Test
    void theLargestOfPlainNumbers() {
        List<boolean[]> flags = EntropyMask.largest(List.of(new float[] {1, 5}, new float[] {4, 2, 3}), 0.4);

        assertThat(flags.get(0)).containsExactly(false, true);
        assertThat(flags.get(1)).containsExactly(true, false, false);
    }
}
