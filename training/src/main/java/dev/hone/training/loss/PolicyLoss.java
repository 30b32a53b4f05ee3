package dev.hone.training.loss;

import dev.hone.foundation.Key;
import dev.hone.training.aggregation.Aggregation;
import dev.hone.training.aggregation.BatchCounts;
import dev.hone.training.correction.Correction;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.OffPolicy;
import dev.hone.training.objective.OwnObjective;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenNotes;
import dev.hone.training.tokens.TokenPass;
import dev.hone.training.tokens.TokenSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Objective, aggregation, correction and regularisers as one function of the arrays of one completion.
///
/// L = Σ_t share · (correction_t · objective_t + Σ_j regulariser_jt) over the trained tokens
///
/// Of a completion that the policy did not draw (replayed, demonstrated), [OffPolicy] says what stands in the brackets.
/// Regularisers are then left out: they estimate something of the policy from its own draws.
///
/// A pure value: it holds no numbers of a batch, allocates nothing, and may be called by several threads for different
/// completions.
public record PolicyLoss(
        Objective objective,
        Aggregation aggregation,
        Correction correction,
        List<Regularizer> regularizers,
        OffPolicy offPolicy) {
    public PolicyLoss {
        regularizers = List.copyOf(regularizers);
    }

    /// A loss that treats completions of other policies like its own.
    public PolicyLoss(
            Objective objective, Aggregation aggregation, Correction correction, List<Regularizer> regularizers) {
        this(objective, aggregation, correction, regularizers, new OwnObjective());
    }

    /// The same with other regularisers.
    public PolicyLoss withRegularizers(List<Regularizer> others) {
        return new PolicyLoss(objective, aggregation, correction, others, offPolicy);
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
        pass.begin(logProb, entropy, trained == 0 ? 0 : aggregation.share(pass.tokens(), counts));
        double loss = 0;
        if (trained > 0 && !pass.tokens().notes().origin().isOnPolicy()) {
            if (offPolicy instanceof OwnObjective) {
                correction.at(pass);
            }
            loss = offPolicy.at(pass, objective);
        } else if (trained > 0) {
            correction.at(pass);
            loss = objective.at(pass);
            for (int i = 0; i < regularizers.size(); i++) {
                loss += regularizers.get(i).at(pass);
            }
        }
        pass.end(loss, dLogProb, dEntropy);
        return loss;
    }

    /// The completions of an optimizer step with what must be chosen over the whole step; the very same where nothing
    /// must. Each optimizer step is prepared once, before it is cut into micro-batches.
    ///
    /// @param key where random choices come from
    public List<List<CompletionTokens>> prepare(List<List<CompletionTokens>> step, Key key) {
        Optional<TokenSelector> first = objective.selector();
        Optional<TokenSelector> second = correction.selector();
        if (first.isEmpty() && second.isEmpty()) {
            return step;
        }
        List<CompletionTokens> all = step.stream().flatMap(List::stream).toList();
        Optional<List<boolean[]>> ofObjective = first.map(s -> s.pick(all, key.at("objective")));
        Optional<List<boolean[]>> ofCorrection = second.map(s -> s.pick(all, key.at("correction")));
        List<List<CompletionTokens>> prepared = new ArrayList<>();
        int next = 0;
        for (List<CompletionTokens> tree : step) {
            List<CompletionTokens> completions = new ArrayList<>();
            for (CompletionTokens c : tree) {
                int i = next++;
                TokenNotes notes = ofObjective.map(p -> c.notes().withObjectivePicks(p.get(i))).orElse(c.notes());
                completions.add(c.withNotes(ofCorrection.map(p -> notes.withCorrectionPicks(p.get(i))).orElse(notes)));
            }
            prepared.add(List.copyOf(completions));
        }
        return List.copyOf(prepared);
    }

    /// Says what a completion lacks that this loss reads, or nothing.
    public Optional<String> lacks(CompletionTokens tokens) {
        if (needsReference() && !tokens.hasReference() && tokens.notes().origin().isOnPolicy()) {
            return Optional.of("no reference log-probabilities, which the loss reads");
        }
        if (objective.selector().isPresent() && tokens.notes().objectivePicks().length == 0
                || correction.selector().isPresent() && tokens.notes().correctionPicks().length == 0) {
            return Optional.of("no picks; the optimizer step must be prepared first");
        }
        if (correction.needsAges() && tokens.notes().ages().length == 0) {
            return Optional.of("no ages, which the correction " + correction.name() + " reads");
        }
        return Optional.empty();
    }

    /// Whether log-probabilities of a reference must be known.
    public boolean needsReference() {
        return objective.needsReference() || regularizers.stream().anyMatch(Regularizer::needsReference);
    }
}
