package dev.hone.training.algorithm;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.Column;
import dev.hone.training.aggregation.Aggregation;
import dev.hone.training.correction.Correction;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.imitation.Imitation;
import dev.hone.training.imitation.NoImitation;
import dev.hone.training.loss.PolicyLoss;
import dev.hone.training.mask.LossMask;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.OffPolicy;
import dev.hone.training.objective.OwnObjective;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.reward.RewardShaping;
import dev.hone.training.selection.DynamicSampling;
import dev.hone.training.selection.GroupSelection;
import dev.hone.training.selection.KeepAll;
import dev.hone.training.selection.WholeGroup;
import dev.hone.training.supplement.Supplement;
import java.util.List;

/// A named algorithm: a choice on each of the four axes, and what it adds around them.
///
/// `name` is what recipes spell; `source` is the paper. `supplements` enter a group besides what is drawn for it, and
/// `offPolicy` is what is maximised of those that the policy did not draw. `imitation` is what the likelihood of
/// demonstrations counts beside all of it.
public record Algorithm(
        String name,
        String title,
        String source,
        List<RewardShaping> shaping,
        AdvantageEstimator advantage,
        Objective objective,
        Aggregation aggregation,
        Correction correction,
        List<Regularizer> regularizers,
        List<LossMask> masks,
        GroupSelection selection,
        DynamicSampling sampling,
        List<Supplement> supplements,
        OffPolicy offPolicy,
        Imitation imitation) {
    public Algorithm {
        shaping = List.copyOf(shaping);
        regularizers = List.copyOf(regularizers);
        masks = List.copyOf(masks);
        supplements = List.copyOf(supplements);
    }

    /// The four axes alone: rewards as scored, every token of every group trained, nothing corrected or added.
    public static Algorithm of(
            String name,
            String title,
            String source,
            AdvantageEstimator advantage,
            Objective objective,
            Aggregation aggregation) {
        return new Algorithm(name, title, source, List.of(), advantage, objective, aggregation, new NoCorrection(),
                List.of(), List.of(), new WholeGroup(), new KeepAll(), List.of(), new OwnObjective(),
                new NoImitation());
    }

    /// Objective, aggregation, correction and regularisers as one loss.
    public PolicyLoss loss() {
        return new PolicyLoss(objective, aggregation, correction, regularizers, offPolicy);
    }

    /// Whether log-probabilities of a reference must be computed.
    public boolean needsReference() {
        return loss().needsReference()
                || shaping.stream().anyMatch(RewardShaping::needsReference)
                || advantage.needs().contains(Column.Kind.REFERENCE_LOG_PROBS)
                || advantage.needs().contains(Column.Kind.OPTIMAL_VALUES);
    }

    /// The same with other reward shaping.
    public Algorithm withShaping(List<RewardShaping> steps) {
        return new Algorithm(name, title, source, steps, advantage, objective, aggregation, correction, regularizers,
                masks, selection, sampling, supplements, offPolicy, imitation);
    }

    /// The same with another advantage.
    public Algorithm withAdvantage(AdvantageEstimator other) {
        return new Algorithm(name, title, source, shaping, other, objective, aggregation, correction, regularizers,
                masks, selection, sampling, supplements, offPolicy, imitation);
    }

    /// The same with another objective.
    public Algorithm withObjective(Objective other) {
        return new Algorithm(name, title, source, shaping, advantage, other, aggregation, correction, regularizers,
                masks, selection, sampling, supplements, offPolicy, imitation);
    }

    /// The same with another aggregation.
    public Algorithm withAggregation(Aggregation other) {
        return new Algorithm(name, title, source, shaping, advantage, objective, other, correction, regularizers, masks,
                selection, sampling, supplements, offPolicy, imitation);
    }

    /// The same with another correction.
    public Algorithm withCorrection(Correction other) {
        return new Algorithm(name, title, source, shaping, advantage, objective, aggregation, other, regularizers,
                masks, selection, sampling, supplements, offPolicy, imitation);
    }

    /// The same with other regularisers.
    public Algorithm withRegularizers(List<Regularizer> others) {
        return new Algorithm(name, title, source, shaping, advantage, objective, aggregation, correction, others, masks,
                selection, sampling, supplements, offPolicy, imitation);
    }

    /// The same with other masks; a token is trained where all of them leave it.
    public Algorithm withMasks(List<LossMask> others) {
        return new Algorithm(name, title, source, shaping, advantage, objective, aggregation, correction, regularizers,
                others, selection, sampling, supplements, offPolicy, imitation);
    }

    /// The same with another selection of completions.
    public Algorithm withSelection(GroupSelection other) {
        return new Algorithm(name, title, source, shaping, advantage, objective, aggregation, correction, regularizers,
                masks, other, sampling, supplements, offPolicy, imitation);
    }

    /// The same with another selection of groups.
    public Algorithm withSampling(DynamicSampling other) {
        return new Algorithm(name, title, source, shaping, advantage, objective, aggregation, correction, regularizers,
                masks, selection, other, supplements, offPolicy, imitation);
    }

    /// The same with other supplements.
    public Algorithm withSupplements(List<Supplement> others) {
        return new Algorithm(name, title, source, shaping, advantage, objective, aggregation, correction, regularizers,
                masks, selection, sampling, others, offPolicy, imitation);
    }

    /// The same with another objective for completions that the policy did not draw.
    public Algorithm withOffPolicy(OffPolicy other) {
        return new Algorithm(name, title, source, shaping, advantage, objective, aggregation, correction, regularizers,
                masks, selection, sampling, supplements, other, imitation);
    }

    /// The same with another part for demonstrations.
    public Algorithm withImitation(Imitation other) {
        return new Algorithm(name, title, source, shaping, advantage, objective, aggregation, correction, regularizers,
                masks, selection, sampling, supplements, offPolicy, other);
    }
}
