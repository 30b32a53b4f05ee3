package dev.hone.training.recipe;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.BatchStd;
import dev.hone.training.advantage.EntropyShaped;
import dev.hone.training.advantage.EpisodeReturn;
import dev.hone.training.advantage.ExplorationWeighted;
import dev.hone.training.advantage.Gdpo;
import dev.hone.training.advantage.GeneralizedAdvantage;
import dev.hone.training.advantage.Gpg;
import dev.hone.training.advantage.GroupMean;
import dev.hone.training.advantage.GroupMeanStd;
import dev.hone.training.advantage.HiddenStateShaped;
import dev.hone.training.advantage.LeaveOneOut;
import dev.hone.training.advantage.MaxRl;
import dev.hone.training.advantage.NegativeOnly;
import dev.hone.training.advantage.Opo;
import dev.hone.training.advantage.OptimalAdvantage;
import dev.hone.training.advantage.OptimalTokenBaseline;
import dev.hone.training.advantage.PassAtK;
import dev.hone.training.advantage.PositiveOnly;
import dev.hone.training.advantage.PrefixWeightedTeacher;
import dev.hone.training.advantage.ReMax;
import dev.hone.training.advantage.ReinforcePlusPlus;
import dev.hone.training.advantage.ReinforcePlusPlusBaseline;
import dev.hone.training.advantage.StepLevel;
import dev.hone.training.advantage.TeacherLogRatio;
import dev.hone.training.advantage.TurnLevel;
import dev.hone.training.advantage.WeightedReinforce;
import dev.hone.training.aggregation.Aggregation;
import dev.hone.training.aggregation.ConstantLength;
import dev.hone.training.aggregation.PromptMean;
import dev.hone.training.aggregation.SequenceMeanTokenMean;
import dev.hone.training.aggregation.SequenceMeanTokenSum;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.aggregation.TokenSum;
import dev.hone.training.correction.Correction;
import dev.hone.training.correction.MaskedImportance;
import dev.hone.training.correction.MaskedSequenceImportance;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.OffPolicySequenceMask;
import dev.hone.training.correction.SecondMomentMask;
import dev.hone.training.correction.StalenessLimit;
import dev.hone.training.correction.TruncatedImportance;
import dev.hone.training.correction.TruncatedSequenceImportance;
import dev.hone.training.curriculum.AdaptiveDifficulty;
import dev.hone.training.curriculum.Curriculum;
import dev.hone.training.curriculum.RetireSolved;
import dev.hone.training.distill.Divergence;
import dev.hone.training.distill.ForwardKl;
import dev.hone.training.distill.JensenShannon;
import dev.hone.training.distill.ReverseKl;
import dev.hone.training.imitation.AddedImitation;
import dev.hone.training.imitation.BlendedImitation;
import dev.hone.training.imitation.Imitation;
import dev.hone.training.imitation.NoImitation;
import dev.hone.training.mask.LossMask;
import dev.hone.training.mask.TopEntropy;
import dev.hone.training.mask.WithoutTruncated;
import dev.hone.training.objective.AdvantageRegression;
import dev.hone.training.objective.Cispo;
import dev.hone.training.objective.ClipCov;
import dev.hone.training.objective.DppoKl;
import dev.hone.training.objective.DppoTv;
import dev.hone.training.objective.Dro;
import dev.hone.training.objective.DualClip;
import dev.hone.training.objective.Gmpo;
import dev.hone.training.objective.Gspo;
import dev.hone.training.objective.GspoToken;
import dev.hone.training.objective.KlCov;
import dev.hone.training.objective.MixtureRatio;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.OffPolicy;
import dev.hone.training.objective.OwnObjective;
import dev.hone.training.objective.PolicyGradient;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.objective.Sapo;
import dev.hone.training.objective.ShapedRatio;
import dev.hone.training.objective.TwoSidedClip;
import dev.hone.training.objective.Vespo;
import dev.hone.training.preference.ApoDown;
import dev.hone.training.preference.ApoZero;
import dev.hone.training.preference.ConservativeDpo;
import dev.hone.training.preference.Cpo;
import dev.hone.training.preference.DiscoPop;
import dev.hone.training.preference.Dpo;
import dev.hone.training.preference.Exo;
import dev.hone.training.preference.Hinge;
import dev.hone.training.preference.Ipo;
import dev.hone.training.preference.Kto;
import dev.hone.training.preference.Nca;
import dev.hone.training.preference.NormalizedDpo;
import dev.hone.training.preference.Orpo;
import dev.hone.training.preference.PreferenceLoss;
import dev.hone.training.preference.RobustDpo;
import dev.hone.training.preference.Rpo;
import dev.hone.training.preference.SimPo;
import dev.hone.training.preference.Sppo;
import dev.hone.training.preference.Tpo;
import dev.hone.training.preference.TpoL;
import dev.hone.training.preference.UnpairedLoss;
import dev.hone.training.regularizer.AdaptiveEntropyBonus;
import dev.hone.training.regularizer.EntropyBonus;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.reward.CosineLength;
import dev.hone.training.reward.KlInReward;
import dev.hone.training.reward.OverlongPenalty;
import dev.hone.training.reward.RepetitionPenalty;
import dev.hone.training.reward.RewardShaping;
import dev.hone.training.selection.DifficultyWindow;
import dev.hone.training.selection.DropFlat;
import dev.hone.training.selection.DynamicSampling;
import dev.hone.training.selection.GroupSelection;
import dev.hone.training.selection.KeepAll;
import dev.hone.training.selection.MaxVariance;
import dev.hone.training.selection.RefillFlat;
import dev.hone.training.selection.ResampleOnCorrect;
import dev.hone.training.selection.Variance;
import dev.hone.training.selection.WholeGroup;
import dev.hone.training.supplement.Demonstrations;
import dev.hone.training.supplement.Guidance;
import dev.hone.training.supplement.ReplaySuccesses;
import dev.hone.training.supplement.Supplement;
import dev.hone.training.tokens.KlEstimator;
import java.util.List;

/// Every member of every axis that a recipe can name, with its defaults: the papers' settings.
///
/// `maxTokens` is the longest completion that the run allows; some defaults depend on it.
public final class Axes {
    private Axes() {}

    /// All axes, in the order in which a completion meets them.
    public static List<Members<?>> all(int maxTokens) {
        return List.of(supplements(), shaping(maxTokens), selections(), samplings(), advantages(), masks(),
                corrections(), objectives(), offPolicies(), regularizers(), aggregations(maxTokens), imitations());
    }

    /// From rewards to advantages.
    public static Members<AdvantageEstimator> advantages() {
        return Members.of("advantage", AdvantageEstimator::name, List.of(
                new GroupMean(),
                new GroupMeanStd(),
                new BatchStd(),
                new LeaveOneOut(),
                new ReinforcePlusPlus(),
                new ReinforcePlusPlusBaseline(),
                new ReMax(),
                new Opo(),
                new Gpg(),
                new Gdpo(),
                new PassAtK(),
                new MaxRl(),
                new GeneralizedAdvantage(),
                new EpisodeReturn(),
                new TurnLevel(),
                new StepLevel(),
                new PositiveOnly(),
                new NegativeOnly(),
                new WeightedReinforce(),
                new EntropyShaped(),
                new HiddenStateShaped(),
                new ExplorationWeighted(),
                new OptimalTokenBaseline(),
                new OptimalAdvantage(),
                new TeacherLogRatio(),
                new PrefixWeightedTeacher()));
    }

    /// What is maximised.
    public static Members<Objective> objectives() {
        return Members.of("objective", Objective::name, List.of(
                new PolicyGradient(),
                PpoClip.symmetric(0.2),
                new DualClip(),
                new TwoSidedClip(),
                new Gspo(),
                new GspoToken(),
                new Gmpo(),
                new Cispo(),
                new Sapo(),
                new DppoTv(),
                new DppoKl(),
                new ClipCov(),
                new KlCov(),
                new Dro(),
                new Vespo(),
                new AdvantageRegression()));
    }

    /// What is maximised of completions that the policy did not draw.
    public static Members<OffPolicy> offPolicies() {
        return Members.of("off-policy", OffPolicy::name, List.of(
                new OwnObjective(),
                new ShapedRatio(),
                new MixtureRatio()));
    }

    /// What enters a group besides what is drawn for it.
    public static Members<Supplement> supplements() {
        return Members.of("supplements", Supplement::name, List.of(
                new ReplaySuccesses(),
                new Demonstrations(),
                new Guidance()));
    }

    /// What demonstrations count beside what the policy drew.
    public static Members<Imitation> imitations() {
        return Members.of("imitation", Imitation::name, List.of(
                new NoImitation(),
                new BlendedImitation(),
                new AddedImitation()));
    }

    /// How tokens become one number.
    public static Members<Aggregation> aggregations(int maxTokens) {
        return Members.of("aggregation", Aggregation::name, List.of(
                new TokenMean(),
                new TokenSum(),
                new SequenceMeanTokenMean(),
                new SequenceMeanTokenSum(),
                new PromptMean(),
                new ConstantLength(maxTokens)));
    }

    /// What becomes of samples from another policy.
    public static Members<Correction> corrections() {
        return Members.of("correction", Correction::name, List.of(
                new NoCorrection(),
                new TruncatedImportance(2),
                new MaskedImportance(),
                new TruncatedSequenceImportance(),
                new MaskedSequenceImportance(),
                new OffPolicySequenceMask(),
                new SecondMomentMask(),
                new StalenessLimit()));
    }

    /// What is added to the loss.
    public static Members<Regularizer> regularizers() {
        return Members.of("regularizers", Regularizer::name, List.of(
                new KlInLoss(KlEstimator.K3, 0.04),
                new EntropyBonus(0.001),
                new AdaptiveEntropyBonus()));
    }

    /// Which tokens are trained.
    public static Members<LossMask> masks() {
        return Members.of("masks", LossMask::name, List.of(
                new WithoutTruncated(),
                new TopEntropy()));
    }

    /// Steps from score to reward.
    public static Members<RewardShaping> shaping(int maxTokens) {
        return Members.of("shaping", RewardShaping::name, List.of(
                new KlInReward(KlEstimator.K1, 0.05),
                new OverlongPenalty(maxTokens, Math.max(1, maxTokens / 5), 0.5),
                new CosineLength(maxTokens),
                new RepetitionPenalty()));
    }

    /// Which problems come as the policy gets better (`sampling.curricula`).
    public static Members<Curriculum> curricula() {
        return Members.of("curricula", Curriculum::name, List.of(
                new AdaptiveDifficulty(),
                new RetireSolved()));
    }

    /// What is learnt from pairs of completions (`kind: preference`).
    public static Members<PreferenceLoss> preferenceLosses() {
        return Members.of("loss", PreferenceLoss::name, List.of(
                new Dpo(),
                new ConservativeDpo(),
                new RobustDpo(),
                new Ipo(),
                new Hinge(),
                new NormalizedDpo(),
                new Rpo(),
                new SimPo(),
                new Orpo(),
                new Cpo(),
                new Tpo(),
                new TpoL(),
                new Kto(),
                new ApoZero(),
                new ApoDown(),
                new Nca(),
                new Exo(),
                new Sppo(),
                new DiscoPop()));
    }

    /// What is learnt from single completions with labels (`kind: unpaired-preference`).
    public static Members<UnpairedLoss> unpairedLosses() {
        return Members.of("loss", UnpairedLoss::name, List.of(
                new Kto(),
                new ApoZero()));
    }

    /// How far a student is from its teacher (`kind: distill`).
    public static Members<Divergence> divergences() {
        return Members.of("divergence", Divergence::name, List.of(
                new JensenShannon(),
                new ForwardKl(),
                new ReverseKl()));
    }

    /// Which groups are trained and sampled again.
    public static Members<DynamicSampling> samplings() {
        return Members.of("dynamic-sampling", DynamicSampling::name, List.of(
                new KeepAll(),
                new DropFlat(Variance.REWARD),
                new RefillFlat(Variance.REWARD, 2),
                new DifficultyWindow()));
    }

    /// Which completions of a group are trained.
    public static Members<GroupSelection> selections() {
        return Members.of("group-selection", GroupSelection::name, List.of(
                new WholeGroup(),
                new ResampleOnCorrect(),
                new MaxVariance()));
    }
}
