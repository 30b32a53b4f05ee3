package dev.hone.training.algorithm;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.GroupMean;
import dev.hone.training.advantage.GroupMeanStd;
import dev.hone.training.advantage.OptimalAdvantage;
import dev.hone.training.aggregation.Aggregation;
import dev.hone.training.aggregation.SequenceMeanTokenMean;
import dev.hone.training.aggregation.SequenceMeanTokenSum;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.correction.Correction;
import dev.hone.training.correction.MaskedImportance;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.SecondMomentMask;
import dev.hone.training.correction.TruncatedImportance;
import dev.hone.training.objective.AdvantageRegression;
import dev.hone.training.objective.Cispo;
import dev.hone.training.objective.ClipCov;
import dev.hone.training.objective.DppoKl;
import dev.hone.training.objective.DppoTv;
import dev.hone.training.objective.Dro;
import dev.hone.training.objective.Gmpo;
import dev.hone.training.objective.Gspo;
import dev.hone.training.objective.GspoToken;
import dev.hone.training.objective.KlCov;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.PolicyGradient;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.objective.Sapo;
import dev.hone.training.objective.TwoSidedClip;
import dev.hone.training.objective.Vespo;
import java.util.List;

/// The named algorithms that differ from others by their objective or their correction: advantages of the group and no
/// reference (but for A*-PO), no selection of groups.
final class ObjectiveAlgorithms {
    private ObjectiveAlgorithms() {}

    static List<Algorithm> all() {
        return List.of(
                of("gspo", "GSPO", "2507.18071", new Gspo(), new SequenceMeanTokenMean()),
                of("gspo-token", "GSPO-token", "2507.18071", new GspoToken(), new SequenceMeanTokenMean()),
                // GSPO without its division by the length of the completion
                of("luspo", "LUSPO", "2602.05261", new Gspo(), new SequenceMeanTokenSum()),
                of("gmpo", "GMPO", "2507.20673", new Gmpo(), new SequenceMeanTokenMean()),
                of("cispo", "CISPO", "2506.13585", new Cispo(), new TokenMean()),
                of("sapo", "SAPO", "2511.20347", new Sapo(), new SequenceMeanTokenMean()),
                of("dppo-tv", "DPPO (total variation)", "2602.04879", new DppoTv(), new TokenMean()),
                of("dppo-kl", "DPPO (KL)", "2602.04879", new DppoKl(), new TokenMean()),
                of("clip-cov", "Clip-Cov", "2505.22617", new ClipCov(), new TokenMean()),
                of("kl-cov", "KL-Cov", "2505.22617", new KlCov(), new TokenMean()),
                of("vespo", "VESPO", "2602.10693", new Vespo(), new TokenMean()),
                of("two-sided", "INTELLECT-2", "2505.07291", new TwoSidedClip(), new TokenMean()),
                // an advantage without division: it stands against a penalty in nats
                of("dro", "DRO", "2405.19107", new GroupMean(), new Dro(), new TokenMean(), new NoCorrection()),
                // the weight πproximal/πbehaviour before a clip of π/πproximal is AReaL's decoupled objective
                corrected("decoupled-ppo", "Decoupled PPO (AReaL)", "2505.24298", PpoClip.symmetric(0.2),
                        new TruncatedImportance(5)),
                // one sample a problem, with the reference's own completions as baseline
                of("a-star-po", "A*-PO", "2505.20686", new OptimalAdvantage(), new AdvantageRegression(),
                        new SequenceMeanTokenSum(), new NoCorrection()),
                corrected("icepop", "IcePop", "2510.18855", PpoClip.symmetric(0.2), new MaskedImportance()),
                corrected("m2po", "M2PO", "2510.01161", new PolicyGradient(), new SecondMomentMask()));
    }

    private static Algorithm of(
            String name, String title, String paper, Objective objective, Aggregation aggregation) {
        return of(name, title, paper, new GroupMeanStd(), objective, aggregation, new NoCorrection());
    }

    private static Algorithm corrected(
            String name, String title, String paper, Objective objective, Correction correction) {
        return of(name, title, paper, new GroupMeanStd(), objective, new TokenMean(), correction);
    }

    private static Algorithm of(
            String name,
            String title,
            String paper,
            AdvantageEstimator advantage,
            Objective objective,
            Aggregation aggregation,
            Correction correction) {
        return Algorithm.of(name, title, "arXiv:" + paper, advantage, objective, aggregation)
                .withCorrection(correction);
    }
}
