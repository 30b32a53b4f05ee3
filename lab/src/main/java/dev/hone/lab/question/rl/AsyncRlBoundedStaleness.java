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
import dev.hone.training.schedule.Costs;
import dev.hone.training.schedule.Machines;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Can sampling and training overlap without a loss of accuracy, and how much sooner are they there?
///
/// Source: AReaL, arXiv:2505.24298. The asynchronous timeline is the virtual clock's (docs/concepts/schedules.md): as
/// many groups are written side by side as a step has, a token drawn takes 1, a token trained 0.02, nothing else
/// takes time. The trainer is then the slower of the two, so generators run ahead to the bound and wait there, and
/// after the first steps every token is as stale as the bound allows. Both losses are the same at staleness 0, so that
/// one synchronous arm stands for both.
///
/// Speed is virtual time to an accuracy, from the lengths that each run came to. It says what such machines would gain,
/// and nothing about this machine's wall clock: seconds would not be the same twice.
///
/// Mini-batches (4) are the paper's. The rate is one at which a pilot's policy moved by 0.02 nats within 8 versions;
/// all arms share it, because staleness is what is compared. The accuracy that time is measured to was chosen on the
/// same pilot, as one that alternating training passes early.
public final class AsyncRlBoundedStaleness implements Experiment {
    private static final PolicyMeasures POLICY = PolicyMeasures.of(8);
    private static final double TARGET = 0.75;

    private static final String RL = """
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5]}
            sampling: {prompts: 32, group: 8, max-tokens: 40}
            algorithm: {base: decoupled-ppo, correction: none}
            update: {mini-batches: 4}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 45
            evaluation: {every: 4, problems: 100, samples: 4, split: test}
            checkpoints: {every: 20, keep: 1}
            """;

    private static final String DECOUPLED = "recipe.algorithm={base: decoupled-ppo}";
    private static final String RECOMPUTED = "recipe.update={mini-batches: 4, proximal: recomputed}";

    private static final Protocol PROTOCOL = arms(POLICY.declare(new ProtocolDraft(
            "async-rl-bounded-staleness",
            "Can rollout generation and policy training run at the same time without waiting for each other, and still"
                    + " reach the accuracy of strictly alternating RL on reasoning tasks?")))
            .curve("accuracy", "held-out accuracy over steps")
            .curve("accuracy over time", "held-out accuracy over virtual time")
            .curve("entropy", "entropy of a sampled token over steps")
            .curve("length", "mean length of the samples that a step consumes")
            .curve("trainer busy", "share of a step's virtual time in which the trainer trains")
            .curve("generators busy", "share of a step's virtual time in which generators write")
            .measure("area", "mean held-out accuracy over steps", Measure.Unit.SHARE)
            .measure("log time", "natural logarithm of the virtual time to 75 % held-out accuracy; of the whole run"
                    + " where that was not reached", Measure.Unit.NATS)
            .measure("reached", "whether 75 % were reached", Measure.Unit.SHARE)
            .measure("staleness", "versions between the draw of a token and its training", Measure.Unit.NUMBER)
            .measure("kl",
                    "mean divergence of the trained policy from where ratios are measured: the sampler's (naive),"
                            + " or the step's first (decoupled)",
                    Measure.Unit.NATS)
            .measure("clipped", "share of trained tokens whose gradient was stopped", Measure.Unit.SHARE)
            .measure("effective", "effective sample size of the correction's weights, a share", Measure.Unit.SHARE)
            .measure("idle", "share of virtual time in which the trainer waits", Measure.Unit.SHARE)
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "recipe.steps=2",
                    "recipe.optimizer.warm-up=1", "recipe.evaluation={every: 2, problems: 8, samples: 1}",
                    "problems=8", "samples=8")
            .plan(Profile.QUICK, 5, List.of("base", "synchronous", "naive-4", "decoupled-4", "naive-8", "decoupled-8"))
            .plan(Profile.FULL, 8, List.of(), "recipe.steps=200", "problems=400", "samples=32")
            .gate("latent", "the base must be able, and rarely right",
                    Contrast.value(POLICY.one(), "base"), 0.08, 0.7)
            .gate("moves", "staleness without movement has no effect: the policy must move within 8 steps",
                    Contrast.value("kl", "naive-8"), 0.01, 100)
            .gate("target", "the accuracy that time is measured to must be reached",
                    Contrast.named("share that reached the target", 0.5, "synchronous", "reached")
                            .plus(0.5, "decoupled-4", "reached"),
                    1, 1)
            .matched(Budget.Quantity.SAMPLES, 1, "synchronous", "naive-4", "decoupled-4", "naive-8", "decoupled-8")
            .claim("decoupled-keeps-accuracy", "With the decoupled loss, samples up to 4 versions old cost no accuracy",
                    Rule.nonInferior(difference(POLICY.one(), "decoupled-4", "synchronous"), 0.02),
                    "latent", "moves")
            .claim("naive-loses", "At 4 or 8 versions the decoupled loss is better than the naive one",
                    Rule.any(
                            new Rule.Superior(difference(POLICY.one(), "decoupled-4", "naive-4"), 0),
                            new Rule.Superior(difference(POLICY.one(), "decoupled-8", "naive-8"), 0)),
                    "latent", "moves")
            .claim("sooner",
                    "In virtual time (not measured in seconds), decoupled training at 4 versions reaches 75 % at"
                            + " least 1.2 times sooner than alternating training",
                    new Rule.Superior(difference("log time", "synchronous", "decoupled-4"), StrictMath.log(1.2)),
                    "latent", "target")
            .fixed();

    private static ProtocolDraft arms(ProtocolDraft draft) {
        ProtocolDraft more = draft.recipe("base", BaseRecipes.DIGITS)
                .recipe("rl", RL)
                .set("problems=200", "samples=16", "generators=32")
                .arm("base", "no reinforcement learning", "train=no")
                .arm("synchronous", "sampling and training alternate");
        for (String staleness : List.of("4", "8", "1", "2", "64")) {
            String schedule = "recipe.schedule=" + schedule(staleness, "never");
            more.arm("naive-" + staleness, "up to " + staleness + " versions old, ratios to the sampler", schedule)
                    .arm("decoupled-" + staleness, "up to " + staleness + " versions old, ratios to the step's first"
                            + " policy, weights for the rest", schedule, DECOUPLED, RECOMPUTED);
        }
        return more.arm("interrupted-4", "decoupled-4 where new weights go on with what is being written",
                "recipe.schedule=" + schedule("4", "recompute"), DECOUPLED, RECOMPUTED);
    }

    private static String schedule(String staleness, String interruption) {
        return "{name: asynchronous, staleness: " + staleness + ", interruption: " + interruption
                + ", generators: 32, costs: {token: 1, prefill: 0, training: 0.02, step: 0}}";
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
        var seen = new Observations();
        Path base = trial.base("base", PROTOCOL.recipe("base"));
        Model model = trial.settings().values().containsKey("train")
                ? ModelDirectory.read(base)
                : trained(trial, seen, base);
        var exam = Exam.of(
                TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(2, 3, 4, 5))), Split.TEST,
                trial.settings().integer("problems"), trial.settings().integer("samples"), 40, trial.key().at("exam"));
        var evaluation = POLICY.note(seen, exam, model, trial.workers());
        return seen.text("completions", PolicyMeasures.examples(evaluation, 4)).result();
    }

    private static Model trained(Trial trial, Observations seen, Path base) {
        Trained trained = trial.train("rl", PROTOCOL.recipe("rl"), Plugins.NONE, "model=" + base);
        var machines = new Machines(trial.settings().integer("generators"), new Costs(1, 0, 0.02, 0));
        VirtualClock clock = VirtualClock.of(trained, machines);
        Curve accuracy = trained.curve("eval/pass@1");
        Curve overTime = clock.over(accuracy);
        OptionalDouble reached = VirtualClock.reached(overTime, TARGET);
        double[] steps = new double[clock.now().length];
        Arrays.setAll(steps, s -> s + 1);
        seen.spent(trained.cost())
                .curve("accuracy", accuracy)
                .curve("accuracy over time", overTime)
                .curve("entropy", trained.curve("entropy"))
                .curve("length", trained.curve("completions/mean_length"))
                .curve("trainer busy", steps, clock.trainer())
                .curve("generators busy", steps, clock.generators())
                .number("area", Arrays.stream(accuracy.y()).average().orElse(0))
                .number("reached", reached.isPresent() ? 1 : 0)
                .number("log time", StrictMath.log(reached.orElse(clock.now()[clock.now().length - 1])))
                .number("staleness", trained.mean("staleness/mean").orElse(0))
                .number("kl", trained.mean("approx_kl").orElse(0))
                .number("clipped", trained.mean("clip_ratio/region_mean").orElse(0))
                .number("effective", trained.mean("ess").orElse(1))
                .number("idle", 1 - busy(clock));
        return trained.model();
    }

    /// The share of the whole time in which the trainer trains.
    private static double busy(VirtualClock clock) {
        double before = 0;
        double busy = 0;
        for (int s = 0; s < clock.now().length; s++) {
            busy += clock.trainer()[s] * (clock.now()[s] - before);
            before = clock.now()[s];
        }
        return before == 0 ? 0 : busy / before;
    }
}
