package dev.hone.lab.question.testtime;

import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.Key;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.Trained;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.question.TextModel;
import dev.hone.lab.question.TrainingFile;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.tasks.HeldOut;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.registry.Families;
import dev.hone.training.loop.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Why is a plain plurality vote so hard to beat, and when does it lose?
///
/// An arm is a model with its errors: scattered (`base`, `reasoner`, `misrule-6`) or agreeing (`misrule-1`, whose
/// wrong rule stands in more documents than the true one). The misled models learn the true rule first, and then the
/// mixture: from the mixture alone a tiny model learnt no rule in 1,000 steps of a pilot. Every
/// method is given what `samples` samples cost: reading a sample with a scorer of the same size costs as much as
/// writing it, so that scored methods have half as many; a revision reads problem and attempt and writes, so that a
/// chain has a third. Scorer and reviser learn from the arm's own judged samples of training problems. The best
/// complex method is chosen on 60 problems and measured on others. Not here: process rewards, beams, countdown.
///
/// Source: arXiv:2504.14047; votes by length: arXiv:2502.12215. No step size was tuned; a pilot seed passed
/// the gates. Steps of scorer and reviser were raised on it: after 80 a revision was right in 1 to 5 %.
public final class MajorityVoteBaseline implements Experiment {
    private static final String VOTE = VoteBench.VOTE;
    private static final String CHOSEN = VoteBench.CHOSEN;

    private static final String TRUE_RULE = BaseRecipes.DIGITS.replace(
            "{family: digit-chains, difficulties: [2, 3, 4, 5], styles: {steps: 0.3, guess: 0.7}}",
            "{family: digit-misrule-1, difficulties: [3, 4, 5], styles: {steps: 1}}");

    private static final String MISRULE = """
            kind: sft
            tasks: [{family: digit-misrule-RULES, difficulties: [3, 4, 5], styles: {steps: 0.4, buggy: 0.6}}]
            batch: {sequences: 128, block: 16}
            optimizer: {learning-rate: 2e-3, schedule: linear, warm-up: 10, floor: 0.05, betas: [0.9, 0.98]}
            steps: 200
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final String RL = """
            tasks:
              - {family: digit-chains, difficulties: [3, 4, 5]}
            sampling: {prompts: 32, group: 8, max-tokens: 40}
            algorithm: {base: grpo}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 30
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final String SCORER = """
            kind: reward-model
            tasks: [{family: pairs, file: pairs.jsonl}]
            batch: {pairs: 32, block: 8}
            optimizer: {learning-rate: 1e-3, warm-up: 10}
            steps: 200
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final String REVISER = """
            kind: sft
            tasks: [{family: dataset, file: revisions.jsonl}]
            batch: {sequences: 32, block: 8}
            optimizer: {learning-rate: 1e-3, warm-up: 10}
            steps: 400
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final Protocol PROTOCOL = new ProtocolDraft(
            "majority-vote-baseline",
            "Why is a plain plurality vote over independent samples so hard for best-of-N, revision and other elaborate"
                    + " inference methods to beat, and when does it lose?")
            .recipe("base", BaseRecipes.DIGITS).recipe("true rule", TRUE_RULE).recipe("misrule", MISRULE)
            .recipe("rl", RL)
            .recipe("scorer", SCORER).recipe("reviser", REVISER)
            .set("task=digit-chains", "choosing=60", "problems=100", "samples=32", "pool=64", "chains=4",
                    "labelled=250", "each=8")
            .arm("base", "a model that is right about half the time, with scattered errors")
            .arm("reasoner", "the same after reinforcement learning on right answers", "rl=yes")
            .arm("misrule-6", "a wrong rule in six of ten documents, one of six: wrong answers scatter",
                    "task=digit-misrule-6")
            .arm("misrule-1", "one wrong rule in six of ten documents: wrong answers agree", "task=digit-misrule-1")
            .measure("single", "chance that a sample is right", Measure.Unit.SHARE)
            .measure("greedy", "whether the most likely tokens give a right answer", Measure.Unit.SHARE)
            .measure(VOTE, "plurality vote", Measure.Unit.SHARE)
            .measure("shortest vote", "votes over the logarithm of their mean length", Measure.Unit.SHARE)
            .measure("confident vote", "votes weighted by the mean chance of a token", Measure.Unit.SHARE)
            .measure("likeliest", "the most likely sample", Measure.Unit.SHARE)
            .measure("best of n", "the sample that a trained scorer likes best, half the samples", Measure.Unit.SHARE)
            .measure("scored vote", "votes weighted by the scorer, half the samples", Measure.Unit.SHARE)
            .measure("revision", "the last of a chain of revisions, a third of the samples", Measure.Unit.SHARE)
            .measure("revision vote", "a vote over a chain of revisions", Measure.Unit.SHARE)
            .measure("oracle", "whether a sample is right (a ceiling, not a method)", Measure.Unit.SHARE)
            .measure(CHOSEN, "the complex method that does best on other problems", Measure.Unit.SHARE)
            .measure("margin", "share of the right answer less that of the commonest wrong one", Measure.Unit.SHARE)
            .measure("auc", "chance that the scorer ranks a right sample above a wrong one of its problem",
                    Measure.Unit.SHARE)
            .measure("break-even auc", "that of a noisy scorer whose best of n equals the vote; 1 where none does",
                    Measure.Unit.SHARE)
            .measure("length of right", "mean tokens of right samples", Measure.Unit.TOKENS)
            .measure("length of wrong", "mean tokens of wrong samples", Measure.Unit.TOKENS)
            .curve(VOTE, "vote over samples").curve("best of n", "best of n over samples, the scorer not counted")
            .curve("oracle", "oracle over samples")
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "steps=2", "choosing=4",
                    "problems=6", "samples=6", "pool=12", "chains=1", "labelled=6", "each=4")
            .plan(Profile.QUICK, 5, List.of())
            .plan(Profile.FULL, 10, List.of(), "problems=300", "choosing=150", "pool=256", "labelled=1000")
            .gate("base in band", "the base's samples must be right now and then", single("base"), 0.1, 0.9)
            .gate("reasoner in band", "the reasoner must have errors left", single("reasoner"), 0.3, 0.97)
            .gate("misrule-1 in band", "the true rule must be the rarer one", single("misrule-1"), 0.2, 0.48)
            .gate("misrule-6 in band", "the true rule must be the commonest", single("misrule-6"), 0.2, 0.6)
            .claim("reasoner", "On the reasoner nothing beats the vote at equal cost",
                    new Rule.Below(gain("reasoner"), 0.02), "reasoner in band")
            .claim("base", "On the base nothing beats the vote at equal cost",
                    new Rule.Below(gain("base"), 0.02), "base in band")
            .claim("scattered", "Where wrong answers scatter nothing beats the vote at equal cost",
                    new Rule.Below(gain("misrule-6"), 0.02), "misrule-6 in band")
            .claim("correlated", "Where wrong answers agree the vote is beaten",
                    new Rule.Superior(gain("misrule-1"), 0.02), "misrule-1 in band")
            .fixed();

    private static Contrast single(String arm) {
        return Contrast.value("single", arm);
    }

    private static Contrast gain(String arm) {
        return Contrast.named(CHOSEN + " − " + VOTE + " of " + arm, 1, arm, CHOSEN).plus(-1, arm, VOTE);
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public void prepare(Trial trial) {
        trial.base("base", PROTOCOL.recipe("base"));
        trial.base("true rule", PROTOCOL.recipe("true rule"));
    }

    private static Path start(Trial trial, String task, String... steps) {
        if (task.equals("digit-chains")) {
            return trial.base("base", PROTOCOL.recipe("base"));
        }
        String recipe = PROTOCOL.recipe("misrule").replace("RULES", task.substring(task.lastIndexOf('-') + 1));
        Path base = trial.base("true rule", PROTOCOL.recipe("true rule"));
        return trial.train("misrule", recipe, Plugins.NONE, with(steps, "model=" + base)).folder();
    }

    @Override
    public TrialResult run(Trial trial) {
        var s = trial.settings();
        var seen = new Observations();
        String[] steps = s.values().containsKey("steps")
                ? new String[] {"steps=" + s.text("steps"), "optimizer.warm-up=1"} : new String[0];
        Path folder = start(trial, s.text("task"), steps);
        if (s.values().containsKey("rl")) {
            Trained trained = trial.train("rl", PROTOCOL.recipe("rl"), Plugins.NONE, with(steps, "model=" + folder));
            seen.spent(trained.cost());
            folder = trained.folder();
        }
        TaskFamily family = Families.named(s.text("task"));
        var model = new TextModel(ModelDirectory.read(folder), trial.workers());
        Key key = trial.key();
        var mixture = TaskMixture.of(family, List.of(3, 4, 5));
        var labels = OwnLabels.of(family,
                HeldOut.distinct(new ProblemStream(mixture, Split.TRAIN, key.at("labelled")), s.integer("labelled")),
                s.integer("each"), VoteBench.MAX_TOKENS, model, key.at("labels"));
        seen.spent(labels.cost());
        TrainingFile.write(trial.folder().resolve("pairs.jsonl"), labels.pairs());
        TrainingFile.write(trial.folder().resolve("revisions.jsonl"), labels.revisions());
        Trained scorer = trial.train("scorer", PROTOCOL.recipe("scorer"), Plugins.NONE, with(steps, "model=" + folder));
        Trained reviser =
                trial.train("reviser", PROTOCOL.recipe("reviser"), Plugins.NONE, with(steps, "model=" + folder));
        seen.spent(scorer.cost()).spent(reviser.cost());
        int choosing = s.integer("choosing");
        List<Problem> asked = HeldOut.distinct(
                new ProblemStream(mixture, Split.TEST, key.at("asked")), choosing + s.integer("problems"));
        var bench = new VoteBench(trial, family, asked, model, scorer.model(), reviser.model());
        bench.note(seen, choosing);
        return seen.result();
    }

    private static String[] with(String[] steps, String model) {
        List<String> all = new ArrayList<>(List.of(steps));
        all.add(model);
        return all.toArray(String[]::new);
    }
}
