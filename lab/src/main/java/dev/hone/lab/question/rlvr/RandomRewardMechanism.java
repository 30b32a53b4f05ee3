package dev.hone.lab.question.rlvr;

import static dev.hone.lab.protocol.Contrast.difference;
import static dev.hone.lab.protocol.Contrast.value;

import dev.hone.engine.Model;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.Key;
import dev.hone.lab.experiment.Exam;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.Trained;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Budget;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.question.PolicyMeasures;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.ProblemResult;
import dev.hone.training.loop.Plugins;
import dev.hone.training.reward.RewardFunctions;
import dev.hone.training.rollout.RolloutId;
import java.util.ArrayList;
import java.util.List;

/// If the reward is pure noise, what in the training can still move a model, and how much of RLVR is that?
///
/// Level 1 is a bandit of two actions without a language model, thousands of walks a seed; level 2 trains the digits
/// base with coin flips. The base answers at once seven times of ten: guessing is its likelier way, so that a drift to
/// the prior's mode is a drift to guesses. What carries a verdict is the contrast with the unclipped arm, not entropy,
/// which falls in a random walk as well. Means of log p and of p can differ in sign, for a walk that ends far from the
/// mode weighs more in log p: claims of level 1 read both, or say which. Learning rate (raised until 2 to 10 % of
/// tokens are clipped in the pilot) and the bandit's step were chosen on pilot seeds. Matched-norm noise, a base whose
/// likelier way is to work, and Gaussian advantages are not among the arms.
///
/// Source: arXiv:2506.10947 (clipping bias), arXiv:2509.26114, arXiv:2512.16912.
public final class RandomRewardMechanism implements Experiment {
    private static final PolicyMeasures POLICY = PolicyMeasures.of(16);
    private static final String COIN = "coin";
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static final String RL = """
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5]}
            sampling: {prompts: 16, group: 8, max-tokens: 40}
            algorithm: {base: grpo, regularizers: [], aggregation: token-mean}
            rewards: [coin]
            update: {epochs: 4, mini-batches: 2}
            optimizer: {learning-rate: 2e-4, betas: [0.9, 0.95]}
            steps: 30
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final Protocol PROTOCOL = POLICY.declare(new ProtocolDraft(
            "random-reward-mechanism",
            "If the reward is pure noise, what in the training procedure can still move a model in a useful direction,"
                    + " and how much of RLVR's effect is that?"))
            .recipe("base", BaseRecipes.DIGITS)
            .recipe("rl", RL)
            .set("problems=100", "samples=32", "walks=2000", "batches=40", "rate=1.5", "prior=0.65")
            .arm("bandit-both", "level 1, clipped on both sides", "bandit=both", "updates=8")
            .arm("bandit-high", "level 1, clipped above alone", "bandit=high", "updates=8")
            .arm("bandit-low", "level 1, clipped below alone", "bandit=low", "updates=8")
            .arm("bandit-none", "level 1, never clipped", "bandit=none", "updates=8")
            .arm("bandit-once", "level 1, one update a batch", "bandit=both", "updates=1")
            .arm("base", "level 2, no training", "reward=none")
            .arm("clip-both", "level 2, coin flips, eight updates a batch", "reward=coin")
            .arm("clip-none", "the same, never clipped", "reward=coin",
                    "recipe.algorithm.objective={name: policy-gradient}")
            .arm("clip-low", "the same, clipped below alone", "reward=coin",
                    "recipe.algorithm.objective={name: ppo-clip, epsilon-low: 0.2, epsilon-high: 1000000}")
            .arm("one-update", "one update a batch, so that no ratio leaves 1", "reward=coin",
                    "recipe.update={epochs: 1, mini-batches: 1}")
            .arm("truth", "the true reward, eight updates a batch, for scale", "reward=truth")
            .arm("clip-high", "clipped above alone", "reward=coin",
                    "recipe.algorithm.objective={name: ppo-clip, epsilon-low: 1, epsilon-high: 0.2}")
            .arm("rare-coin", "a coin that rewards three of ten", "reward=coin", "chance=0.3")
            .arm("coin-kl", "held near the base", "reward=coin",
                    "recipe.algorithm.regularizers=[{name: kl-in-loss, coefficient: 0.01}]")
            .curve("entropy", "entropy of a sampled token over steps")
            .curve("clipped", "share of clipped tokens over steps")
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "recipe.steps=2",
                    "problems=4", "samples=16", "walks=20", "batches=3")
            .plan(Profile.QUICK, 6, List.of("bandit-both", "bandit-high", "bandit-low", "bandit-none", "bandit-once",
                    "base", "clip-both", "clip-none", "clip-low", "one-update", "truth"))
            .plan(Profile.FULL, 12, List.of(), "recipe.steps=100", "problems=200", "walks=10000")
            .measure("mode drift", "change of the log-probability of the prior's likelier action", Measure.Unit.NATS)
            .measure("mode change", "change of the probability of the prior's likelier action", Measure.Unit.SHARE)
            .measure("entropy drift", "change of the bandit's entropy", Measure.Unit.NATS)
            .measure("clipped", "share of clipped samples or tokens", Measure.Unit.SHARE)
            .measure("guessing", "share of completions that answer at once", Measure.Unit.SHARE)
            .measure("guessing log", "logarithm of that share, by problem, one sample added to each way",
                    Measure.Unit.NATS)
            .measure("worked right", "share of right ones among those that do not", Measure.Unit.SHARE)
            .gate("bandit band", "the bandit must reach the band", value("clipped", "bandit-both"), 0.02, 0.6)
            .gate("band", "the policy must reach the band", value("clipped", "clip-both"), 0.005, 0.3)
            .gate("latent", "the base must be able, and rarely right", value(POLICY.one(), "base"), 0.08, 0.7)
            .matched(Budget.Quantity.SAMPLES, 1, "clip-both", "clip-none", "clip-low", "one-update", "truth")
            .claim("bias-bandit", "Level 1: clipping moves a policy to its prior's mode, in log-probability as in"
                    + " probability",
                    Rule.all(
                            new Rule.Superior(difference("mode drift", "bandit-both", "bandit-none"), 0),
                            new Rule.Superior(difference("mode change", "bandit-both", "bandit-none"), 0)),
                    "bandit band")
            .claim("sides-bandit", "Level 1: the upper clip drives to the mode and the lower one away from it",
                    Rule.all(
                            new Rule.Superior(difference("mode change", "bandit-high", "bandit-none"), 0),
                            new Rule.Below(difference("mode change", "bandit-low", "bandit-none"), 0)),
                    "bandit band")
            .claim("bias", "Level 2: clipping alone moves the policy to the base's likelier way of answering",
                    new Rule.Superior(difference("guessing log", "clip-both", "clip-none"), 0), "band", "latent")
            .claim("useful", "Level 2: noise with clipping makes the model better than it was",
                    new Rule.Superior(difference(POLICY.one(), "clip-both", "base"), 0.02), "band", "latent")
            .claim("content-irrelevant", "What is rewarded does not matter: noise comes within 3 points of the truth",
                    Rule.nonInferior(difference(POLICY.one(), "clip-both", "truth"), 0.03), "band", "latent")
            .fixed();

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public void prepare(Trial trial) {
        trial.base("base", PROTOCOL.recipe("base"));
    }

    @Override
    public TrialResult run(Trial trial) {
        return trial.settings().values().containsKey("bandit") ? bandit(trial) : policy(trial);
    }

    private static TrialResult bandit(Trial trial) {
        String clip = trial.settings().text("bandit");
        double top = trial.settings().number("prior");
        var bandit = new ClippedBandit(
                new double[] {top, 1 - top},
                clip.equals("both") || clip.equals("low") ? 0.2 : 1,
                clip.equals("both") || clip.equals("high") ? 0.2 : NEVER,
                trial.settings().integer("batches"), trial.settings().integer("updates"), 16,
                trial.settings().number("rate"));
        List<ClippedBandit.Walk> walks = new ArrayList<>();
        for (int w = 0; w < trial.settings().integer("walks"); w++) {
            walks.add(bandit.run(trial.key().at("walk").at(w)));
        }
        return new Observations()
                .problems("mode drift", walks.stream().mapToDouble(ClippedBandit.Walk::logMass).toArray())
                .problems("mode change", walks.stream().mapToDouble(ClippedBandit.Walk::mass).toArray())
                .problems("entropy drift", walks.stream().mapToDouble(ClippedBandit.Walk::entropy).toArray())
                .problems("clipped", walks.stream().mapToDouble(w -> w.clippedLow() + w.clippedHigh()).toArray())
                .result();
    }

    private static TrialResult policy(Trial trial) {
        var seen = new Observations();
        var place = trial.base("base", PROTOCOL.recipe("base"));
        Model model;
        String reward = trial.settings().text("reward");
        if (reward.equals("none")) {
            model = ModelDirectory.read(place);
        } else {
            Trained trained = trial.train("rl", PROTOCOL.recipe("rl"),
                    Plugins.NONE.withRewards(coins(trial, reward)), "model=" + place);
            seen.spent(trained.cost())
                    .curve("entropy", trained.curve("entropy"))
                    .curve("clipped", trained.curve("clip_ratio/region_mean"))
                    .number("clipped", trained.mean("clip_ratio/region_mean").orElse(0));
            model = trained.model();
        }
        var exam = Exam.of(
                TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(2, 3, 4, 5))), Split.TEST,
                trial.settings().integer("problems"), trial.settings().integer("samples"), 40, trial.key().at("exam"));
        Evaluation e = POLICY.note(seen, exam, model, trial.workers());
        long worked = e.results().stream().flatMap(r -> r.samples().stream()).filter(s -> !guesses(s)).count();
        long right = e.results().stream()
                .flatMap(r -> r.samples().stream())
                .filter(s -> !guesses(s) && s.correct())
                .count();
        return seen.problems("guessing", e.results().stream().mapToDouble(r -> guessing(r, 0)).toArray())
                .problems("guessing log",
                        e.results().stream().mapToDouble(r -> StrictMath.log(guessing(r, 1))).toArray())
                .number("worked right", worked == 0 ? 0 : (double) right / worked)
                .text("completions", PolicyMeasures.examples(e, 4))
                .result();
    }

    /// Coin flips that depend on nothing but the rollout's place in the run.
    private static RewardFunctions coins(Trial trial, String reward) {
        if (reward.equals("truth")) {
            return RewardFunctions.scoreAlone().with(COIN, (problem, rollout) -> rollout.score().orElseThrow());
        }
        double chance = trial.settings().values().containsKey("chance") ? trial.settings().number("chance") : 0.5;
        Key key = trial.key().at(COIN);
        return RewardFunctions.scoreAlone().with(COIN, (problem, rollout) -> {
            RolloutId id = rollout.id();
            return key.at(id.step()).at(id.group()).at(id.sample()).uniform(0) < chance ? 1.0 : 0.0;
        });
    }

    private static boolean guesses(ProblemResult.Sample sample) {
        return sample.text().startsWith("#");
    }

    private static double guessing(ProblemResult result, int added) {
        long n = result.samples().stream().filter(RandomRewardMechanism::guesses).count();
        return (n + added) / (double) (result.samples().size() + 2 * added);
    }
}
