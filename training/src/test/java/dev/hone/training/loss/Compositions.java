package dev.hone.training.loss;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.training.aggregation.Aggregation;
import dev.hone.training.aggregation.ConstantLength;
import dev.hone.training.aggregation.SequenceMeanTokenMean;
import dev.hone.training.aggregation.SequenceMeanTokenSum;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.correction.Correction;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.TruncatedImportance;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.PolicyGradient;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.regularizer.EntropyBonus;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.KlEstimator;
import java.util.ArrayList;
import java.util.List;

/// Every composition of the members, and batches to try them on.
final class Compositions {
    static final List<Objective> OBJECTIVES = List.of(new PolicyGradient(), PpoClip.symmetric(0.2),
            new PpoClip(0.1, 0.3));
    static final List<Aggregation> AGGREGATIONS = List.of(new TokenMean(), new SequenceMeanTokenMean(),
            new SequenceMeanTokenSum(), new ConstantLength(7));
    static final List<Correction> CORRECTIONS = List.of(new NoCorrection(), new TruncatedImportance(1.5));
    static final List<List<Regularizer>> REGULARIZERS = List.of(List.of(), List.of(new KlInLoss(KlEstimator.K1, 0.1)),
            List.of(new KlInLoss(KlEstimator.K2, 0.2)),
            List.of(new KlInLoss(KlEstimator.K3, 0.3), new EntropyBonus(0.05)));

    private Compositions() {}

    static List<PolicyLoss> all() {
        List<PolicyLoss> out = new ArrayList<>();
        for (Objective o : OBJECTIVES) {
            for (Aggregation a : AGGREGATIONS) {
                for (Correction c : CORRECTIONS) {
                    for (List<Regularizer> r : REGULARIZERS) {
                        out.add(new PolicyLoss(o, a, c, r));
                    }
                }
            }
        }
        return out;
    }

    /// Completions with all columns, and the current policy's numbers for each. All log-probabilities are multiples of
    /// 1/1024, so that a step of that size is exact in float32.
    record Example(List<CompletionTokens> completions, List<float[]> logProbs, List<float[]> entropies) {
        static Example random(long seed, int... lengths) {
            Draws draws = Key.of(seed).draws();
            List<CompletionTokens> completions = new ArrayList<>();
            List<float[]> logProbs = new ArrayList<>();
            List<float[]> entropies = new ArrayList<>();
            for (int n : lengths) {
                float[] old = new float[n];
                float[] behaviour = new float[n];
                float[] reference = new float[n];
                float[] current = new float[n];
                float[] entropy = new float[n];
                float[] advantages = new float[n];
                boolean[] trained = new boolean[n];
                float advantage = (float) draws.normal();
                for (int t = 0; t < n; t++) {
                    old[t] = grid(-3 * draws.uniform());
                    behaviour[t] = grid(old[t] + 0.4 * draws.normal());
                    reference[t] = grid(old[t] + 0.4 * draws.normal());
                    current[t] = grid(old[t] + 0.3 * draws.normal());
                    entropy[t] = grid(2 * draws.uniform());
                    advantages[t] = advantage;
                    trained[t] = t == 0 || draws.chance(0.8);
                }
                completions.add(new CompletionTokens(advantages, old, behaviour, reference, trained));
                logProbs.add(current);
                entropies.add(entropy);
            }
            return new Example(completions, logProbs, entropies);
        }

        List<List<CompletionTokens>> tree() {
            return List.of(completions);
        }

        private static float grid(double x) {
            return (float) (Math.round(x * 1024) / 1024.0);
        }
    }
}
