package dev.hone.training.selection;

import static dev.hone.training.rollout.Rollouts.LATE;
import static dev.hone.training.rollout.Rollouts.RIGHT;
import static dev.hone.training.rollout.Rollouts.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollouts;
import org.junit.jupiter.api.Test;

class DynamicSamplingTest {
    private static final Group MIXED = Rollouts.group(0, RIGHT, WRONG);
    private static final Group FLAT = Rollouts.group(0, WRONG, WRONG, WRONG);
    private static final Group ONE_LEFT = Rollouts.group(0, RIGHT, LATE);
    private static final Group NONE_LEFT = Rollouts.group(0, LATE, LATE);

    @Test
    void flatGroupsTeachNothing() {
        for (DynamicSampling policy : new DynamicSampling[] {new DropFlat(Variance.SCORE),
            new RefillFlat(Variance.REWARD, 2)}) {
            assertThat(policy.keeps(MIXED)).isTrue();
            assertThat(policy.keeps(FLAT)).isFalse();
            assertThat(policy.keeps(ONE_LEFT)).isFalse();
            assertThat(policy.keeps(NONE_LEFT)).isFalse();
        }
        assertThat(new KeepAll().keeps(FLAT)).isTrue();
        assertThat(new KeepAll().keeps(NONE_LEFT)).isFalse();
    }

    @Test
    void shapingMayGiveVarianceToRewardsThatScoresLack() {
        Group shaped = FLAT.map(r -> r.withReward(-r.length()));
        assertThat(Variance.SCORE.isFlat(shaped)).isTrue();
        assertThat(Variance.REWARD.isFlat(shaped)).isFalse();
    }

    @Test
    void onlyRefillSamplesAgain() {
        for (DynamicSampling policy : new DynamicSampling[] {new KeepAll(), new DropFlat(Variance.SCORE)}) {
            assertThat(policy.more(8, 0, 0)).isEqualTo(8);
            assertThat(policy.more(8, 3, 8)).isZero();
        }
        assertThat(new RefillFlat(Variance.SCORE, 3).more(8, 3, 8)).isEqualTo(5);
    }

    @Test
    void refillsEndAtTheCapAndWhenTheBatchIsFull() {
        var refill = new RefillFlat(Variance.SCORE, 2.5);
        assertThat(refill.more(8, 8, 8)).isZero();
        assertThat(refill.more(8, 2, 17)).isEqualTo(3);
        assertThat(refill.more(8, 2, 20)).isZero();
        int sampled = 0;
        for (int more = refill.more(8, 0, 0); more > 0; more = refill.more(8, 0, sampled)) {
            sampled += more;
        }
        assertThat(sampled).isEqualTo(20);
        assertThatThrownBy(() -> new RefillFlat(Variance.SCORE, 0.5)).hasMessageContaining("at least 1");
    }
}
