package dev.hone.lab.question.testtime;

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
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.question.PolicyMeasures;
import dev.hone.lab.statistics.CurveFit;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.loop.Plugins;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Does the loss of entropy in RL set a ceiling that can be foretold, and do counter-measures raise it?
///
/// Accuracy and entropy are those of the evaluations along the way. A law is fitted on the first fifth of them and
/// foretells the others; it competes with a line in entropy, a saturating curve in steps, and the last value. What a
/// managed arm must beat is each plain arm, at the usual and at a third of the learning rate. A batch has about 1,500
/// tokens, of which the paper's share 2e-4 would pick none: 5e-3 and 2e-2 are taken instead. The arm `bandit` checks
/// the identity of entropy and covariance on random softmax policies, without a language model.
///
/// Source: arXiv:2505.22617; counter-evidence in arXiv:2511.05993.
public final class EntropyCeiling implements Experiment {
    private static final PolicyMeasures POLICY = PolicyMeasures.of(32);
    private static final List<String> MANAGED = List.of("entropy-bonus", "clip-higher", "clip-cov", "kl-cov");
    private static final int ACTIONS = 10;

    private static final String RL = """
            tasks:
              - {family: digit-chains, difficulties: [4, 5, 6]}
            sampling: {prompts: 16, group: 8, max-tokens: 44}
            algorithm: {base: grpo, regularizers: [], aggregation: token-mean, dynamic-sampling: drop-flat}
            update: {epochs: 1, mini-batches: 2}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 80
            evaluation: {every: 4, problems: 100, samples: 4, split: validation}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final Protocol PROTOCOL = POLICY.declare(new ProtocolDraft(
            "entropy-ceiling",
            "Does the loss of policy entropy during RL set a predictable ceiling on performance, and do targeted"
                    + " counter-measures raise it?"))
            .recipe("base", BaseRecipes.DIGITS)
            .recipe("rl", RL)
            .set("problems=100", "samples=32", "share=0.02")
            .arm("base", "no training", "train=no")
            .arm("bandit", "random softmax policies and small steps", "train=bandit", "policies=1000", "rate=0.001")
            .arm("grpo", "nothing is done about entropy", "train=rl")
            .arm("grpo-slow", "the same at a third of the learning rate", "train=rl",
                    "recipe.optimizer.learning-rate=1.3e-4")
            .arm("entropy-bonus", "entropy is rewarded", "train=rl",
                    "recipe.algorithm.regularizers=[{name: entropy-bonus, coefficient: 0.01}]")
            .arm("clip-higher", "the upper clip is wider", "train=rl",
                    "recipe.algorithm.objective={name: ppo-clip, epsilon-low: 0.2, epsilon-high: 0.28}")
            .arm("clip-cov", "tokens of high covariance are left out", "train=rl",
                    "recipe.algorithm.objective={name: clip-cov, share: 0.005}")
            .arm("kl-cov", "tokens of the highest covariance are held near the old policy", "train=rl",
                    "recipe.algorithm.objective={name: kl-cov, share: 0.02, coefficient: 1}")
            .arm("random-kl", "as many tokens, drawn at random, are", "train=random-kl")
            .arm("kl", "all tokens are held near the base", "train=rl",
                    "recipe.algorithm.regularizers=[{name: kl-in-loss, coefficient: 0.02}]")
            .arm("hot", "sampled at temperature 1.3", "train=rl", "recipe.sampling.temperature=1.3")
            .curve("accuracy", "held-out accuracy over steps")
            .curve("entropy", "entropy of a token of the evaluations over steps")
            .curve("accuracy by entropy", "held-out accuracy over that entropy")
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "recipe.steps=4",
                    "recipe.optimizer.warm-up=1",
                    "recipe.evaluation={every: 1, problems: 4, samples: 1, split: validation}", "problems=4",
                    "samples=32")
            .plan(Profile.QUICK, 5, List.of("base", "bandit", "grpo", "grpo-slow", "entropy-bonus", "clip-higher",
                    "clip-cov", "kl-cov", "random-kl"))
            .plan(Profile.FULL, 10, List.of(), "recipe.steps=600", "recipe.evaluation.every=20", "problems=200")
            .measure("law error", "error of a·exp(H) + b on the steps it had not seen", Measure.Unit.SHARE)
            .measure("line error", "error of a·H + b there", Measure.Unit.SHARE)
            .measure("saturating error", "error of a·exp(−c·step) + b there", Measure.Unit.SHARE)
            .measure("last error", "error of the last value there", Measure.Unit.SHARE)
            .measure("ceiling", "what the law promises at entropy 0", Measure.Unit.SHARE)
            .measure("entropy used early", "share of the lost entropy that the first third of the steps lost",
                    Measure.Unit.SHARE)
            .measure("identity error", "relative error of the covariance's forecast", Measure.Unit.NUMBER)
            .gate("band", "the base must be able, and rarely right", value(POLICY.one(), "base"), 0.08, 0.6)
            .gate("learnt", "GRPO must learn", difference(POLICY.one(), "grpo", "base"), 0.05, 1)
            .gate("room", "GRPO must leave room above it", value(POLICY.one(), "grpo"), 0.1, 0.97)
            .matched(Budget.Quantity.SAMPLES, 1, "grpo", "grpo-slow", "entropy-bonus", "clip-higher", "clip-cov",
                    "kl-cov", "random-kl")
            .claim("law", "Accuracy as a·exp(H) + b, fitted on the first fifth, foretells the rest better than every"
                    + " rival in every seed",
                    Rule.all(
                            new Rule.InSeeds(worse("line error"), 0, 1),
                            new Rule.InSeeds(worse("saturating error"), 0, 1),
                            new Rule.InSeeds(worse("last error"), 0, 1)),
                    "band", "learnt")
            .claim("raised", "A counter-measure ends a point above plain GRPO, at either learning rate",
                    Rule.any(MANAGED.stream()
                            .map(arm -> Rule.all(
                                    new Rule.Superior(difference(POLICY.one(), arm, "grpo"), 0.01),
                                    new Rule.Superior(difference(POLICY.one(), arm, "grpo-slow"), 0.01)))
                            .toArray(Rule[]::new)),
                    "band", "learnt", "room")
            .claim("targeted", "Holding the tokens of highest covariance keeps more entropy than holding random ones",
                    new Rule.Superior(difference("entropy", "kl-cov", "random-kl"), 0), "learnt")
            .claim("entropy-buys-reward", "Plain GRPO pays with entropy",
                    new Rule.Below(difference("entropy", "grpo", "base"), 0), "learnt")
            .claim("identity", "Covariances foretell the change of entropy of a small step to within a hundredth",
                    new Rule.Below(value("identity error", "bandit"), 0.01))
            .fixed();

    private static Contrast worse(String rival) {
        return named(rival + " − law error of grpo", 1, "grpo", rival).plus(-1, "grpo", "law error");
    }

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
        String train = trial.settings().text("train");
        if (train.equals("bandit")) {
            return bandit(trial);
        }
        var seen = new Observations();
        var place = trial.base("base", PROTOCOL.recipe("base"));
        Model model = ModelDirectory.read(place);
        if (!train.equals("no")) {
            var other = new RandomTokenKl(trial.settings().number("share"), 1);
            Plugins plugins =
                    train.equals("rl") ? Plugins.NONE : Plugins.NONE.withAlgorithm(a -> a.withObjective(other));
            Trained trained = trial.train("rl", PROTOCOL.recipe("rl"), plugins, "model=" + place);
            seen.spent(trained.cost());
            laws(seen, trained.curve("eval/pass@1"), trained.curve("eval/entropy"));
            model = trained.model();
        }
        var exam = Exam.of(
                TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(4, 5, 6))), Split.TEST,
                trial.settings().integer("problems"), trial.settings().integer("samples"), 44, trial.key().at("exam"));
        Evaluation e = POLICY.note(seen, exam, model, trial.workers());
        return seen.text("completions", PolicyMeasures.examples(e, 4)).result();
    }

    private static TrialResult bandit(Trial trial) {
        int n = trial.settings().integer("policies");
        double rate = trial.settings().number("rate");
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            var draws = trial.key().at("policy").at(i).draws();
            double worst = Stream.of(EntropyIdentity.Step.values())
                    .map(step -> EntropyIdentity.drawn(draws, ACTIONS, rate, step))
                    .mapToDouble(x -> Math.abs(x.measured() - x.foretold())
                            / Math.max(rate / ACTIONS, Math.abs(x.measured())))
                    .max()
                    .orElseThrow();
            errors[i] = worst;
        }
        return new Observations().problems("identity error", errors).result();
    }

    /// Fits on the first fifth of the evaluations, and notes how far each form is off on the others.
    private static void laws(Observations seen, Curve accuracy, Curve entropy) {
        int n = accuracy.y().length;
        int known = Math.max(3, n / 5);
        double[] steps = accuracy.x();
        double[] h = entropy.y();
        double[] r = accuracy.y();
        CurveFit law = fit(CurveFit.Form.EXPONENTIAL, h, r, known);
        seen.curve("accuracy", accuracy).curve("entropy", entropy).curve("accuracy by entropy", h, r)
                .number("law error", law.rmse(rest(h, known), rest(r, known)))
                .number("line error",
                        fit(CurveFit.Form.LINEAR, h, r, known).rmse(rest(h, known), rest(r, known)))
                .number("saturating error",
                        fit(CurveFit.Form.SATURATING, steps, r, known).rmse(rest(steps, known), rest(r, known)))
                .number("last error",
                        fit(CurveFit.Form.LAST, steps, r, known).rmse(rest(steps, known), rest(r, known)))
                .number("ceiling", law.offset() + law.scale());
        double lost = h[0] - h[n - 1];
        seen.number("entropy used early", Math.abs(lost) < 1e-6 ? 0 : (h[0] - h[n / 3]) / lost);
    }

    private static CurveFit fit(CurveFit.Form form, double[] x, double[] y, int known) {
        return CurveFit.of(form, Arrays.copyOf(x, known), Arrays.copyOf(y, known));
    }

    private static double[] rest(double[] values, int known) {
        return Arrays.copyOfRange(values, known, values.length);
    }
}
