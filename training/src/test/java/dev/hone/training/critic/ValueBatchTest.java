package dev.hone.training.critic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Architecture;
import dev.hone.engine.Learner;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.Rotary;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueBatchTest {
    private static final ClippedValueLoss FREE = new ClippedValueLoss(0);

    /// Two completions of one prompt, of two tokens and of one; the second of the first was forced.
    private static final List<List<ValuedTokens>> GROUP = List.of(List.of(
            new ValuedTokens(new float[] {0, 0}, new float[] {1, 9}, new boolean[] {true, false}),
            new ValuedTokens(new float[] {0}, new float[] {-2}, new boolean[] {true})));

    @Test
    void theFirstTokensOfAGroupShareTheRowBehindThePrompt() {
        var batch = new ValueBatch(FREE, GROUP);
        float[] root = new float[3];
        assertThat(batch.at(0, -1, new float[] {7, 7, 0.5f}, root, 3))
                .isCloseTo(0.5 * (0.25 + 6.25) / 2, within(1e-12));
        assertThat(root).containsExactly(0, 0, (float) ((0.5 - 1 + 0.5 + 2) / 2));
        float[] first = new float[2];
        assertThat(batch.at(0, 0, new float[] {3, 4}, first, 2)).isZero();
        assertThat(first).containsExactly(0, 0);
        assertThat(batch.at(0, 1, new float[] {3}, new float[1], 1)).isZero();
        assertThat(batch.statistics()).isEqualTo(new ValueBatch.Statistics(1.625, 0, 0.5));
    }

    @Test
    void theValueOfATokenIsTheNumberBehindTheOneBefore() {
        var batch = new ValueBatch(FREE, List.of(List.of(
                new ValuedTokens(new float[3], new float[] {1, 1, 1}, new boolean[] {false, true, true}))));
        float[] slopes = new float[3];
        batch.at(0, -1, new float[1], new float[1], 1);
        assertThat(batch.at(0, 0, new float[] {0, 3, 100}, slopes, 3)).isCloseTo(0.5 * (1 + 4) / 2, within(1e-12));
        assertThat(slopes).containsExactly(-0.5f, 1, 0);
    }

    @Test
    void aMeanOfNothingIsRefused() {
        var none = new ValuedTokens(new float[1], new float[1], new boolean[1]);
        assertThatThrownBy(() -> new ValueBatch(FREE, List.of(List.of(none)))).hasMessageContaining("no token");
        assertThatThrownBy(() -> new ValuedTokens(new float[1], new float[2], new boolean[1]))
                .hasMessage("one value, one target and one flag a token: 1, 2 and 1");
    }

    @Test
    void theGradientIsTheFiniteDifference() {
        var config = new ModelConfig(
                Architecture.LLAMA, 11, 16, 32, 1, 2, 2, 8, 32, 1e-5f, new Rotary.Plain(1000), ModelConfig.Head.SCALAR);
        Parameters p = Parameters.random(config, 0.3, Key.of(4));
        List<List<TokenTree>> blocks = List.of(List.of(
                new TokenTree(new int[] {1, 2, 3}, List.of(new int[] {4, 5}, new int[] {6}))));
        var learner = new Learner(p, Workers.of(1), 1);
        float[] gradient = new float[p.trained().size()];
        learner.gradient(blocks, new ValueBatch(FREE, GROUP), gradient);
        int from = p.layout().head().offset();
        float h = 0x1p-7f;
        for (int i = from; i < from + 16; i++) {
            float at = p.values()[i];
            p.values()[i] = at + h;
            double up = learner.gradient(blocks, new ValueBatch(FREE, GROUP), gradient.clone());
            p.values()[i] = at - h;
            double down = learner.gradient(blocks, new ValueBatch(FREE, GROUP), gradient.clone());
            p.values()[i] = at;
            assertThat((double) gradient[i]).isCloseTo((up - down) / (2 * h), within(2e-4));
        }
    }
}
