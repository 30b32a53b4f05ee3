package dev.hone.training.algorithm;

import static dev.hone.training.rollout.Rollouts.LATE;
import static dev.hone.training.rollout.Rollouts.RIGHT;
import static dev.hone.training.rollout.Rollouts.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.training.aggregation.ConstantLength;
import dev.hone.training.advantage.Column;
import dev.hone.training.batch.Credit;
import dev.hone.training.batch.PolicyBatch;
import dev.hone.training.loss.BatchLoss;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.reward.OverlongPenalty;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Rollouts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlgorithmsTest {
    @Test
    void namesAreDistinctAndFindTheirAlgorithm() {
        List<Algorithm> all = Algorithms.all(64);
        assertThat(all).extracting(Algorithm::name).doesNotHaveDuplicates().startsWith("grpo", "dr-grpo", "dapo",
                "rloo", "lite-ppo");
        for (Algorithm a : all) {
            assertThat(Algorithms.named(a.name(), 64)).isEqualTo(a);
            assertThat(a.source()).matches("arXiv:\\d{4}\\.\\d{5}");
        }
    }

    @Test
    void axesAreThoseOfThePapers() {
        assertThat(Algorithms.all(64))
                .extracting(a -> String.join(" ", a.advantage().name(), a.objective().name(), a.aggregation().name(),
                        a.correction().name()))
                .startsWith("group-mean-std ppo-clip sequence-mean-token-mean none",
                        "group-mean ppo-clip constant-length none", "group-mean-std ppo-clip token-mean none",
                        "leave-one-out policy-gradient sequence-mean-token-sum none",
                        "batch-std ppo-clip token-mean none");
        assertThat(Algorithms.dapo(64).objective()).isEqualTo(new PpoClip(0.2, 0.28));
        assertThat(Algorithms.drGrpo(64).aggregation()).isEqualTo(new ConstantLength(64));
        assertThat(Algorithms.dapo(64).shaping()).containsExactly(new OverlongPenalty(64, 12, 0.5));
        assertThat(Algorithms.dapo(1).shaping()).containsExactly(new OverlongPenalty(1, 1, 0.5));
    }

    @Test
    void aReferenceIsNeededWhereItIsRead() {
        assertThat(Algorithms.grpo().needsReference()).isTrue();
        assertThat(Algorithms.grpo().withRegularizers(List.of()).needsReference()).isFalse();
        assertThat(Algorithms.rloo().needsReference()).isTrue();
        assertThat(Algorithms.rloo().withShaping(List.of()).needsReference()).isFalse();
        assertThat(Algorithms.dapo(64).needsReference()).isFalse();
    }

    @Test
    void everyAlgorithmGoesFromVerdictsToGradientsWithRatioOne() {
        for (Algorithm a : Algorithms.all(64)) {
            PolicyBatch batch = onPolicyBatch(a);
            BatchLoss loss = new BatchLoss(a.loss()).bind(a.loss().prepare(batch.tokens(), Key.of(1)));
            for (int g = 0; g < 2; g++) {
                for (int s = 0; s < batch.tokens().get(g).size(); s++) {
                    float[] logProbs = batch.tokens().get(g).get(s).oldLogProbs();
                    float[] slope = new float[logProbs.length];
                    loss.at(g, s, logProbs.clone(), new float[slope.length], slope, slope.clone(), slope.length);
                    float direction = -Math.signum(batch.tokens().get(g).get(s).advantages()[0]);
                    assertThat(Math.signum(slope[0]) == direction).as("%s %d %d", a.name(), g, s).isTrue();
                }
            }
            assertThat(loss.statistics().ratioMin()).isEqualTo(1);
            assertThat(loss.statistics().ratioMax()).isEqualTo(1);
            assertThat(loss.statistics().clipped()).isZero();
            assertThat(loss.statistics().completions()).isEqualTo(5);
        }
    }

    @Test
    void rightCompletionsAreNotPushedBelowWrongOnes() {
        for (Algorithm a : Algorithms.all(64)) {
            PolicyBatch batch = onPolicyBatch(a);
            float right = batch.tokens().getFirst().getFirst().advantages()[0];
            float wrong = batch.tokens().getFirst().get(1).advantages()[0];
            assertThat(right).as(a.name()).isGreaterThanOrEqualTo(Math.max(0, wrong));
        }
    }

    /// A group of which one rollout timed out, and a flat one; the reference is the policy itself.
    private static PolicyBatch onPolicyBatch(Algorithm a) {
        List<Group> groups = Stream.of(Rollouts.group(0, RIGHT, WRONG, LATE, WRONG), Rollouts.group(1, WRONG, WRONG))
                .map(g -> g.map(r -> r.withReference(r.completion().logProbs())))
                .map(g -> g.map(r -> r.withValues(new float[r.length() + 1])))
                .map(g -> g.withGreedy(g.rollouts().getFirst()))
                .toList();
        var optimal = new Column.OptimalValues(new double[] {0.5, 0});
        var teachers = new Column.TeacherLogProbs(groups.stream()
                .map(g -> g.judged().stream().map(AlgorithmsTest::praised).toArray(float[][]::new))
                .toArray(float[][][]::new));
        return PolicyBatch.of(
                Credit.advantages(
                        Credit.rewards(groups, a.shaping()), a.advantage(), List.of(optimal, teachers)),
                a.masks());
    }

    /// What a teacher thinks that finds right completions likelier, and wrong ones as likely.
    private static float[] praised(Rollout rollout) {
        float[] logProbs = rollout.completion().logProbs().clone();
        for (int t = 0; t < logProbs.length; t++) {
            logProbs[t] += rollout.verdict().score().orElseThrow() > 0 ? 0.5f : 0;
        }
        return logProbs;
    }

    @Test
    void anUnknownNameGetsTheNearest() {
        assertThatThrownBy(() -> Algorithms.named("grpoo", 64)).isInstanceOf(InputException.class)
                .hasMessage("no algorithm is named 'grpoo'; did you mean 'grpo'?");
    }
}
