package dev.hone.training.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.aggregation.ConstantLength;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.reward.OverlongPenalty;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlgorithmsTest {
    @Test
    void namesAreDistinctAndFindTheirAlgorithm() {
        List<Algorithm> all = Algorithms.all(64);
        assertThat(all).extracting(Algorithm::name).doesNotHaveDuplicates().containsExactly("grpo", "dr-grpo", "dapo",
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
                .containsExactly("group-mean-std ppo-clip sequence-mean-token-mean none",
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
    void anUnknownNameGetsTheNearest() {
        assertThatThrownBy(() -> Algorithms.named("grpoo", 64)).isInstanceOf(InputException.class)
                .hasMessage("no algorithm is named 'grpoo'; did you mean 'grpo'?");
    }
}
