package dev.hone.lab.question.rlvr;

import static dev.hone.lab.protocol.Contrast.difference;

import dev.hone.engine.Model;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
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
import dev.hone.training.loop.Plugins;
import dev.hone.training.mask.LossMask;
import java.nio.file.Path;
import java.util.List;

/// Is the learning signal of RLVR carried by the tokens at which the policy hesitates?
///
/// Source: arXiv:2506.01939. The loss is DAPO's (token mean, clip 0.2 and 0.28, no KL); prompts whose completions are
/// all right or all wrong stay in the batch, so that all arms train the same number of samples.
///
/// The world has one true fork a completion: its first token, which decides between working and guessing. The digits of
/// a guess are uncertain too, and fork nothing; so a mask by entropy can be told from an oracle.
///
/// A loss divided by the kept tokens alone makes each of them weigh more. AdamW takes steps of the same size whatever a
/// loss is multiplied with, and pilot runs had the same norms of updates for all arms (0.030 to 0.038 at 4e-4); so all
/// arms have that rate, and the full profile halves and doubles it.
///
/// A first protocol had bases of 400 steps, which differed much over seeds; its evidence is kept. This one has the
/// longer base, and is otherwise the same.
public final class HighEntropyTokenUpdates implements Experiment {
    private static final PolicyMeasures POLICY = PolicyMeasures.of(32);

    private static final String RL = """
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5]}
            sampling: {prompts: 32, group: 8, max-tokens: 40}
            algorithm: {base: dapo, dynamic-sampling: keep-all, overlong: {weight: 0}}
            update: {mini-batches: 2}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 40
            evaluation: {every: 10, problems: 100, samples: 4, split: test}
            checkpoints: {every: 20, keep: 1}
            """;

    private static final Protocol PROTOCOL = POLICY.declare(new ProtocolDraft(
            "high-entropy-token-updates",
            "Is the learning signal of RLVR carried by the minority of uncertain, path-choosing tokens, so that"
                    + " updating"
                    + " only those matches or beats updating all?"))
            .recipe("base", BaseRecipes.DIGITS)
            .recipe("rl", RL)
            .set("problems=100", "samples=64", "map=4", "divided-by=kept", "share=0.2")
            .arm("base", "no reinforcement learning", "mask=untrained")
            .arm("all", "all tokens", "mask=none")
            .arm("top-20", "the 20 % of tokens with the largest entropy", "mask=top")
            .arm("bottom-80", "the other 80 %", "mask=bottom", "share=0.8")
            .arm("random-20", "20 % of the tokens by lot", "mask=random")
            .arm("forks", "the first token of each completion alone, which is the true fork", "mask=first")
            .arm("top-5", "5 %", "mask=top", "share=0.05")
            .arm("top-10", "10 %", "mask=top", "share=0.1")
            .arm("top-50", "50 %", "mask=top", "share=0.5")
            .arm("frozen-20", "the 20 % of tokens with the largest entropy of the base", "mask=base-top")
            .arm("top-20-all", "top-20 with a loss divided by all tokens", "mask=top", "divided-by=all")
            .arm("random-20-all", "random-20 with a loss divided by all tokens", "mask=random", "divided-by=all")
            .arm("all-half", "all tokens at half the rate", "mask=none", "recipe.optimizer.learning-rate=2e-4")
            .arm("all-double", "all tokens at twice the rate", "mask=none", "recipe.optimizer.learning-rate=8e-4")
            .arm("top-20-half", "top-20 at half the rate", "mask=top", "recipe.optimizer.learning-rate=2e-4")
            .arm("top-20-double", "top-20 at twice the rate", "mask=top", "recipe.optimizer.learning-rate=8e-4")
            .curve("accuracy", "held-out accuracy over steps")
            .curve("entropy", "entropy of a sampled token over steps")
            .curve("entropy change by base decile", "mean entropy less the base's, by decile of the base's entropy")
            .curve("accuracy, forks at a temperature", "the untrained base, first tokens drawn at other temperatures")
            .curve("accuracy, other tokens at a temperature", "the untrained base, all but first tokens so drawn")
            .measure("fork recall", "share of forks among the 20 % of largest entropy", Measure.Unit.SHARE)
            .measure("fork precision", "share of those 20 % that are forks", Measure.Unit.SHARE)
            .measure("mask overlap", "share of those 20 % that are so in the base's eyes too", Measure.Unit.SHARE)
            .measure("update norm", "mean norm of an optimizer step", Measure.Unit.NUMBER)
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "recipe.steps=2",
                    "recipe.optimizer.warm-up=1", "recipe.evaluation={every: 2, problems: 8, samples: 1}",
                    "problems=8", "samples=32", "map=1")
            .plan(Profile.QUICK, 5, List.of("base", "all", "top-20", "bottom-80", "random-20", "forks"))
            .plan(Profile.FULL, 10, List.of(), "recipe.steps=100", "problems=200")
            .gate("latent", "the base must be able, and rarely right",
                    Contrast.value(POLICY.one(), "base"), 0.08, 0.7)
            .gate("room", "the base's pass@32 must leave its pass@1 behind",
                    Contrast.named("pass@32 − pass@1 of base", 1, "base", POLICY.most())
                            .plus(-1, "base", POLICY.one()),
                    0.2, 1)
            .gate("learns", "training on all tokens must teach something",
                    difference(POLICY.one(), "all", "base"), 0.1, 1)
            .matched(Budget.Quantity.SAMPLES, 1, "all", "top-20", "bottom-80", "random-20")
            .claim("twenty-percent-suffices", "Updating the 20 % most uncertain tokens keeps up with updating all",
                    Rule.nonInferior(difference(POLICY.one(), "top-20", "all"), 0.02), "latent", "room", "learns")
            .claim("entropy-matters", "The 20 % most uncertain tokens teach more than 20 % by lot",
                    new Rule.Superior(difference(POLICY.one(), "top-20", "random-20"), 0.02),
                    "latent", "room", "learns")
            .claim("filler-does-not-train", "Updating the other 80 % alone is worse than updating all",
                    new Rule.Superior(difference(POLICY.one(), "all", "bottom-80"), 0.02),
                    "latent", "room", "learns")
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
        Path folder = trial.base("base", PROTOCOL.recipe("base"));
        Model base = ModelDirectory.read(folder);
        Settings s = trial.settings();
        boolean isTrained = !s.text("mask").equals("untrained");
        Model model = base;
        if (isTrained) {
            List<LossMask> masks = masks(s, base, trial);
            Trained trained = trial.train("rl", PROTOCOL.recipe("rl"),
                    Plugins.NONE.withAlgorithm(a -> a.withMasks(masks)), "model=" + folder);
            seen.spent(trained.cost())
                    .curve("accuracy", trained.curve("eval/pass@1"))
                    .curve("entropy", trained.curve("entropy"))
                    .number("update norm", trained.mean("update_norm").orElse(0));
            model = trained.model();
        }
        var exam = Exam.of(
                TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(2, 3, 4, 5))), Split.TEST,
                s.integer("problems"), s.integer("samples"), 40, trial.key().at("exam"));
        var evaluation = POLICY.note(seen, exam, model, trial.workers());
        var map = new EntropyMap(exam.withSamples(s.integer("map")), model, base, trial.workers());
        map.note(seen);
        if (!isTrained) {
            map.temperatures(seen, 0.5, 1, 1.5);
        }
        return seen.text("completions", PolicyMeasures.examples(evaluation, 4)).result();
    }

    private static List<LossMask> masks(Settings s, Model base, Trial trial) {
        double share = s.number("share");
        LossMask.Effect effect =
                s.text("divided-by").equals("all") ? LossMask.Effect.SILENT : LossMask.Effect.LEFT_OUT;
        return switch (s.text("mask")) {
            case "none" -> List.of();
            case "top" -> List.of(new EntropyMask(EntropyMask.Keep.TOP, share, effect));
            case "bottom" -> List.of(new EntropyMask(EntropyMask.Keep.BOTTOM, share, effect));
            case "random" -> List.of(new EntropyMask(EntropyMask.Keep.RANDOM, share, effect));
            case "first" -> List.of(new EntropyMask(EntropyMask.Keep.FIRST, 1, effect));
            case "base-top" -> List.of(new EntropyMask(
                    EntropyMask.Keep.TOP, share, effect, new TokenEntropies(base, trial.workers())));
            default -> throw new InputException("mask: one of none, top, bottom, random, first, base-top, untrained,"
                    + " not '" + s.text("mask") + "'");
        };
    }
}
