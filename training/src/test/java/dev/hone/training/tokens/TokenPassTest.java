package dev.hone.training.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TokenPassTest {
    private static final float[] OLD = {-1, -2, -3};
    private static final float[] ADVANTAGES = {1, 1, 1};

    @Test
    void onPolicyRatiosAreExactlyOne() {
        TokenPass pass = new TokenPass(CompletionTokens.onPolicy(OLD, ADVANTAGES));
        pass.begin(OLD.clone(), new float[3], 0.25);
        for (int t = 0; t < 3; t++) {
            assertThat(pass.ratio(t)).isEqualTo(1.0);
            assertThat(pass.ratioSlope(t)).isEqualTo(1.0);
            assertThat(pass.weight(t)).isEqualTo(0.25);
        }
    }

    @Test
    void ratiosAreCutBeforeTheyOverflow() {
        TokenPass pass = new TokenPass(CompletionTokens.onPolicy(new float[] {-200, -1, -1}, ADVANTAGES));
        pass.begin(new float[] {0, -200, -1.5f}, new float[3], 1);
        assertThat(pass.ratio(0)).isCloseTo(Math.exp(20), within(1e-3));
        assertThat(pass.ratioSlope(0)).isZero();
        assertThat(pass.ratio(1)).isCloseTo(Math.exp(-20), within(1e-20));
        assertThat(pass.ratioSlope(1)).isZero();
        assertThat(pass.ratioSlope(2)).isEqualTo(pass.ratio(2));
    }

    @Test
    void untrainedTokensWeighNothingAndAreNotCounted() {
        CompletionTokens tokens =
                CompletionTokens.onPolicy(OLD, ADVANTAGES).withTrained(new boolean[] {true, false, true});
        TokenPass pass = new TokenPass(tokens);
        pass.begin(new float[] {-1, 100, -2.5f}, new float[] {1, 50, 2}, 0.5);
        pass.clip(2, Clip.HIGH);
        pass.end(7, new float[3], new float[3]);
        assertThat(pass.weight(1)).isZero();
        PassSums sums = pass.sums();
        assertThat(sums.ratioSum()).isCloseTo(1 + Math.exp(0.5), within(1e-12));
        assertThat(sums.ratioMax()).isCloseTo(Math.exp(0.5), within(1e-12));
        assertThat(sums.ratioMin()).isEqualTo(1);
        assertThat(sums.klSum()).isCloseTo(Math.exp(0.5) - 1 - 0.5, within(1e-12));
        assertThat(sums.entropySum()).isEqualTo(3);
        assertThat(sums.clippedHigh()).isEqualTo(1);
        assertThat(pass.loss()).isEqualTo(7);
    }

    @Test
    void aPassServesOneCompletionAfterAnother() {
        TokenPass pass = new TokenPass(CompletionTokens.onPolicy(OLD, ADVANTAGES));
        pass.begin(OLD, new float[3], 1);
        pass.addToLogProb(0, 5);
        pass.correct(0, 9);
        pass.clip(0, Clip.LOW);
        pass.assign(CompletionTokens.onPolicy(new float[] {-1, -1, -1, -1}, new float[4]));
        assertThat(pass.length()).isEqualTo(4);
        float[] out = {9, 9, 9, 9};
        pass.begin(new float[4], new float[4], 1);
        pass.end(0, out, new float[4]);
        assertThat(out).containsOnly(0);
        assertThat(pass.correction(0)).isEqualTo(1);
        assertThat(pass.clip(0)).isEqualTo(Clip.NONE);
    }

    @Test
    void columnsOfOtherLengthsAreRefused() {
        CompletionTokens tokens = CompletionTokens.onPolicy(OLD, ADVANTAGES);
        assertThatThrownBy(() -> tokens.withOld(new float[2])).hasMessage("old log-probabilities: 2 for 3 tokens");
        assertThatThrownBy(() -> tokens.withReference(new float[4])).hasMessageContaining("reference");
        assertThatThrownBy(() -> tokens.withTrained(new boolean[1])).hasMessageContaining("trained flags");
        assertThatThrownBy(() -> CompletionTokens.onPolicy(OLD, new float[] {0, Float.NaN, 0}))
                .hasMessageContaining("advantage of token 1");
        assertThatThrownBy(() -> CompletionTokens.onPolicy(new float[0], new float[0]))
                .hasMessageContaining("at least one token");
    }
}
