package dev.hone.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.lab.world.JudgedChain.Order;
import dev.hone.tasks.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedChainTest {
    @Test
    void writesQuestionVerdictAndSolution() {
        var pair = new JudgedChain("7+5*3-2", List.of(2, 6, 4), List.of(2, 9, 7));
        assertThat(pair.prompt(Order.RIGHT_FIRST)).isEqualTo("7+5*3-2:2,6,4/2,9,7=");
        assertThat(pair.prompt(Order.WRONG_FIRST)).isEqualTo("7+5*3-2:2,9,7/2,6,4=");
        assertThat(Order.RIGHT_FIRST.verdict()).isEqualTo("a");
        assertThat(Order.WRONG_FIRST.verdict()).isEqualTo("b");
        assertThat(pair.solved()).isEqualTo("7+5=2,2*3=6,6-2=4");
        assertThat(pair.parting()).isEqualTo(1);
    }

    @Test
    void drawnPairsDifferInTheEndAndAreEquallyLong() {
        for (int i = 0; i < 200; i++) {
            JudgedChain pair = JudgedChain.draw(Key.of(i).draws(), 4, Split.TEST);
            assertThat(pair.steps()).isEqualTo(4);
            assertThat(pair.wrong()).hasSameSizeAs(pair.right());
            assertThat(pair.wrong().getLast()).isNotEqualTo(pair.right().getLast());
            assertThat(pair.solved()).endsWith("=" + pair.right().getLast());
            assertThat(Split.of(pair.chain())).isEqualTo(Split.TEST);
        }
    }
}
