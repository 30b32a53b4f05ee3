package dev.hone.training.batch;

import static dev.hone.training.rollout.Rollouts.BROKEN;
import static dev.hone.training.rollout.Rollouts.LATE;
import static dev.hone.training.rollout.Rollouts.RIGHT;
import static dev.hone.training.rollout.Rollouts.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.training.advantage.Column;
import dev.hone.training.advantage.GeneralizedAdvantage;
import dev.hone.training.advantage.LeaveOneOut;
import dev.hone.training.advantage.Samples;
import dev.hone.training.mask.WithoutTruncated;
import dev.hone.training.reward.OverlongPenalty;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Rollouts;
import dev.hone.training.tokens.CompletionTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyBatchTest {
    private static final List<Group> GROUPS = List.of(Rollouts.group(0, LATE, LATE),
            Rollouts.group(1, RIGHT, BROKEN, WRONG));

    @Test
    void unjudgedRolloutsAreInNoBaselineAndInNoLoss() {
        List<Group> done = Credit.advantages(Credit.rewards(GROUPS, List.of()), new LeaveOneOut());
        assertThat(done.get(1).rollouts().get(0).advantages()).containsExactly(1f);
        assertThat(done.get(1).rollouts().get(1).advantages()).isEmpty();
        assertThat(done.get(1).rollouts().get(2).advantages()).containsExactly(-1f, -1f, -1f);

        PolicyBatch batch = PolicyBatch.of(done, List.of());
        assertThat(batch.groups()).hasSize(1);
        assertThat(batch.completions()).isEqualTo(2);
        assertThat(batch.trees().getFirst().root()).containsExactly(1, 2);
        assertThat(batch.trees().getFirst().continuations()).extracting(c -> c.length).containsExactly(1, 3);
        assertThat(batch.tokens().getFirst().get(1).advantages()).containsExactly(-1f, -1f, -1f);
        assertThat(batch.tokens().getFirst().get(1).hasReference()).isFalse();
    }

    @Test
    void estimatorsSeeAllThatIsKnownOfJudgedRollouts() {
        Samples samples = Credit.samples(GROUPS);
        assertThat(samples.columns()).extracting(Column::kind)
                .containsExactlyInAnyOrder(Column.Kind.SCORES, Column.Kind.LOG_PROBS, Column.Kind.ENTROPIES,
                        Column.Kind.OWN, Column.Kind.STEPS);
        assertThat(samples.column(Column.Scores.class).values()[1]).containsExactly(1, 0);
        assertThat(samples.column(Column.LogProbs.class).values()[1][1]).containsExactly(-1, -1, -1);
        List<Group> referenced = GROUPS.stream()
                .map(g -> g.map(r -> r.withReference(r.completion().logProbs())))
                .toList();
        assertThat(Credit.samples(referenced).has(Column.Kind.REFERENCE_LOG_PROBS)).isTrue();
    }

    @Test
    void anEstimatorWithoutItsColumnIsRefused() {
        assertThatThrownBy(() -> Credit.advantages(GROUPS, new GeneralizedAdvantage()))
                .hasMessage("the advantage gae needs a critic's values; these samples have none");
    }

    @Test
    void rewardsAreShapedBeforeTheBaseline() {
        List<Group> shaped = Credit.rewards(GROUPS, List.of(new OverlongPenalty(3, 1, 0.5)));
        assertThat(shaped.get(1).rewards()).containsExactly(1, -0.5);
        List<Group> done = Credit.advantages(shaped, new LeaveOneOut());
        assertThat(done.get(1).rollouts().getFirst().advantages()).containsExactly(1.5f);
    }

    @Test
    void truncatedCompletionsStayInTheBaselineButAreNotTrained() {
        Group cut = Rollouts.group(0, RIGHT, WRONG)
                .map(r -> r.id().sample() == 1
                        ? Rollouts.rollout(0, 1, 4, StopReason.LENGTH, WRONG)
                        : r);
        List<Group> done = Credit.advantages(List.of(cut), new LeaveOneOut());
        PolicyBatch batch = PolicyBatch.of(done, List.of(new WithoutTruncated()));
        assertThat(done.getFirst().rollouts().get(1).advantages()[0]).isEqualTo(-1);
        assertThat(batch.tokens().getFirst().get(0).trainedTokens()).isEqualTo(1);
        assertThat(batch.tokens().getFirst().get(1).trainedTokens()).isZero();
        assertThat(batch.completions()).isEqualTo(2);
    }

    @Test
    void eachPolicyKeepsItsOwnLogProbabilities() {
        float[] policy = {-1.5f};
        float[] behaviour = {-0.5f};
        float[] reference = {-2.5f};
        var completion = new Completion(new int[] {1}, new int[] {7}, policy, behaviour, new float[1],
                StopReason.END_TOKEN);
        Group group = Rollouts.group(0, RIGHT).map(r -> Rollout
                .judged(r.id(), r.stream(), 0, completion, "", RIGHT).withReference(reference));
        PolicyBatch batch = PolicyBatch.of(Credit.advantages(List.of(group), new LeaveOneOut()), List.of());
        CompletionTokens tokens = batch.tokens().getFirst().getFirst();
        assertThat(tokens.oldLogProbs()).isEqualTo(policy);
        assertThat(tokens.behaviourLogProbs()).isEqualTo(behaviour);
        assertThat(tokens.referenceLogProbs()).isEqualTo(reference);
    }

    @Test
    void partsAreRunsOfGroups() {
        List<Group> groups = List.of(Rollouts.group(0, RIGHT, WRONG), Rollouts.group(1, WRONG, RIGHT),
                Rollouts.group(2, WRONG));
        PolicyBatch batch = PolicyBatch.of(Credit.advantages(groups, new LeaveOneOut()), List.of());
        assertThat(batch.part(1, 3).completions()).isEqualTo(3);
        assertThat(batch.part(1, 3).groups().getFirst().problem().id()).isEqualTo("p1");
    }

    @Test
    void aBatchWithoutAdvantagesIsRefused() {
        assertThatThrownBy(() -> PolicyBatch.of(GROUPS, List.of()))
                .hasMessageContaining("rollout 0.1.0 has no advantages yet");
    }
}
