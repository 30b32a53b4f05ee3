package dev.hone.training.mask;

import static dev.hone.training.rollout.Rollouts.RIGHT;
import static dev.hone.training.rollout.Rollouts.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.training.advantage.LeaveOneOut;
import dev.hone.training.batch.Credit;
import dev.hone.training.batch.PolicyBatch;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Rollouts;
import dev.hone.training.tokens.CompletionTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopEntropyTest {
    private static final List<float[]> ENTROPIES = List.of(new float[] {0, 4, 2}, new float[] {3, 1});

    @Test
    void quantilesByHand() {
        List<boolean[]> top = TopEntropy.keep(ENTROPIES, 0.25);
        assertThat(top.get(0)).containsExactly(false, true, false);
        assertThat(top.get(1)).containsExactly(true, false);
        assertThat(TopEntropy.keep(ENTROPIES, 0.24).get(1)).containsExactly(false, false);
        assertThat(TopEntropy.keep(ENTROPIES, 1).get(0)).containsOnly(true);
        assertThat(TopEntropy.keep(List.of(), 0.2)).isEmpty();
    }

    @Test
    void theOthersAreCountedButHaveNoAdvantage() {
        var completion = new Completion(new int[] {1}, new int[] {7, 8}, new float[] {-1, -1}, new float[] {-1, -1},
                new float[] {1, 2}, StopReason.END_TOKEN);
        Group group = Rollouts.group(0, RIGHT, WRONG)
                .map(r -> Rollout.judged(r.id(), r.stream(), 0, completion, "", r.verdict()));
        PolicyBatch batch = PolicyBatch.of(
                Credit.advantages(List.of(group), new LeaveOneOut()), List.of(new TopEntropy(0.5)));
        CompletionTokens right = batch.tokens().getFirst().getFirst();
        assertThat(right.trainedTokens()).isEqualTo(2);
        assertThat(right.advantages()).containsExactly(0, 1);
        assertThat(batch.groups().getFirst().judged().getFirst().advantages()).containsExactly(1, 1);
    }

    @Test
    void anImpossibleShareIsRefused() {
        assertThatThrownBy(() -> new TopEntropy(0)).hasMessageContaining("(0, 1]");
    }
}
