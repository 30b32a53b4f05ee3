package dev.hone.training.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.tokens.CompletionTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregationTest {
    /// Three completions with 2, 4 and no trained tokens.
    private static final BatchCounts COUNTS = new BatchCounts(6, 3);

    @Test
    void sharesByHand() {
        assertThat(new TokenMean().share(2, COUNTS)).isEqualTo(1 / 6.0);
        assertThat(new TokenMean().share(4, COUNTS)).isEqualTo(1 / 6.0);
        assertThat(new SequenceMeanTokenMean().share(2, COUNTS)).isEqualTo(1 / 6.0);
        assertThat(new SequenceMeanTokenMean().share(4, COUNTS)).isEqualTo(1 / 12.0);
        assertThat(new SequenceMeanTokenSum().share(4, COUNTS)).isEqualTo(1 / 3.0);
        assertThat(new TokenSum().share(4, COUNTS)).isEqualTo(1);
        assertThat(new ConstantLength(8).share(4, COUNTS)).isEqualTo(1 / 24.0);
    }

    @Test
    void constantLengthOfOneIsTheSum() {
        assertThat(new ConstantLength(1).share(4, COUNTS)).isEqualTo(new SequenceMeanTokenSum().share(4, COUNTS));
    }

    @Test
    void meansAddUpToOne() {
        BatchCounts full = new BatchCounts(6, 2);
        assertThat(2 * new TokenMean().share(2, full) + 4 * new TokenMean().share(4, full)).isCloseTo(1, within(1e-15));
        assertThat(2 * new SequenceMeanTokenMean().share(2, full) + 4 * new SequenceMeanTokenMean().share(4, full))
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void countsAreOfTrainedTokensAndOfAllCompletions() {
        CompletionTokens two = CompletionTokens.onPolicy(new float[3], new float[3])
                .withTrained(new boolean[] {true, false, true});
        CompletionTokens none = two.withTrained(new boolean[3]);
        assertThat(BatchCounts.of(List.of(two, none, two))).isEqualTo(new BatchCounts(4, 3));
    }

    @Test
    void anEmptyConstantIsRefused() {
        assertThatThrownBy(() -> new ConstantLength(0)).hasMessageContaining("at least 1 token");
    }
}
