package dev.hone.lab.question.rl;

import static dev.hone.lab.protocol.Contrast.difference;

import dev.hone.engine.Model;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.lab.experiment.Exam;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.Trained;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Budget;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.question.PolicyMeasures;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.training.loop.Plugins;
import java.util.List;

/// Can RL that only pushes wrong answers down match RL with both signals?
///
/// Source: arXiv:2506.01347, whose negative-only form drops right samples and gives wrong ones the advantage -1.
///
/// A first protocol had bases of 400 steps, which differed more over seeds than the arms did, and decided nothing; its
/// evidence is kept. This one has the longer base, and is otherwise the same.
public final class NegativeOnlyReinforcement implements Experiment {
    private static final PolicyMeasures POLICY = PolicyMeasures.of(64);

    private static final String RL = """
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5]}
            sampling: {prompts: 32, group: 8, max-tokens: 40}
            algorithm: {base: grpo}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 100
            evaluation: {every: 20, problems: 100, samples: 4, split: test}
            checkpoints: {every: 20, keep: 1}
            """;

    private static final Protocol PROTOCOL = POLICY.declare(new ProtocolDraft(
            "negative-only-reinforcement",
            "Can RL that only pushes wrong answers down, and never rewards right ones, match or beat RL with both"
                    + " signals?"))
            .recipe("base", BaseRecipes.DIGITS)
            .recipe("rl", RL)
            .set("problems=100", "samples=128")
            .arm("base", "no reinforcement learning", "train=no")
            .arm("positive-only", "right samples alone, advantage +1", "recipe.algorithm={base: psr}")
            .arm("negative-only", "wrong samples alone, advantage -1", "recipe.algorithm={base: nsr}")
            .arm("weighted", "right samples +0.1, wrong ones -1", "recipe.algorithm={base: w-reinforce}")
            .arm("grpo", "both signals, group mean and deviation")
            .curve("accuracy", "held-out accuracy over steps")
            .curve("entropy", "entropy of a sampled token over steps")
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "recipe.steps=2",
                    "recipe.optimizer.warm-up=1", "recipe.evaluation={every: 2, problems: 8, samples: 1}",
                    "problems=8", "samples=64")
            .plan(Profile.QUICK, 5, List.of())
            .plan(Profile.FULL, 10, List.of(), "recipe.steps=400", "problems=200", "samples=256")
            .gate("latent", "the base must be able, and rarely right",
                    Contrast.value(POLICY.one(), "base"), 0.08, 0.7)
            .gate("room", "the base's pass@64 must leave its pass@1 behind",
                    Contrast.named("pass@64 − pass@1 of base", 1, "base", POLICY.most())
                            .plus(-1, "base", POLICY.one()),
                    0.2, 1)
            .matched(Budget.Quantity.SAMPLES, 1, "positive-only", "negative-only", "weighted", "grpo")
            .claim("as-good-as-both", "Negative-only RL keeps up with GRPO at pass@1, keeps the base's pass@64, and its"
                    + " pass@64 is above that of positive-only RL",
                    Rule.all(
                            Rule.nonInferior(difference(POLICY.one(), "negative-only", "grpo"), 0.02),
                            Rule.nonInferior(difference(POLICY.most(), "negative-only", "base"), 0.01),
                            new Rule.Superior(difference(POLICY.most(), "negative-only", "positive-only"), 0)),
                    "latent", "room")
            .claim("weighted-as-good", "Weighted REINFORCE keeps up with GRPO at pass@1",
                    Rule.nonInferior(difference(POLICY.one(), "weighted", "grpo"), 0.02), "latent", "room")
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
        Model model;
        var base = trial.base("base", PROTOCOL.recipe("base"));
        if (trial.settings().values().containsKey("train")) {
            model = ModelDirectory.read(base);
        } else {
            Trained trained = trial.train("rl", PROTOCOL.recipe("rl"), Plugins.NONE, "model=" + base);
            seen.spent(trained.cost()).curve("accuracy", trained.curve("eval/pass@1"))
                    .curve("entropy", trained.curve("entropy"));
            model = trained.model();
        }
        var exam = Exam.of(
                TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(2, 3, 4, 5))), Split.TEST,
                trial.settings().integer("problems"), trial.settings().integer("samples"), 40, trial.key().at("exam"));
        var evaluation = POLICY.note(seen, exam, model, trial.workers());
        return seen.text("completions", PolicyMeasures.examples(evaluation, 4)).result();
    }
}
