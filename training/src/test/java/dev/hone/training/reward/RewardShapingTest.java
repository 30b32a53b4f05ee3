package dev.hone.training.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Rollouts;
import dev.hone.training.tokens.KlEstimator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardShapingTest {
    private static Rollout right(int length) {
        return Rollouts.rollout(0, 0, length, StopReason.END_TOKEN, Rollouts.RIGHT);
    }

    @Test
    void withoutStepsTheRewardIsTheScore() {
        assertThat(RewardShaping.apply(List.of(), right(3)).reward()).hasValue(1);
    }

    @Test
    void overlongPenaltyByHand() {
        var penalty = new OverlongPenalty(20, 4, 0.5);
        assertThat(penalty.shape(right(16), 1)).isEqualTo(1);
        assertThat(penalty.shape(right(17), 1)).isEqualTo(0.875);
        assertThat(penalty.shape(right(18), 1)).isEqualTo(0.75);
        assertThat(penalty.shape(right(20), 1)).isEqualTo(0.5);
        assertThat(penalty.shape(right(25), 0)).isEqualTo(-0.5);
        assertThatThrownBy(() -> new OverlongPenalty(4, 5, 1)).hasMessageContaining("margin");
    }

    @Test
    void klInRewardByHand() {
        Rollout r = right(2).withReference(new float[] {-1.5f, -0.75f});
        assertThat(new KlInReward(KlEstimator.K1, 0.1).shape(r, 1)).isCloseTo(1 - 0.1 * (0.5 - 0.25), within(1e-12));
        assertThat(new KlInReward(KlEstimator.K2, 1).shape(r, 1))
                .isCloseTo(1 - 0.125 - 0.03125, within(1e-12));
        assertThatThrownBy(() -> new KlInReward(KlEstimator.K1, 0.1).shape(right(2), 1))
                .hasMessageContaining("no reference log-probabilities");
    }

    @Test
    void cosineLengthByHand() {
        var cosine = new CosineLength(8);
        Rollout wrong = Rollouts.rollout(0, 0, 4, StopReason.END_TOKEN, Rollouts.WRONG);
        assertThat(cosine.shape(right(4), 1)).isCloseTo(1.5, within(1e-12));
        assertThat(cosine.shape(right(8), 1)).isCloseTo(1, within(1e-12));
        assertThat(cosine.shape(right(2), 1)).isCloseTo(1 + 0.5 * (1 + Math.sqrt(0.5)), within(1e-12));
        assertThat(cosine.shape(wrong, 0)).isCloseTo(-5, within(1e-12));
        assertThat(cosine.shape(right(9), 1)).isEqualTo(-10);
        Rollout cut = Rollouts.rollout(0, 0, 8, StopReason.LENGTH, Rollouts.WRONG);
        assertThat(cosine.shape(cut, 0)).isEqualTo(-10);
        assertThatThrownBy(() -> new CosineLength(0)).hasMessageContaining("greatest length");
        assertThatThrownBy(() -> new CosineLength(8, 2, 1, Double.NaN, 0, 0)).hasMessageContaining("finite");
    }

    @Test
    void cosineLengthKeepsWhatOtherStepsAdded() {
        assertThat(new CosineLength(8).shape(right(8), 1.25)).isCloseTo(1.25, within(1e-12));
    }

    @Test
    void repetitionPenaltyByHand() {
        var penalty = new RepetitionPenalty(2, 0.5);
        assertThat(penalty.shape(withIds(1, 2, 3, 4), 1)).isEqualTo(1);
        assertThat(penalty.shape(withIds(1, 2, 1, 2), 1)).isEqualTo(0);
        assertThat(penalty.shape(withIds(1, 2, 3, 1, 2, 3), 1)).isEqualTo(1 - 0.5 * 3);
        assertThat(penalty.shape(withIds(7, 7, 7), 1)).isEqualTo(0);
        assertThat(penalty.shape(withIds(7), 1)).isEqualTo(1);
        assertThatThrownBy(() -> new RepetitionPenalty(0, 1)).hasMessageContaining("n-gram");
        assertThatThrownBy(() -> new RepetitionPenalty(2, -1)).hasMessageContaining("penalty");
    }

    private static Rollout withIds(int... ids) {
        Rollout r = right(ids.length);
        var completion = new Completion(
                new int[] {1}, ids, new float[ids.length], new float[ids.length], new float[ids.length],
                StopReason.END_TOKEN);
        return Rollout.judged(r.id(), r.stream(), 0, completion, "", Rollouts.RIGHT);
    }

    @Test
    void stepsApplyInOrderFromTheScore() {
        RewardShaping.Custom twice = (rollout, reward) -> 2 * reward;
        RewardShaping.Custom plusOne = (rollout, reward) -> reward + 1;
        Rollout shapedBefore = right(1).withReward(77);
        assertThat(RewardShaping.apply(List.of(twice, plusOne), shapedBefore).reward()).hasValue(3);
        assertThat(RewardShaping.apply(List.of(plusOne, twice), shapedBefore).reward()).hasValue(4);
    }

    @Test
    void whatWasNotJudgedStaysWithoutReward() {
        Rollout late = Rollouts.rollout(0, 0, 3, StopReason.LENGTH, Rollouts.LATE);
        assertThat(RewardShaping.apply(List.of(new OverlongPenalty(2, 1, 1)), late).reward()).isEmpty();
    }

    @Test
    void aStepThatGivesNoNumberIsNamed() {
        RewardShaping.Custom broken = (rollout, reward) -> 0.0 / 0.0;
        assertThatThrownBy(() -> RewardShaping.apply(List.of(broken), right(1)))
                .hasMessage("rollout 0.0.0: reward shaping 'custom' gave NaN");
    }
}
