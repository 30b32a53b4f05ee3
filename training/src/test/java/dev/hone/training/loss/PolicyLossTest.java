package dev.hone.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.aggregation.BatchCounts;
import dev.hone.training.aggregation.SequenceMeanTokenMean;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.TruncatedImportance;
import dev.hone.training.loss.Compositions.Example;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.PolicyGradient;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.regularizer.EntropyBonus;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.KlEstimator;
import dev.hone.training.tokens.TokenPass;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PolicyLossTest {
    private static final float LN2 = (float) Math.log(2);

    /// Two completions of three tokens; ratios 2, 1, 1/2 in both; advantages 1 and −1.
    private static final float[] CURRENT = {-1 + LN2, -1, -1 - LN2};
    private static final CompletionTokens GOOD = CompletionTokens.onPolicy(new float[] {-1, -1, -1},
            new float[] {1, 1, 1});
    private static final CompletionTokens BAD = CompletionTokens.onPolicy(new float[] {-1, -1, -1},
            new float[] {-1, -1, -1});

    @Test
    void policyGradientByHand() {
        Result good = run(plain(new PolicyGradient()), GOOD, CURRENT);
        assertThat(good.loss).isCloseTo(-(2 + 1 + 0.5) / 6, within(1e-7));
        assertClose(good.dLogProb, -2 / 6.0, -1 / 6.0, -0.5 / 6);
    }

    @Test
    void ppoClipByHand() {
        PolicyLoss loss = plain(new PpoClip(0.2, 0.28));
        Result good = run(loss, GOOD, CURRENT);
        assertThat(good.loss).isCloseTo(-(1.28 + 1 + 0.5) / 6, within(1e-7));
        assertClose(good.dLogProb, 0, -1 / 6.0, -0.5 / 6);
        assertThat(good.clips).containsExactly(Clip.HIGH, Clip.NONE, Clip.NONE);

        Result bad = run(loss, BAD, CURRENT);
        assertThat(bad.loss).isCloseTo((2 + 1 + 0.8) / 6, within(1e-7));
        assertClose(bad.dLogProb, 2 / 6.0, 1 / 6.0, 0);
        assertThat(bad.clips).containsExactly(Clip.NONE, Clip.NONE, Clip.LOW);
    }

    @Test
    void correctionByHand() {
        CompletionTokens stale = GOOD.withBehaviour(new float[] {-1 - LN2, -1, -1 + LN2});
        PolicyLoss loss =
                new PolicyLoss(new PolicyGradient(), new TokenMean(), new TruncatedImportance(1.5), List.of());
        Result r = run(loss, stale, CURRENT);
        assertThat(r.loss).isCloseTo(-(1.5 * 2 + 1 + 0.5 * 0.5) / 6, within(1e-7));
        assertClose(r.dLogProb, -1.5 * 2 / 6, -1 / 6.0, -0.25 / 6);
    }

    @Test
    void regularisersByHandAndNotCorrected() {
        CompletionTokens tokens = new CompletionTokens(new float[3], new float[] {-1, -1, -1},
                new float[] {-3, -3, -3}, new float[] {-1, -1, -1}, new boolean[] {true, true, true});
        PolicyLoss loss = new PolicyLoss(new PolicyGradient(), new TokenMean(), new TruncatedImportance(4),
                List.of(new KlInLoss(KlEstimator.K3, 0.5), new EntropyBonus(0.1)));
        Result r = run(loss, tokens, CURRENT);
        double k3 = (0.5 - 1 + LN2) + 0 + (2 - 1 - LN2);
        assertThat(r.loss).isCloseTo((0.5 * k3 - 0.1 * (1 + 2 + 3)) / 6, within(1e-6));
        assertClose(r.dLogProb, 0.5 * 0.5 / 6, 0, -0.5 / 6);
        assertClose(r.dEntropy, -0.1 / 6, -0.1 / 6, -0.1 / 6);
    }

    @Test
    void derivativesAreFiniteDifferencesForEveryComposition() {
        Example example = LongStream.range(0, 1000)
                .mapToObj(seed -> Example.random(seed, 9, 4, 12))
                .filter(e -> margin(e) > 2.5e-3)
                .findFirst()
                .orElseThrow();
        BatchCounts counts = BatchCounts.of(example.completions());
        boolean clipped = false;
        for (PolicyLoss loss : Compositions.all()) {
            for (int c = 0; c < 3; c++) {
                TokenPass pass = new TokenPass(example.completions().get(c));
                clipped |= checkDerivatives(loss, pass, counts, example.logProbs().get(c), example.entropies().get(c));
            }
        }
        assertThat(clipped).isTrue();
    }

    private static boolean checkDerivatives(
            PolicyLoss loss, TokenPass pass, BatchCounts counts, float[] logProb, float[] entropy) {
        int n = pass.length();
        float[] dLogProb = new float[n];
        float[] dEntropy = new float[n];
        loss.at(pass, counts, logProb, entropy, dLogProb, dEntropy);
        boolean clipped = pass.sums().clippedLow() + pass.sums().clippedHigh() > 0;
        for (int t = 0; t < n; t++) {
            assertSlope(loss, "log-probability", t, difference(loss, pass, counts, logProb, entropy, logProb, t),
                    dLogProb[t]);
            assertSlope(loss, "entropy", t, difference(loss, pass, counts, logProb, entropy, entropy, t), dEntropy[t]);
        }
        return clipped;
    }

    private static double difference(
            PolicyLoss loss,
            TokenPass pass,
            BatchCounts counts,
            float[] logProb,
            float[] entropy,
            float[] moved,
            int t) {
        float at = moved[t];
        float[] ignored = new float[pass.length()];
        moved[t] = at + 0x1p-10f;
        double above = loss.at(pass, counts, logProb, entropy, ignored, ignored);
        moved[t] = at - 0x1p-10f;
        double below = loss.at(pass, counts, logProb, entropy, ignored, ignored);
        moved[t] = at;
        return (above - below) * 512;
    }

    private static void assertSlope(PolicyLoss loss, String what, int t, double numeric, double analytic) {
        assertThat(analytic).as("%s, %s of token %d", loss, what, t).isCloseTo(numeric,
                within(1e-6 * (0.1 + Math.abs(numeric))));
    }

    /// The least distance of any ratio from any bound in the compositions: finite differences need room there.
    private static double margin(Example example) {
        double least = 1;
        for (int c = 0; c < example.completions().size(); c++) {
            TokenPass pass = new TokenPass(example.completions().get(c));
            pass.begin(example.logProbs().get(c), example.entropies().get(c), 1);
            for (int t = 0; t < pass.length(); t++) {
                for (double bound : new double[] {0.8, 1.2, 0.9, 1.3}) {
                    least = pass.trained(t) ? Math.min(least, Math.abs(pass.ratio(t) - bound)) : least;
                }
            }
        }
        return least;
    }

    @Test
    void onPolicyEveryObjectiveHasTheGradientOfThePolicyGradient() {
        float[] same = GOOD.oldLogProbs();
        for (Objective objective : Compositions.OBJECTIVES) {
            Result r = run(plain(objective), BAD, same);
            assertThat(r.dLogProb).as(objective.name()).containsExactly(1 / 6f, 1 / 6f, 1 / 6f);
            assertThat(r.clips).containsOnly(Clip.NONE);
        }
    }

    @Test
    void equalBoundsArePpo() {
        assertThat(new PpoClip(0.2, 0.2)).isEqualTo(PpoClip.symmetric(0.2));
        Example e = Example.random(3, 30);
        Result one = run(plain(new PpoClip(0.2, 0.2)), e.completions().getFirst(), e.logProbs().getFirst());
        double byPpo = 0;
        int trained = 0;
        TokenPass pass = new TokenPass(e.completions().getFirst());
        pass.begin(e.logProbs().getFirst(), e.entropies().getFirst(), 1);
        for (int t = 0; t < 30; t++) {
            double r = pass.ratio(t);
            double a = pass.advantage(t);
            byPpo -= pass.trained(t) ? Math.min(r * a, Math.clamp(r, 0.8, 1.2) * a) : 0;
            trained += pass.trained(t) ? 1 : 0;
        }
        assertThat(one.loss).isCloseTo(byPpo / 6, within(1e-12));
        assertThat(trained).isGreaterThan(10);
    }

    @Test
    void wideBoundsAreThePolicyGradient() {
        Example e = Example.random(4, 20);
        Result clip = run(plain(new PpoClip(1, 1e9)), e.completions().getFirst(), e.logProbs().getFirst());
        Result free = run(plain(new PolicyGradient()), e.completions().getFirst(), e.logProbs().getFirst());
        assertThat(clip.loss).isEqualTo(free.loss);
        assertThat(clip.dLogProb).isEqualTo(free.dLogProb);
    }

    @Test
    void beyondTheClampNothingMovesAndNothingOverflows() {
        CompletionTokens far = BAD.withOld(new float[] {-200, -1, -1});
        for (Objective objective : Compositions.OBJECTIVES) {
            Result r = run(plain(objective), far, new float[] {-1, -1, -1});
            assertThat(r.loss).isCloseTo((Math.exp(20) + 2) / 6, within(1e-3));
            assertClose(r.dLogProb, 0, 1 / 6.0, 1 / 6.0);
        }
    }

    @Test
    void aCompletionWithoutTrainedTokensGivesNothing() {
        for (PolicyLoss loss : Compositions.all()) {
            CompletionTokens none = GOOD.withReference(new float[3]).withTrained(new boolean[3]);
            Result r = run(loss, none, CURRENT);
            assertThat(r.loss).isZero();
            assertThat(r.dLogProb).containsOnly(0);
        }
    }

    @Test
    void zeroAdvantageWithoutRegularisersHasNoGradient() {
        CompletionTokens flat = CompletionTokens.onPolicy(new float[] {-1, -1, -1}, new float[3]);
        for (PolicyLoss loss : Compositions.all()) {
            Result r = run(new PolicyLoss(loss.objective(), loss.aggregation(), loss.correction(), List.of()), flat,
                    CURRENT);
            assertThat(r.loss == 0).isTrue();
            for (float d : r.dLogProb) {
                assertThat(d == 0).as("%s: %s", loss, d).isTrue();
            }
        }
    }

    @Test
    void forEqualLengthsTokenMeanIsSequenceMean() {
        BatchCounts counts = new BatchCounts(24, 4);
        assertThat(new TokenMean().share(6, counts)).isEqualTo(new SequenceMeanTokenMean().share(6, counts));
    }

    @Test
    void ownObjectivesAreLambdas() {
        Objective.Custom imitation = pass -> {
            double loss = 0;
            for (int t = 0; t < pass.length(); t++) {
                loss -= pass.weight(t) * pass.logProb(t);
                pass.addToLogProb(t, -pass.weight(t));
            }
            return loss;
        };
        Result r = run(plain(imitation), BAD, CURRENT);
        assertThat(r.loss).isCloseTo(0.5, within(1e-6));
        assertClose(r.dLogProb, -1 / 6.0, -1 / 6.0, -1 / 6.0);
    }

    private static PolicyLoss plain(Objective objective) {
        return new PolicyLoss(objective, new TokenMean(), new NoCorrection(), List.of());
    }

    private record Result(double loss, float[] dLogProb, float[] dEntropy, List<Clip> clips) {}

    /// One of two completions of three tokens, as the batch counts.
    private static Result run(PolicyLoss loss, CompletionTokens tokens, float[] logProb) {
        int n = tokens.length();
        float[] entropy = new float[n];
        for (int t = 0; t < n; t++) {
            entropy[t] = t + 1;
        }
        TokenPass pass = new TokenPass(tokens);
        float[] dLogProb = new float[n];
        float[] dEntropy = new float[n];
        double value = loss.at(pass, new BatchCounts(6, 2), logProb, entropy, dLogProb, dEntropy);
        List<Clip> clips = IntStream.range(0, n).mapToObj(pass::clip).toList();
        return new Result(value, dLogProb, dEntropy, clips);
    }

    private static void assertClose(float[] found, double... expected) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i]).as("token %d", i).isCloseTo(expected[i], within(1e-7));
        }
    }
}
