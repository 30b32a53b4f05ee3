package dev.hone.lab.question.rl;

import static dev.hone.lab.protocol.Contrast.difference;

import dev.hone.engine.Model;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.lab.experiment.Curve;
import dev.hone.lab.experiment.Exam;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.Trained;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Budget;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.question.PolicyMeasures;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.training.loop.Plugins;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Do a deviation over the batch and a mean over tokens suffice to keep up with GRPO and DAPO?
///
/// Source: arXiv:2508.08221. Arms are compared by the policy that they had when they had written a set number of
/// tokens, what dynamic sampling drops included; evaluations on the way say how steadily they came there. Of those that
/// quick compares none has a KL term; DAPO keeps its own clip, its refilled batches and its penalty for length. Plain
/// PPO comes to answer at once, in 4 tokens, so that it has several times as many steps to spend its tokens in.
///
/// Lengths are spread widely (4 to 40 tokens), because the two ways of averaging are the same where they are not. The
/// easy mix has chains of 2 and 3 operations, of which the base solves about 74 %; the hard one of 5 and 6, of which it
/// solves about 27 % (6 are more than it was shown).
///
/// A recipe's learning rate is a setting of its arms: of 2e-4, 4e-4 and 8e-4 the one at which two pilot seeds were most
/// often right, mean of both mixes (the easy one had chains of 3 alone then). In that order, in per cent: Lite PPO
/// 74.2, 74.6, 72.0; GRPO 74.6, 73.5, 71.6; DAPO 72.3, 74.3, 74.6; plain 26.9, 26.6, 19.8. Arms of the full profile
/// alone have 4e-4.
public final class LitePpoTwoTechniques implements Experiment {
    private static final PolicyMeasures POLICY = PolicyMeasures.of(8);

    private static final String RL = """
            tasks:
              - {family: digit-chains, difficulties: [2, 3]}
            sampling: {prompts: 32, group: 8, max-tokens: 44}
            algorithm: {base: lite-ppo}
            update: {mini-batches: 2}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            evaluation: {every: 5, problems: 100, samples: 2, split: test}
            checkpoints: {every: 1, keep: 1000}
            """;

    private static final String WORKED = """
            kind: sft
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5], styles: {steps: 1}}
            batch: {sequences: 64, block: 16}
            optimizer: {learning-rate: 1e-3, warm-up: 2}
            sampling: {max-tokens: 44}
            evaluation: {problems: 0}
            checkpoints: {every: 0}
            """;

    private static final String HARD = "recipe.tasks=[{family: digit-chains, difficulties: [5, 6]}]";
    private static final String SLOW = "recipe.optimizer.learning-rate=2e-4";
    private static final String FAST = "recipe.optimizer.learning-rate=8e-4";
    private static final String GRPO = "recipe.algorithm={base: grpo, kl: {coefficient: 0}}";
    private static final String DAPO = "recipe.algorithm={base: dapo}";
    private static final String PLAIN =
            "recipe.algorithm={base: lite-ppo, advantage: positive-only, aggregation: sequence-mean-token-mean}";

    private static final Protocol PROTOCOL = recipes(POLICY.declare(new ProtocolDraft(
            "lite-ppo-two-techniques",
            "Do just two ingredients, a well-chosen advantage normalisation and token-level loss averaging, let"
                    + " critic-free PPO keep up with GRPO and DAPO?")))
            .curve("accuracy", "held-out accuracy over steps")
            .curve("entropy", "entropy of a sampled token over steps")
            .curve("length", "mean length of a sample over steps")
            .measure("area", "mean held-out accuracy over the written tokens, up to the budget", Measure.Unit.SHARE)
            .measure("worst drop", "greatest fall of held-out accuracy from what it had been", Measure.Unit.SHARE)
            .measure("gradient", "mean norm of the gradient before it is cut", Measure.Unit.NUMBER)
            .measure("flat groups", "share of groups whose rewards are all equal", Measure.Unit.SHARE)
            .measure("length variation", "deviation of the lengths of samples, in means", Measure.Unit.NUMBER)
            .measure("steps", "steps within the budget", Measure.Unit.NUMBER)
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "steps=2",
                    "recipe.optimizer.warm-up=1", "recipe.evaluation={every: 2, problems: 8, samples: 1}",
                    "problems=8", "samples=8", "aligned-steps=4")
            .plan(Profile.QUICK, 8, List.of("base-easy", "base-hard", "lite-easy", "grpo-easy", "dapo-easy",
                    "plain-easy", "lite-hard", "grpo-hard", "dapo-hard", "plain-hard"))
            .plan(Profile.FULL, 8, List.of(), "steps=250", "budget-easy=600000", "budget-hard=1500000",
                    "problems=400", "samples=32")
            .gate("easy", "the easy mix is one that the base mostly solves",
                    Contrast.value(POLICY.one(), "base-easy"), 0.5, 0.85)
            .gate("hard", "the hard mix is one that the base rarely solves, and can",
                    Contrast.value(POLICY.one(), "base-hard"), 0.08, 0.35)
            .gate("spread", "lengths must differ, or the two ways of averaging are one",
                    Contrast.value("length variation", "base-hard"), 0.5, 10)
            .matched(Budget.Quantity.SAMPLED_TOKENS, 1.2, "lite-hard", "grpo-hard", "dapo-hard", "plain-hard")
            .claim("keeps-up", "Lite PPO keeps up with GRPO and with DAPO on both mixes, and is better than one of them"
                    + " on one mix",
                    Rule.all(
                            Rule.nonInferior(difference(POLICY.one(), "lite-easy", "grpo-easy"), 0.01),
                            Rule.nonInferior(difference(POLICY.one(), "lite-easy", "dapo-easy"), 0.01),
                            Rule.nonInferior(difference(POLICY.one(), "lite-hard", "grpo-hard"), 0.01),
                            Rule.nonInferior(difference(POLICY.one(), "lite-hard", "dapo-hard"), 0.01),
                            Rule.any(
                                    new Rule.Superior(difference(POLICY.one(), "lite-easy", "grpo-easy"), 0.01),
                                    new Rule.Superior(difference(POLICY.one(), "lite-easy", "dapo-easy"), 0.01),
                                    new Rule.Superior(difference(POLICY.one(), "lite-hard", "grpo-hard"), 0.01),
                                    new Rule.Superior(difference(POLICY.one(), "lite-hard", "dapo-hard"), 0.01))),
                    "easy", "hard", "spread")
            .claim("two-are-needed", "The two ingredients make plain PPO without a critic better on the hard mix",
                    new Rule.Superior(difference(POLICY.one(), "lite-hard", "plain-hard"), 0.01), "hard", "spread")
            .claim("batch-deviation-helps", "On the hard mix the batch's deviation is better than the group's, whatever"
                    + " the averaging",
                    new Rule.Superior(effect("batch − group deviation", "lite-hard", "batch-sequence-hard",
                            "group-token-hard", "grpo-hard"), 0.01),
                    "hard", "spread")
            .claim("token-mean-helps",
                    "On the hard mix a mean over tokens is better than one over samples, whatever the"
                            + " deviation",
                    new Rule.Superior(effect("token − sequence mean", "lite-hard", "group-token-hard",
                            "batch-sequence-hard", "grpo-hard"), 0.01),
                    "hard", "spread")
            .claim("start-matters", "A mean over tokens gains more over one over samples from the base than from an"
                    + " aligned start",
                    new Rule.Superior(
                            effect("token − sequence mean, base − aligned", "lite-hard", "lite-hard",
                                    "batch-sequence-hard", "batch-sequence-hard")
                                    .plus(-1, "lite-aligned", POLICY.one())
                                    .plus(1, "batch-sequence-aligned", POLICY.one()),
                            0.01),
                    "hard", "spread")
            .fixed();

    private static ProtocolDraft recipes(ProtocolDraft draft) {
        return draft.recipe("base", BaseRecipes.DIGITS)
                .recipe("rl", RL)
                .recipe("aligned", WORKED)
                .set("problems=200", "samples=8", "aligned-steps=20", "budget-easy=80000", "budget-hard=200000",
                        "mix=easy", "start=base", "steps=45", "times=1")
                .arm("base-easy", "no reinforcement learning, easy mix", "train=no")
                .arm("base-hard", "no reinforcement learning, hard mix", "train=no", "mix=hard")
                .arm("lite-easy", "group mean, batch deviation, token mean")
                .arm("grpo-easy", "group mean and deviation, mean over tokens, then samples", GRPO, SLOW)
                .arm("dapo-easy", "group deviation, token mean, clip 0.28, refilled batches, length penalty", DAPO,
                        FAST)
                .arm("plain-easy", "the reward itself (right 1, wrong 0) as advantage, mean over tokens, then samples",
                        PLAIN, SLOW, "times=2")
                .arm("lite-hard", "Lite PPO on the hard mix", "mix=hard", HARD)
                .arm("grpo-hard", "GRPO on the hard mix", "mix=hard", HARD, GRPO, SLOW)
                .arm("dapo-hard", "DAPO on the hard mix", "mix=hard", HARD, DAPO, FAST)
                .arm("plain-hard", "plain on the hard mix", "mix=hard", HARD, PLAIN, SLOW,
                        "times=5")
                .arm("batch-sequence-hard", "Lite PPO with a mean over tokens, then samples", "mix=hard", HARD,
                        "recipe.algorithm={base: lite-ppo, aggregation: sequence-mean-token-mean}")
                .arm("group-token-hard", "GRPO with a token mean", "mix=hard", HARD,
                        "recipe.algorithm={base: lite-ppo, advantage: group-mean-std}")
                .arm("none-token-hard", "no deviation, token mean", "mix=hard", HARD,
                        "recipe.algorithm={base: lite-ppo, advantage: group-mean}")
                .arm("none-sequence-hard", "no deviation, mean over tokens, then samples", "mix=hard", HARD,
                        "recipe.algorithm={base: lite-ppo, advantage: group-mean,"
                                + " aggregation: sequence-mean-token-mean}")
                .arm("dr-grpo-hard", "no deviation, constant divisor", "mix=hard", HARD,
                        "recipe.algorithm={base: dr-grpo}")
                .arm("reinforce-hard", "REINFORCE++: batch mean and deviation", "mix=hard", HARD,
                        "recipe.algorithm={base: reinforce-plus-plus}")
                .arm("critic-hard", "PPO with a value head", "mix=hard", HARD, "recipe.algorithm={base: ppo}",
                        "recipe.critic={trunk: separate, optimizer: {learning-rate: 1e-3}}")
                .arm("lite-aligned", "Lite PPO from worked solutions, hard mix", "mix=hard", HARD, "start=aligned")
                .arm("batch-sequence-aligned", "the same with a mean over tokens, then samples", "mix=hard", HARD,
                        "start=aligned",
                        "recipe.algorithm={base: lite-ppo, aggregation: sequence-mean-token-mean}");
    }

    /// Half of the first two less half of the last two.
    private static Contrast effect(String name, String a, String b, String c, String d) {
        return Contrast.named(name, 0.5, a, POLICY.one())
                .plus(0.5, b, POLICY.one())
                .plus(-0.5, c, POLICY.one())
                .plus(-0.5, d, POLICY.one());
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public void prepare(Trial trial) {
        trial.base("base", PROTOCOL.recipe("base"));
        if (trial.profile() != Profile.QUICK) {
            start(trial);
        }
    }

    private static Path start(Trial trial) {
        Path base = trial.base("base", PROTOCOL.recipe("base"));
        return trial.trainShared("aligned", PROTOCOL.recipe("aligned"), Plugins.NONE, "model=" + base,
                "steps=" + trial.settings().integer("aligned-steps")).folder();
    }

    @Override
    public TrialResult run(Trial trial) {
        var seen = new Observations();
        Path from = trial.settings().text("start").equals("aligned")
                ? start(trial)
                : trial.base("base", PROTOCOL.recipe("base"));
        String mix = trial.settings().text("mix");
        Model model = trial.settings().values().containsKey("train")
                ? ModelDirectory.read(from)
                : trained(trial, seen, from, trial.settings().integer("budget-" + mix));
        Integer[] difficulties = mix.equals("hard") ? new Integer[] {5, 6} : new Integer[] {2, 3};
        var exam = Exam.of(
                TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(difficulties))), Split.TEST,
                trial.settings().integer("problems"), trial.settings().integer("samples"), 44,
                trial.key().at("exam").at(mix));
        var evaluation = POLICY.note(seen, exam, model, trial.workers());
        double[] lengths = evaluation.results().stream()
                .flatMap(r -> r.samples().stream())
                .mapToDouble(s -> s.tokens())
                .toArray();
        return seen.number("length variation", variation(lengths))
                .text("completions", PolicyMeasures.examples(evaluation, 4))
                .result();
    }

    private static Model trained(Trial trial, Observations seen, Path from, int budget) {
        int steps = trial.settings().integer("steps") * trial.settings().integer("times");
        Trained trained = trial.train("rl", PROTOCOL.recipe("rl"), Plugins.NONE, "model=" + from, "steps=" + steps);
        Trained.Stopped stopped = trained.within(budget);
        Curve accuracy = upTo(trained.curve("eval/pass@1"), stopped.step());
        seen.spent(stopped.cost())
                .curve("accuracy", accuracy)
                .curve("entropy", upTo(trained.curve("entropy"), stopped.step()))
                .curve("length", upTo(trained.curve("completions/mean_length"), stopped.step()))
                .number("area", area(accuracy, trained.written()))
                .number("worst drop", worstDrop(accuracy.y()))
                .number("gradient", Arrays.stream(upTo(trained.curve("grad_norm"), stopped.step()).y())
                        .average().orElse(0))
                .number("flat groups", Arrays.stream(upTo(trained.curve("frac_reward_zero_std"), stopped.step()).y())
                        .average().orElse(0))
                .number("steps", stopped.step());
        return stopped.model();
    }

    private static Curve upTo(Curve curve, int step) {
        int n = (int) Arrays.stream(curve.x()).filter(x -> x <= step).count();
        return new Curve(Arrays.copyOf(curve.x(), n), Arrays.copyOf(curve.y(), n));
    }

    /// The mean of a curve over written tokens instead of steps, by trapezia; its only value where it has one.
    static double area(Curve accuracy, Curve written) {
        double sum = 0;
        double all = 0;
        for (int i = 1; i < accuracy.x().length; i++) {
            double width = tokens(written, accuracy.x()[i]) - tokens(written, accuracy.x()[i - 1]);
            sum += width * (accuracy.y()[i] + accuracy.y()[i - 1]) / 2;
            all += width;
        }
        return all == 0 ? accuracy.y()[0] : sum / all;
    }

    private static double tokens(Curve written, double step) {
        double tokens = 0;
        for (int i = 0; i < written.x().length && written.x()[i] <= step; i++) {
            tokens = written.y()[i];
        }
        return tokens;
    }

    /// The greatest fall below an earlier value.
    static double worstDrop(double... values) {
        double best = Double.NEGATIVE_INFINITY;
        double drop = 0;
        for (double v : values) {
            best = Math.max(best, v);
            drop = Math.max(drop, best - v);
        }
        return drop;
    }

    /// Deviation over mean, one degree of freedom less.
    static double variation(double... values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return mean == 0 || values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) / mean;
    }
}
