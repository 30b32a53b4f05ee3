package dev.hone.training.loss;

import dev.hone.training.aggregation.Aggregation;
import dev.hone.training.aggregation.BatchCounts;
import dev.hone.training.correction.Correction;
import dev.hone.training.objective.Objective;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.tokens.TokenPass;
import java.util.List;

/// Objective, aggregation, correction and regularisers as one function of the arrays of one completion.
///
/// L = Σ_t share · (correction_t · objective_t + Σ_j regulariser_jt) over the trained tokens
///
/// A pure value: it holds no numbers of a batch, allocates nothing, and may be called by several threads for different
/// completions.
public record PolicyLoss(
        Objective objective, Aggregation aggregation, Correction correction, List<Regularizer> regularizers) {
    public PolicyLoss {
        regularizers = List.copyOf(regularizers);
    }

    /// The loss of one completion and its derivatives.
    ///
    /// Shapes: one entry a token of the completion in all four arrays, which may be longer; the derivatives are
    /// written, 0 where a token is not trained.
    ///
    /// @param counts what the aggregation divides by, counted over the whole optimizer step
    public double at(
            TokenPass pass, BatchCounts counts, float[] logProb, float[] entropy, float[] dLogProb, float[] dEntropy) {
        int trained = pass.trainedTokens();
        pass.begin(logProb, entropy, trained == 0 ? 0 : aggregation.share(trained, counts));
        double loss = 0;
        if (trained > 0) {
            correction.at(pass);
            loss = objective.at(pass);
            for (int i = 0; i < regularizers.size(); i++) {
                loss += regularizers.get(i).at(pass);
            }
        }
        pass.end(loss, dLogProb, dEntropy);
        return loss;
    }

    /// Whether log-probabilities of a reference must be known.
    public boolean needsReference() {
        return regularizers.stream().anyMatch(Regularizer::needsReference);
    }
}
