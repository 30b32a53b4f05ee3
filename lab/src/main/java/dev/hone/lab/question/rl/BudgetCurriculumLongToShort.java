package dev.hone.lab.question.rl;

import static dev.hone.lab.protocol.Contrast.difference;

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
import dev.hone.lab.protocol.Settings;
import dev.hone.lab.question.PolicyMeasures;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.ProblemResult;
import dev.hone.training.loop.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Is it better to start with room to think and shrink it than to train under the final budget from the first step?
///
/// Source: arXiv:2508.08940. The base answers at once (3 tokens), by values alone (8 to 14) or step by step (20 to 38);
/// the budget falls from 32 tokens to 12, which values alone fit and steps do not. It stands in the reward alone: a
/// tiny base reads no budget in a prompt, so that the paper's change of the prompt is left out. Nothing is cut off at
/// the budget; a completion may have 44 tokens.
///
/// The arm `short-matched` trains under the final budget until it has written as many tokens as the curriculum of its
/// seed; the curriculum is therefore trained before all arms.
public final class BudgetCurriculumLongToShort implements Experiment {
    private static final PolicyMeasures POLICY = PolicyMeasures.of(8);
    private static final PolicyMeasures LONGER = new PolicyMeasures(" longer chains", 8);
    private static final String CURRICULUM = "exponential";

    private static final String RL = """
            tasks:
              - {family: digit-chains, difficulties: [3, 4, 5, 6]}
            sampling: {prompts: 32, group: 8, max-tokens: 44}
            algorithm: {base: grpo, kl: {coefficient: 0}}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            evaluation: {every: 10, problems: 100, samples: 2, split: test}
            checkpoints: {every: 1, keep: 1000}
            """;

    private static final Protocol PROTOCOL = arms(LONGER.declare(POLICY.declare(new ProtocolDraft(
            "budget-curriculum-long-to-short",
            "When a model is to reason within a small token budget, is it better to start RL with a roomy budget and"
                    + " shrink it step by step than to train under the final budget from the first step?"))))
            .curve("accuracy", "held-out accuracy over steps")
            .curve("length", "mean length of a held-out answer over steps")
            .curve("path", "held-out accuracy over the mean length of answers, from the first step to the last")
            .curve("budget", "the budget of each step")
            .curve("entropy", "entropy of a sampled token over steps")
            .measure("log length", "natural logarithm of the mean length of a completion", Measure.Unit.NATS)
            .measure("direct", "share of completions that answer at once", Measure.Unit.SHARE)
            .measure("values", "share that works by values alone", Measure.Unit.SHARE)
            .measure("steps", "share that works step by step", Measure.Unit.SHARE)
            .measure("filler", "share with more steps than the problem has", Measure.Unit.SHARE)
            .measure("over budget", "share with more than 12 tokens and the end token", Measure.Unit.SHARE)
            .measure("updates", "steps of training", Measure.Unit.NUMBER)
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "steps=4", "extra=4",
                    "recipe.optimizer.warm-up=1", "recipe.evaluation={every: 2, problems: 8, samples: 1}",
                    "problems=8", "samples=8")
            .plan(Profile.QUICK, 5, List.of("base", "short", CURRICULUM, "short-matched", "long"))
            .plan(Profile.FULL, 8, List.of(), "steps=240", "extra=1200", "problems=400", "samples=32")
            .gate("latent", "the base must be able, and rarely right",
                    Contrast.value(POLICY.one(), "base"), 0.05, 0.7)
            .gate("power", "some of the base's completions must not fit the final budget",
                    Contrast.value("over budget", "base"), 0.08, 0.9)
            .matched(Budget.Quantity.SAMPLED_TOKENS, 1.05, CURRICULUM, "short-matched")
            .claim("curriculum-better", "At equal written tokens the exponential curriculum is more often right than"
                    + " training under the final budget from the first step, with answers as long within 10 %",
                    Rule.all(
                            new Rule.Superior(difference(POLICY.one(), CURRICULUM, "short-matched"), 0.02),
                            new Rule.Within(difference("log length", CURRICULUM, "short-matched"),
                                    StrictMath.log(1.1))),
                    "latent", "power")
            .claim("better-on-longer-chains", "The same on longer chains than any that were trained",
                    new Rule.Superior(difference(LONGER.one(), CURRICULUM, "short-matched"), 0.02),
                    "latent", "power")
            .claim("better-at-equal-steps",
                    "At equal steps, at which it writes more tokens, the curriculum is more often"
                            + " right",
                    new Rule.Superior(difference(POLICY.one(), CURRICULUM, "short"), 0.02), "latent", "power")
            .fixed();

    private static ProtocolDraft arms(ProtocolDraft draft) {
        return draft.recipe("base", BaseRecipes.WRITINGS)
                .recipe("rl", RL)
                .set("problems=200", "samples=16", "from=32", "to=12", "steps=60", "extra=150", "shape=triangular")
                .arm("base", "no reinforcement learning", "path=none")
                .arm("short", "the final budget from the first step", "path=short")
                .arm(CURRICULUM, "32, 23, 17 and 12 tokens, a quarter of the steps each", "path=exponential")
                .arm("short-matched", "the final budget until it has written the curriculum's tokens", "path=short",
                        "matched=yes")
                .arm("long", "the first budget to the end", "path=long")
                .arm("linear", "32, 25, 19 and 12 tokens", "path=linear")
                .arm("drop", "32 tokens, from half time on 12", "path=drop")
                .arm("reverse", "from 12 tokens up to 32 by half time, and back", "path=reverse")
                .arm("short-band", "short, where shorter than the budget is as good", "path=short", "shape=band")
                .arm("exponential-band", "exponential, where shorter than the budget is as good", "path=exponential",
                        "shape=band");
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public void prepare(Trial trial) {
        curriculum(trial);
    }

    private static BudgetReward reward(Settings s, String path, int steps, String shape) {
        return new BudgetReward(
                BudgetReward.Path.valueOf(path.toUpperCase(Locale.ROOT)), s.integer("from"), s.integer("to"), steps,
                BudgetReward.Shape.valueOf(shape.toUpperCase(Locale.ROOT)));
    }

    private static Plugins plugins(BudgetReward reward) {
        return Plugins.NONE.withAlgorithm(a -> a.withShaping(List.of(reward)));
    }

    /// The curriculum of this seed, which all arms share.
    private static Trained curriculum(Trial trial) {
        Settings s = trial.settings();
        int steps = s.integer("steps");
        List<String> overrides = new ArrayList<>(s.recipe());
        overrides.add("model=" + trial.base("base", PROTOCOL.recipe("base")));
        overrides.add("steps=" + steps);
        return trial.trainShared(CURRICULUM, PROTOCOL.recipe("rl"),
                plugins(reward(s, CURRICULUM, steps, "triangular")), overrides.toArray(String[]::new));
    }

    @Override
    public TrialResult run(Trial trial) {
        var seen = new Observations();
        Path base = trial.base("base", PROTOCOL.recipe("base"));
        Settings s = trial.settings();
        Path model = s.text("path").equals("none") ? base : trained(trial, seen, base);
        var exam = exam(trial, "exam", 3, 4, 5, 6);
        var policy = ModelDirectory.read(model);
        Evaluation e = POLICY.note(seen, exam, policy, trial.workers());
        seen.number("log length", StrictMath.log(e.meanLength()))
                .number("direct", share(e, t -> t.text().startsWith("#")))
                .number("steps", share(e, t -> t.text().contains("=")))
                .number("values", share(e, t -> !t.text().startsWith("#") && !t.text().contains("=")))
                .number("over budget", share(e, t -> t.tokens() > s.integer("to") + 1))
                .number("filler", filler(e));
        LONGER.note(seen, exam(trial, "longer", 7, 8), policy, trial.workers());
        return seen.text("completions", PolicyMeasures.examples(e, 4)).result();
    }

    private static Exam exam(Trial trial, String name, Integer... difficulties) {
        return Exam.of(
                TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(difficulties))), Split.TEST,
                trial.settings().integer("problems"), trial.settings().integer("samples"), 60,
                trial.key().at(name));
    }

    private static Path trained(Trial trial, Observations seen, Path base) {
        Settings s = trial.settings();
        boolean isMatched = s.values().containsKey("matched");
        int steps = isMatched ? s.integer("extra") : s.integer("steps");
        BudgetReward reward = reward(s, s.text("path"), steps, s.text("shape"));
        boolean isShared = s.text("path").equals(CURRICULUM) && s.text("shape").equals("triangular");
        Trained trained = isShared
                ? curriculum(trial)
                : trial.train("rl", PROTOCOL.recipe("rl"), plugins(reward), "model=" + base, "steps=" + steps);
        Trained.Stopped stopped =
                trained.within(isMatched ? curriculum(trial).cost().sampledTokens() : Long.MAX_VALUE);
        Curve accuracy = trained.curve("eval/pass@1");
        Curve length = trained.curve("eval/mean_length");
        double[] budgets = new double[steps];
        double[] numbers = new double[steps];
        for (int i = 0; i < steps; i++) {
            numbers[i] = i + 1;
            budgets[i] = reward.budget(i + 1);
        }
        seen.spent(stopped.cost())
                .curve("accuracy", accuracy)
                .curve("length", length)
                .curve("path", length.y(), accuracy.y())
                .curve("budget", numbers, budgets)
                .curve("entropy", trained.curve("entropy"))
                .number("updates", stopped.step());
        return stopped.folder();
    }

    private static double share(Evaluation e, Predicate<ProblemResult.Sample> what) {
        return e.results().stream()
                .flatMap(r -> r.samples().stream())
                .mapToDouble(t -> what.test(t) ? 1 : 0)
                .average()
                .orElse(0);
    }

    private static double filler(Evaluation e) {
        return e.results().stream()
                .flatMap(r -> r.samples().stream().map(t -> parts(t.text()) > r.problem().difficulty()))
                .mapToDouble(more -> more ? 1 : 0)
                .average()
                .orElse(0);
    }

    /// Pieces of work before the answer, with commas between them.
    static int parts(String text) {
        int mark = text.lastIndexOf('#');
        String work = mark < 0 ? text : text.substring(0, mark);
        return work.isEmpty() ? 0 : (int) work.chars().filter(c -> c == ',').count() + 1;
    }
}
