package dev.hone.training.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Key;
import dev.hone.training.loss.OneCompletion;
import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class CovarianceTest {
    /// Mean advantage 0, mean log-probability −2: covariances 2, 0, 0 and 2; the fifth token is not trained.
    private static final CompletionTokens FIRST =
            CompletionTokens.onPolicy(new float[] {-1, -2}, new float[] {2, 0});
    private static final CompletionTokens SECOND =
            CompletionTokens.onPolicy(new float[] {-2, -3, -50}, new float[] {0, -2, 99})
                    .withTrained(new boolean[] {true, true, false});
    private static final List<CompletionTokens> STEP = List.of(FIRST, SECOND);

    @Test
    void covariancesByHand() {
        assertThat(new TokenRow(STEP).covariances()).containsExactly(2, 0, 0, 2, Double.NaN);
    }

    @Test
    void klCovPicksTheLargestOfTheWholeStep() {
        List<boolean[]> half = new KlCov(0.5, 1).pick(STEP, Key.of(1));
        assertThat(half.get(0)).containsExactly(true, false);
        assertThat(half.get(1)).containsExactly(false, true, false);
        List<boolean[]> one = new KlCov(1e-6, 1).pick(STEP, Key.of(1));
        assertThat(one.get(0)).containsExactly(true, false);
        assertThat(one.get(1)).containsOnly(false);
    }

    @Test
    void klCovHoldsOnlyThePickedTokens() {
        OneCompletion r = OneCompletion.passOf(new KlCov(0.5, 3), FIRST, -0.5, -3);
        r.mustBe(-2 * Math.exp(0.5) + 3 * 0.5, -2 * Math.exp(0.5) + 3, 0);
    }

    @Test
    void clipCovLeavesOutPickedTokens() {
        OneCompletion r = OneCompletion.passOf(new ClipCov(1, 0.4, 5, 0.2, 0.2), FIRST, -1, -2);
        r.mustBe(0, 0, 0);
        assertThat(r.clips()).contains(Clip.HIGH);
        OneCompletion none = OneCompletion.passOf(new ClipCov(1, 3, 5, 0.2, 0.2), FIRST, -1, -2);
        none.mustBe(-2, -2, 0);
    }

    @Test
    void clipCovPicksAtRandomByItsKeyAndWithinItsBounds() {
        var clip = new ClipCov(1e-6, 1, 5, 0.2, 0.2);
        int first = 0;
        for (int k = 0; k < 200; k++) {
            List<boolean[]> picks = clip.pick(STEP, Key.of(k));
            assertThat(picks.get(0)[0]).isNotEqualTo(picks.get(1)[1]);
            assertThat(picks.get(0)[1] || picks.get(1)[0] || picks.get(1)[2]).isFalse();
            assertThat(clip.pick(STEP, Key.of(k)).getFirst()).isEqualTo(picks.getFirst());
            first += picks.get(0)[0] ? 1 : 0;
        }
        assertThat(first / 200.0).isCloseTo(0.5, within(0.15));
    }

    @Test
    void theLargestByHand() {
        double[] row = {3, Double.NaN, 1, 3, 2};
        assertThat(TokenRow.largest(row, 1)).containsExactly(true, false, false, false, false);
        assertThat(TokenRow.largest(row, 3)).containsExactly(true, false, false, true, true);
        assertThat(TokenRow.largest(row, 9)).containsExactly(true, false, true, true, true);
        assertThat(TokenRow.largest(row, 0)).containsOnly(false);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new ClipCov(0, 1, 5, 0.2, 0.2)).hasMessageContaining("share");
        assertThatThrownBy(() -> new ClipCov(0.1, 5, 1, 0.2, 0.2)).hasMessageContaining("low < high");
        assertThatThrownBy(() -> new KlCov(0.1, -1)).hasMessageContaining("KL coefficient");
    }
}
