package dev.hone.training.objective;

import static dev.hone.training.loss.OneCompletion.minusOne;
import static dev.hone.training.loss.OneCompletion.passOf;
import static dev.hone.training.loss.OneCompletion.ratios;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.loss.OneCompletion;
import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.Level;
import org.junit.jupiter.api.Test;

/// Three tokens with ratios 2, 1 and 4, whose geometric mean is 2, by hand.
class SequenceObjectivesTest {
    private static final double[] NOW = ratios(2, 1, 4);

    @Test
    void aRegressionDrawsTheLogRatioToTheAdvantage() {
        // log-ratio to the reference 0.5 − 1, so the miss is 0.2 · −0.5 − 1
        passOf(new AdvantageRegression(0.2), minusOne(1, 1), -0.5, -2)
                .mustBe(1.1 * 1.1, 2 * 0.2 * -1.1, 2 * 0.2 * -1.1);
        // a log-ratio of 2 is worth 1 · 0.5, which is the advantage: nothing moves
        passOf(new AdvantageRegression(0.5), minusOne(1, 1), 0, 0).mustBe(0, 0, 0);
        assertThat(new AdvantageRegression().needsReference()).isTrue();
        assertThatThrownBy(() -> new AdvantageRegression(0)).hasMessageContaining("must be positive");
    }

    @Test
    void gspoHasOneRatioForAll() {
        passOf(new Gspo(0.5, 2), minusOne(1, 1, 1), NOW).mustBe(-6, -2, -2, -2);
        OneCompletion clipped = passOf(new Gspo(0.5, 0.5), minusOne(1, 1, 1), NOW);
        clipped.mustBe(-4.5, 0, 0, 0);
        assertThat(clipped.clips()).containsOnly(Clip.HIGH);
        passOf(new Gspo(0.5, 0.5), minusOne(-1, -1, -1), NOW).mustBe(6, 2, 2, 2);
    }

    @Test
    void gspoSpreadsTheDerivativeOverAllTrainedTokens() {
        passOf(new Gspo(0.5, 2), minusOne(3, 0, 0), NOW).mustBe(-6, -2, -2, -2);
        passOf(new GspoToken(0.5, 2), minusOne(3, 0, 0), NOW).mustBe(-6, -6, 0, 0);
        CompletionTokens two = minusOne(1, 1, 1).withTrained(new boolean[] {false, true, true});
        passOf(new Gspo(0.5, 2), two, NOW).mustBe(-4, 0, -2, -2);
    }

    @Test
    void forEqualAdvantagesGspoTokenIsGspo() {
        for (double a : new double[] {1, -2}) {
            for (double scale : new double[] {0.2, 1, 3}) {
                double[] now = ratios(2 * scale, 0.5 * scale, scale);
                OneCompletion whole = passOf(new Gspo(0.3, 0.4), minusOne(a, a, a), now);
                OneCompletion token = passOf(new GspoToken(0.3, 0.4), minusOne(a, a, a), now);
                assertThat(token.loss()).isCloseTo(whole.loss(), within(1e-12));
                assertThat(token.dLogProb()).containsExactly(whole.dLogProb(), within(1e-6f));
                assertThat(token.clips()).isEqualTo(whole.clips());
            }
        }
    }

    @Test
    void gmpoClipsTokensInsideTheMean() {
        double ln2 = Math.log(2);
        OneCompletion good = passOf(new Gmpo(ln2, ln2), minusOne(1, 1, 1), ratios(2 - 1e-4, 1, 4));
        double g = Math.exp((Math.log(2 - 1e-4) + ln2) / 3);
        good.mustBe(-3 * g, -g, -g, 0);
        assertThat(good.clips()).containsExactly(Clip.NONE, Clip.NONE, Clip.HIGH);
        OneCompletion bad = passOf(new Gmpo(ln2, ln2), minusOne(-1, -1, -1), ratios(4, 1, 0.25));
        bad.mustBe(3 * Math.cbrt(2), Math.cbrt(2), Math.cbrt(2), 0);
        assertThat(bad.clips()).containsExactly(Clip.NONE, Clip.NONE, Clip.LOW);
    }

    @Test
    void wideGmpoIsWideGspo() {
        passOf(new Gmpo(9, 9), minusOne(1, 1, 1), NOW).mustBe(-6, -2, -2, -2);
    }

    @Test
    void vespoWeighsTheWholeCompletion() {
        double w = 8;
        double phi = Math.exp(3 + 2 * Math.log(w) - 3 * w);
        double[] now = NOW;
        passOf(new Vespo(), minusOne(1, 1, 1), now).mustBe(-phi * (now[0] + now[1] + now[2]), -phi, -phi, -phi);
        double half = Math.exp(2 + 3 * Math.log(0.5) - 2 * 0.5);
        passOf(new Vespo(), minusOne(-1), ratios(0.5)).mustBe(half * (-1 - Math.log(2)), half);
    }

    @Test
    void levelsSayWhatTheRatioBelongsTo() {
        assertThat(new Gspo().level()).isEqualTo(Level.SEQUENCE);
        assertThat(new Gmpo().level()).isEqualTo(Level.SEQUENCE);
        assertThat(new Vespo().level()).isEqualTo(Level.SEQUENCE);
        assertThat(new GspoToken().level()).isEqualTo(Level.TOKEN);
    }

    @Test
    void aRatioBeyondTheClampMovesNothing() {
        CompletionTokens far = minusOne(-1).withOld(new float[] {-200});
        passOf(new Gspo(), far, -1).mustBe(Math.exp(20), 0);
        passOf(new Gmpo(), far, -1).mustBe(Math.exp(20), 0);
        passOf(new GspoToken(), far, -1).mustBe(Math.exp(20), 0);
        passOf(new Vespo(), far, -1).mustBe(0, 0);
    }
}
