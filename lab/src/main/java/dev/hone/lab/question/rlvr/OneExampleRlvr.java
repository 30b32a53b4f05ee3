package dev.hone.lab.question.rlvr;

import static dev.hone.lab.protocol.Contrast.difference;
import static dev.hone.lab.protocol.Contrast.named;
import static dev.hone.lab.protocol.Contrast.value;

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
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.question.Milestones;
import dev.hone.lab.question.PolicyMeasures;
import dev.hone.lab.question.ProblemPool;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.tasks.verifiers.MarkedAnswer;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.ProblemResult;
import dev.hone.training.loop.Plugins;
import dev.hone.training.reward.RewardFunctions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Can RLVR on one problem unlock an ability that is latent, nearly as well as a thousand problems?
///
/// The one problem is the paper's mid-variance choice made cheaply: of 32 training problems the one whose first samples
/// of the base are right nearest to half of the time, without a run on all of them; those samples are counted as
/// measured tokens. Its gain is split: what comes from parseable form, from how often the model works chains out, and
/// from how well each way does. Entropy alone, as whole objective, is an entropy bonus on a reward that is constant.
/// SFT on a trace, transfer to another family and switched-off weight decay are not among the arms.
///
/// Source: Wang et al., arXiv:2504.20571.
public final class OneExampleRlvr implements Experiment {
    private static final int MANY = 32;
    private static final double SATURATED = 0.95;
    private static final PolicyMeasures POLICY = PolicyMeasures.of(MANY);

    private static final String RL = """
            tasks:
              - {family: dataset, file: pool.jsonl}
            sampling: {prompts: 16, group: 8, max-tokens: 40}
            algorithm: {base: grpo, regularizers: [{name: entropy-bonus, coefficient: 0.001}]}
            rewards: [asked]
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 80
            evaluation: {problems: 0}
            checkpoints: {every: 10, keep: 50}
            """;

    private static final Protocol PROTOCOL = POLICY.declare(new ProtocolDraft(
            "one-example-rlvr",
            "Can RLVR on a single training problem unlock a general ability already latent in a model, nearly as well"
                    + " as thousands of problems?"))
            .recipe("base", BaseRecipes.SPOILT_FORM)
            .recipe("rl", RL)
            .set("problems=100", "samples=64", "pool=1", "choice=middle", "asked=truth")
            .arm("base", "no training", "pool=0")
            .arm("one", "one problem")
            .arm("thousand", "a thousand problems", "pool=1000")
            .arm("form-only", "one problem, any answer in form is rewarded", "asked=form")
            .arm("entropy-only", "one problem, no reward but an entropy bonus", "asked=nothing",
                    "recipe.algorithm.regularizers=[{name: entropy-bonus, coefficient: 0.01}]")
            .arm("random", "one problem, any", "choice=any")
            .arm("easiest", "one problem, the base's easiest", "choice=easiest")
            .arm("hardest", "one problem, the hardest that the base ever solves", "choice=hardest")
            .arm("four", "four problems", "pool=4")
            .arm("sixteen", "sixteen problems", "pool=16")
            .arm("wrong-label", "one problem, rewarded for a wrong answer", "asked=wrong")
            .arm("no-entropy", "one problem, no entropy bonus", "recipe.algorithm.regularizers=[]")
            .arm("held", "one problem, held near the base",
                    "recipe.algorithm.regularizers=[{name: kl-in-loss, coefficient: 0.001}]")
            .curve("test", "held-out accuracy over steps")
            .curve("train", "accuracy of the training rollouts over steps")
            .curve("entropy", "entropy of a sampled token over steps")
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "recipe.steps=2",
                    "recipe.optimizer.warm-up=1", "recipe.checkpoints={every: 1, keep: 9}", "recipe.sampling.prompts=2",
                    "problems=4", "samples=32")
            .plan(Profile.QUICK, 5, List.of("base", "one", "thousand", "form-only", "entropy-only"))
            .plan(Profile.FULL, 12, List.of(), "recipe.steps=400", "recipe.checkpoints.every=40", "problems=200")
            .measure("working", "share of completions that work the chain out", Measure.Unit.SHARE)
            .measure("gain by form", "gain that comes from parseable answers", Measure.Unit.SHARE)
            .measure("gain by way", "gain that comes from working chains out more often", Measure.Unit.SHARE)
            .measure("gain within", "gain that comes from doing each way better", Measure.Unit.SHARE)
            .measure("gain after", "held-out gain after training accuracy reached 95 %", Measure.Unit.SHARE)
            .measure("saturation", "step at which it did; the run's steps where it never did", Measure.Unit.NUMBER)
            .gate("latent", "the base must be able, and rarely right", value(POLICY.one(), "base"), 0.08, 0.6)
            .gate("room", "the base's pass@32 must leave its pass@1 behind",
                    named("pass@32 − pass@1 of base", 1, "base", POLICY.most()).plus(-1, "base", POLICY.one()), 0.2, 1)
            .gate("teachable", "a thousand problems must teach", difference(POLICY.one(), "thousand", "base"), 0.05, 1)
            .matched(Budget.Quantity.SAMPLES, 1, "one", "thousand", "form-only", "entropy-only")
            .claim("nearly-as-good", "One problem gives at least 70 % of what a thousand give, and 3 points more than a"
                    + " reward for form alone",
                    Rule.all(
                            new Rule.Above(named("gain(one) − 0.7 gain(thousand)", 1, "one", POLICY.one())
                                    .plus(-0.7, "thousand", POLICY.one())
                                    .plus(-0.3, "base", POLICY.one()), 0),
                            new Rule.Superior(difference(POLICY.one(), "one", "form-only"), 0.03)),
                    "latent", "room", "teachable")
            .claim("after-saturation", "Held-out accuracy goes on rising after the one problem is always solved",
                    new Rule.Superior(value("gain after", "one"), 0), "latent", "teachable")
            .claim("entropy-alone", "An entropy bonus without reward improves held-out accuracy",
                    new Rule.Superior(difference(POLICY.one(), "entropy-only", "base"), 0.02), "latent")
            .claim("by-way", "Most of the gain of one problem comes from working chains out more often",
                    new Rule.Superior(named("by way − by form and within", 1, "one", "gain by way")
                            .plus(-1, "one", "gain by form").plus(-1, "one", "gain within"), 0),
                    "latent", "teachable")
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
        var seen = new Observations();
        var place = trial.base("base", PROTOCOL.recipe("base"));
        Model base = ModelDirectory.read(place);
        Exam test = exam(trial, Split.TEST, "test", trial.settings().integer("problems"),
                trial.settings().integer("samples"));
        Evaluation before = test.take(base, trial.workers());
        seen.spent(Exam.cost(before));
        int pool = trial.settings().integer("pool");
        Model model = base;
        if (pool > 0) {
            ProblemPool.write(trial.folder().resolve("pool.jsonl"), chosen(seen, trial, base, pool));
            Trained trained = trial.train("rl", PROTOCOL.recipe("rl"), plugins(trial), "model=" + place);
            seen.spent(trained.cost()).curve("entropy", trained.curve("entropy"))
                    .curve("train", trained.curve("accuracy"));
            after(seen, trial, trained, test.withSamples(8));
            model = trained.model();
        }
        Evaluation end = POLICY.note(seen, test, model, trial.workers());
        var ways = GainDecomposition.of(before, end);
        return seen.problems("working", end.results().stream().mapToDouble(OneExampleRlvr::working).toArray())
                .number("gain by form", ways.form())
                .number("gain by way", ways.way())
                .number("gain within", ways.within())
                .text("completions", PolicyMeasures.examples(end, 4))
                .result();
    }

    private static Exam exam(Trial trial, Split split, String name, int problems, int samples) {
        return Exam.of(TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(2, 3, 4, 5))), split,
                problems, samples, 40, trial.key().at(name));
    }

    private static double working(ProblemResult result) {
        return result.samples().stream().filter(s -> GainDecomposition.works(s.text())).count()
                / (double) result.samples().size();
    }

    /// The problems that are trained on; where it is few, those of 32 that the choice says.
    private static List<Problem> chosen(Observations seen, Trial trial, Model base, int pool) {
        if (pool > MANY) {
            return exam(trial, Split.TRAIN, "pool", pool, 1).problems();
        }
        Evaluation first = exam(trial, Split.TRAIN, "pool", MANY, MANY).take(base, trial.workers());
        seen.spent(Exam.cost(first));
        double[] solved = Exam.passAt(first, 1);
        Comparator<Integer> order = switch (trial.settings().text("choice")) {
            case "middle" -> Comparator.comparingDouble(i -> Math.abs(solved[i] - 0.5));
            case "easiest" -> Comparator.comparingDouble(i -> -solved[i]);
            case "hardest" -> Comparator.comparingDouble(i -> solved[i] == 0 ? 2 : solved[i]);
            case "any" -> Comparator.comparingInt(i -> i);
            case String other -> throw new IllegalStateException("no choice " + other);
        };
        return IntStream.range(0, MANY).boxed().sorted(order).limit(pool)
                .map(i -> first.results().get(i).problem())
                .toList();
    }

    private static Plugins plugins(Trial trial) {
        RewardFunctions none = RewardFunctions.scoreAlone();
        MarkedAnswer verifier = MarkedAnswer.same();
        RewardFunctions rewards = switch (trial.settings().text("asked")) {
            case "truth" -> none.with("asked", (problem, rollout) -> rollout.score().orElseThrow());
            case "form" -> none.with("asked", (problem, r) -> verifier.answer(r.text()).isEmpty() ? 0.0 : 1.0);
            case "nothing" -> none.with("asked", (problem, rollout) -> 0.0);
            case "wrong" -> none.with("asked", (problem,
                    rollout) -> verifier.answer(rollout.text()).equals(wrong(problem.reference())) ? 1.0 : 0.0);
            case String other -> throw new IllegalStateException("no reward for " + other);
        };
        return Plugins.NONE.withVerifier(verifier).withRewards(rewards);
    }

    private static String wrong(String answer) {
        return "" + answer.charAt(0) + (char) ('0' + (answer.charAt(1) - '0' + 1) % 10);
    }

    /// Notes held-out accuracy on the way, when training accuracy was saturated, and the gain after that.
    private static void after(Observations seen, Trial trial, Trained trained, Exam test) {
        Curve train = trained.curve("accuracy");
        int steps = (int) train.x()[train.x().length - 1];
        int saturated = IntStream.range(0, train.x().length)
                .filter(i -> train.y()[i] >= SATURATED)
                .map(i -> (int) train.x()[i])
                .findFirst()
                .orElse(steps);
        List<double[]> points = new ArrayList<>();
        for (Milestones.Milestone m : Milestones.of(trained, steps)) {
            trial.checkpoint();
            Evaluation e = test.take(m.model().get(), trial.workers());
            seen.spent(Exam.cost(e));
            points.add(new double[] {m.step(), e.accuracy().mean()});
        }
        double then = points.stream().filter(p -> p[0] >= saturated).findFirst().orElseThrow()[1];
        seen.curve("test", points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray())
                .number("saturation", saturated)
                .number("gain after", points.getLast()[1] - then);
    }
}
