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
import org.junit.jupiter.api.Test;

/// Three tokens with ratios 2, 1 and 1/2, by hand.
class TokenObjectivesTest {
    private static final double[] NOW = ratios(2, 1, 0.5);
    private static final CompletionTokens GOOD = minusOne(1, 1, 1);
    private static final CompletionTokens BAD = minusOne(-1, -1, -1);

    @Test
    void dualClipBoundsBadTokensFromAbove() {
        var clip = new DualClip(0.2, 0.2, 1.5);
        passOf(clip, GOOD, NOW).mustBe(-(1.2 + 1 + 0.5), 0, -1, -0.5);
        OneCompletion bad = passOf(clip, BAD, NOW);
        bad.mustBe(1.5 + 1 + 0.8, 0, 1, 0);
        assertThat(bad.clips()).containsExactly(Clip.HIGH, Clip.NONE, Clip.LOW);
        passOf(new DualClip(0.2, 0.2, 1e9), BAD, NOW).mustBe(2 + 1 + 0.8, 2, 1, 0);
    }

    @Test
    void twoSidedClipBoundsTheRatioWhateverTheSign() {
        var clip = new TwoSidedClip(0.2, 0.2, 1.1);
        passOf(clip, GOOD, NOW).mustBe(-(1.1 + 1 + 0.5), 0, -1, -0.5);
        passOf(clip, BAD, NOW).mustBe(1.2 + 1 + 0.8, 0, 1, 0);
    }

    @Test
    void twoSidedAboveTheUpperBoundIsDualClip() {
        for (double a : new double[] {1, -1}) {
            for (double r : new double[] {0.1, 0.79, 0.81, 1, 1.19, 1.21, 2.9, 3.1, 50}) {
                OneCompletion two = passOf(new TwoSidedClip(0.2, 0.2, 3), minusOne(a), ratios(r));
                OneCompletion dual = passOf(new DualClip(0.2, 0.2, 3), minusOne(a), ratios(r));
                assertThat(two.loss()).isEqualTo(dual.loss());
                assertThat(two.dLogProb()).isEqualTo(dual.dLogProb());
                assertThat(two.clips()).isEqualTo(dual.clips());
            }
        }
    }

    @Test
    void cispoCutsTheWeightAndKeepsTheToken() {
        double[] now = NOW;
        OneCompletion good = passOf(new Cispo(0.5), GOOD, now);
        good.mustBe(-(1.5 * now[0] + now[1] + 0.5 * now[2]), -1.5, -1, -0.5);
        assertThat(good.clips()).containsOnly(Clip.NONE);
    }

    @Test
    void sapoIsSoft() {
        double s = 1 / (1 + Math.exp(-1));
        passOf(new Sapo(1, 2), minusOne(1), ratios(2)).mustBe(-4 * s, -4 * s * (1 - s) * 2);
        double u = 1 / (1 + Math.exp(1));
        passOf(new Sapo(1, 2), minusOne(-1), ratios(0.5)).mustBe(2 * u, 4 * u * (1 - u) * 0.5);
        assertThat(passOf(new Sapo(), minusOne(1), ratios(50)).dLogProb()[0]).isCloseTo(0, within(1e-6f));
    }

    @Test
    void dppoLooksAtProbabilitiesNotAtRatios() {
        CompletionTokens rare = CompletionTokens.onPolicy(new float[] {-7}, new float[] {1});
        passOf(new DppoTv(0.2), rare, -5).mustBe(-Math.exp(2), -Math.exp(2));
        CompletionTokens frequent = CompletionTokens.onPolicy(new float[] {-1}, new float[] {1});
        OneCompletion far = passOf(new DppoTv(0.2), frequent, -0.5);
        far.mustBe(0, 0);
        assertThat(far.clips()).containsExactly(Clip.HIGH);
        passOf(new DppoTv(0.25), frequent, -0.5).mustBe(-Math.exp(0.5), -Math.exp(0.5));
        CompletionTokens bad = CompletionTokens.onPolicy(new float[] {-0.5f}, new float[] {-1});
        assertThat(passOf(new DppoTv(0.2), bad, -1).clips()).containsExactly(Clip.LOW);
        passOf(new DppoTv(0.2), bad, -0.25).mustBe(Math.exp(0.25), Math.exp(0.25));
    }

    @Test
    void dppoByDivergence() {
        double old = Math.exp(-1);
        double now = Math.exp(-0.5);
        double kl = old * Math.log(old / now) + (1 - old) * Math.log((1 - old) / (1 - now));
        passOf(new DppoKl(kl * 1.01), minusOne(1), -0.5).mustBe(-Math.exp(0.5), -Math.exp(0.5));
        passOf(new DppoKl(kl * 0.99), minusOne(1), -0.5).mustBe(0, 0);
        // a step back towards the old policy is always allowed
        passOf(new DppoKl(kl * 0.99), minusOne(-1), -0.5).mustBe(Math.exp(0.5), Math.exp(0.5));
    }

    @Test
    void droPullsToTheOldPolicyEvenWithoutAdvantage() {
        passOf(new Dro(0.5), minusOne(1, 0, -1), 0, -3, -1).mustBe(0.25 + 1 - 1, 0.5 - 1, -1, 1);
        assertThat(new Dro().movesWithoutAdvantage()).isTrue();
        assertThat(new Sapo().movesWithoutAdvantage()).isFalse();
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new DualClip(0.2, 0.2, 1)).hasMessage(
                "the bound c of negative advantages must be above 1: 1.0");
        assertThatThrownBy(() -> new TwoSidedClip(0.2, 0.2, 0.5)).hasMessageContaining("delta");
        assertThatThrownBy(() -> new DualClip(1.2, 0.2, 3)).hasMessageContaining("[0, 1]");
        assertThatThrownBy(() -> new Cispo(0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new Sapo(1, -1)).hasMessageContaining("negative advantages");
        assertThatThrownBy(() -> new DppoTv(1.5)).hasMessageContaining("(0, 1]");
        assertThatThrownBy(() -> new DppoKl(0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new Dro(Double.NaN)).hasMessageContaining("positive");
    }
}
