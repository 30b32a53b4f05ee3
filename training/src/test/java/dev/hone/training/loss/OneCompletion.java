package dev.hone.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Key;
import dev.hone.training.aggregation.BatchCounts;
import dev.hone.training.aggregation.TokenSum;
import dev.hone.training.correction.Correction;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.objective.Objective;
import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenPass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The loss of one completion whose tokens all have share 1, and what the pass did to them.
public record OneCompletion(double loss, float[] dLogProb, List<Clip> clips, double[] corrections) {
    /// Without correction.
    public static OneCompletion passOf(Objective objective, CompletionTokens tokens, double... logProbs) {
        return passOf(objective, new NoCorrection(), tokens, logProbs);
    }

    /// With a correction; the completion is the whole optimizer step.
    public static OneCompletion passOf(
            Objective objective, Correction correction, CompletionTokens tokens, double... logProbs) {
        var loss = new PolicyLoss(objective, new TokenSum(), correction, List.of());
        var step = List.of(List.of(tokens));
        var pass = new TokenPass(loss.prepare(step, Key.of(1)).getFirst().getFirst());
        int n = tokens.length();
        float[] slope = new float[n];
        double value = loss.at(
                pass, BatchCounts.of(List.of(tokens)), floats(logProbs), new float[n],
                slope, new float[n]);
        return new OneCompletion(value, slope, IntStream.range(0, n).mapToObj(pass::clip).toList(),
                IntStream.range(0, n).mapToDouble(pass::correction).toArray());
    }

    /// A completion whose policy, as the reference, gave each token log-probability −1.
    public static CompletionTokens minusOne(double... advantages) {
        float[] logProbs = floats(DoubleStream.of(advantages).map(a -> -1).toArray());
        boolean[] trained = new boolean[logProbs.length];
        Arrays.fill(trained, true);
        return new CompletionTokens(floats(advantages), logProbs, logProbs, logProbs, trained);
    }

    /// The log-probabilities that have these ratios to −1.
    public static double[] ratios(double... ratios) {
        return DoubleStream.of(ratios).map(r -> -1 + Math.log(r)).toArray();
    }

    /// The numbers in float32.
    public static float[] floats(double... values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    /// Holds loss and derivatives to numbers by hand.
    public void mustBe(double expectedLoss, double... slopes) {
        assertThat(loss).isCloseTo(expectedLoss, within(2e-6));
        assertThat(dLogProb).containsExactly(floats(slopes), within(2e-6f));
    }
}
