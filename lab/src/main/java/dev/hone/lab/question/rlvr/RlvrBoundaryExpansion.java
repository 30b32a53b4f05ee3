package dev.hone.lab.question.rlvr;

import static dev.hone.lab.protocol.Contrast.difference;

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
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.loop.Plugins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Does RLVR solve what the base could not with many tries, or the same more often?
///
/// There are 100 answers, so that a guesser is right once in 128 tries with a chance of 0.72: only traces that are
/// right letter by letter decide. Chains of 2 to 5 operations are nearly all within the base's reach; the wall is
/// looked for on chains of 6 and 7, which the base rarely worked out when it was made, and which RL asks as often as
/// the others. (A base that saw none longer than 5 had no right trace of 6 and 7 in 128 tries on a pilot seed, so that
/// there was no reach to widen.) A problem is new where
/// the base fails in all of its samples and in as many again as `retries` says, and the arm's exact lower bound is
/// above 0.01. PPO and the temperature matched in entropy of the paper are not among the arms.
///
/// Source: Yue et al., arXiv:2504.13837; sizes and the trace verifier are the laboratory's.
public final class RlvrBoundaryExpansion implements Experiment {
    private static final int MANY = 128;
    private static final double ALPHA = 0.05;
    private static final double NEW = 0.01;
    private static final int JUDGED = 8;
    private static final PolicyMeasures LIKE = PolicyMeasures.of(MANY);
    private static final PolicyMeasures HARDER = new PolicyMeasures(" harder", MANY);

    private static final String RL = """
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5, 6, 7]}
            sampling: {prompts: 32, group: 8, max-tokens: 56}
            algorithm: {base: grpo, regularizers: []}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 60
            evaluation: {every: 20, problems: 100, samples: 4, split: validation}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final String TEACH = """
            kind: sft
            tasks:
              - {family: digit-chains, difficulties: [2, 3, 4, 5, 6, 7], styles: {steps: 1}}
            batch: {sequences: 64, block: 16}
            optimizer: {learning-rate: 1e-3, schedule: linear, warm-up: 10, betas: [0.9, 0.98]}
            steps: 120
            sampling: {max-tokens: 56}
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final Protocol PROTOCOL = measures(new ProtocolDraft(
            "rlvr-boundary-expansion",
            "After RLVR, can a model solve problems its base could not with many tries, or does it just solve the same"
                    + " ones more often?"))
            .recipe("base", BaseRecipes.REACH)
            .recipe("rl", RL)
            .recipe("teach", TEACH)
            .set("problems=64", "samples=128", "retries=2048")
            .arm("base", "no reinforcement learning", "train=no", "draw=0")
            .arm("base-again", "the base, sampled with other random numbers", "train=no", "draw=1")
            .arm("grpo", "group-relative advantages", "train=rl", "draw=0")
            .arm("rloo", "leave-one-out advantages, no clipping", "train=rl", "draw=0",
                    "recipe.algorithm={base: rloo, shaping: []}")
            .arm("distilled", "shown right traces of an exact solver, longer ones among them", "train=teach", "draw=0")
            .arm("grpo-wide", "four times as many rollouts a problem", "train=rl", "draw=0",
                    "recipe.sampling.group=32")
            .arm("remax", "the greedy completion as baseline", "train=rl", "draw=0",
                    "recipe.algorithm={base: remax, shaping: []}")
            .arm("reinforce++", "REINFORCE++", "train=rl", "draw=0",
                    "recipe.algorithm={base: reinforce-plus-plus-baseline, regularizers: []}")
            .arm("dapo", "DAPO", "train=rl", "draw=0", "recipe.algorithm={base: dapo}")
            .arm("grpo-kl", "held near the base", "train=rl", "draw=0",
                    "recipe.algorithm={base: grpo, regularizers: [{name: kl-in-loss, coefficient: 0.01}]}")
            .curve("accuracy", "held-out accuracy over steps")
            .curve("entropy", "entropy of a sampled token over steps")
            .curve("traced@k harder", "chance of a right trace in k samples, over k")
            .plan(Profile.SMOKE, 1, List.of("base", "base-again", "grpo", "rloo", "distilled"), "base.steps=4",
                    "base.optimizer.warm-up=1", "recipe.steps=2", "recipe.optimizer.warm-up=1",
                    "recipe.evaluation={problems: 0}", "problems=4", "retries=128")
            .plan(Profile.QUICK, 5, List.of("base", "base-again", "grpo", "rloo", "distilled"))
            .plan(Profile.FULL, 10, List.of(), "recipe.steps=400", "problems=128", "samples=512")
            .gate("latent", "the base must be able, and rarely right",
                    Contrast.value(LIKE.one(), "base"), 0.08, 0.6)
            .gate("learnt", "GRPO must learn, or there is nothing to ask",
                    difference(LIKE.one(), "grpo", "base"), 0.05, 1)
            .gate("wall", "the base must have right traces for some harder problems, and not for all",
                    Contrast.value("traced@128 harder", "base"), 0.05, 0.95)
            .matched(Budget.Quantity.SAMPLES, 1, "grpo", "rloo")
            .claim("no-expansion", "RL does not widen what 128 tries solve beyond the base, and solves no more new"
                    + " problems than the base sampled again",
                    Rule.all(
                            new Rule.Below(difference("traced@128 harder", "grpo", "base"), 0.02),
                            new Rule.Below(difference("new", "grpo", "base-again"), 0.02)),
                    "latent", "learnt", "wall")
            .claim("expansion", "RL solves with 128 tries, by right traces, what the base does not",
                    new Rule.Superior(difference("traced@128 harder", "grpo", "base"), 0.02),
                    "latent", "learnt", "wall")
            .claim("efficiency", "RL makes right what was in reach: its first try is better than the base's",
                    new Rule.Superior(difference("traced@1", "grpo", "base"), 0.02), "latent")
            .claim("teaching-expands", "Traces of a better solver widen what 128 tries solve",
                    new Rule.Superior(difference("traced@128 harder", "distilled", "base"), 0.02), "wall")
            .claim("algorithms-alike", "RLOO and GRPO end equally far from the base's many tries",
                    new Rule.Within(difference(LIKE.one(), "grpo", "rloo"), 0.03), "learnt")
            .fixed();

    private static ProtocolDraft measures(ProtocolDraft draft) {
        for (PolicyMeasures m : List.of(LIKE, HARDER)) {
            m.declare(draft)
                    .measure("traced@1" + m.suffix(), "chance that answer and every step are right",
                            Measure.Unit.SHARE)
                    .measure("traced@128" + m.suffix(), "chance of such a trace among 128 samples",
                            Measure.Unit.SHARE);
        }
        return draft.measure("new", "harder problems that the base solves in no try, and this arm provably does",
                Measure.Unit.SHARE)
                .measure("lost", "harder problems with a right trace of the base and none of this arm",
                        Measure.Unit.SHARE)
                .measure("likelihood", "what the base thinks of a token of this arm's samples", Measure.Unit.NATS);
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
        var place = trial.base("base", PROTOCOL.recipe("base"));
        Model base = ModelDirectory.read(place);
        String train = trial.settings().text("train");
        Model model = base;
        if (!train.equals("no")) {
            Trained trained = trial.train(train, PROTOCOL.recipe(train), Plugins.NONE, "model=" + place);
            seen.spent(trained.cost()).curve("entropy", trained.curve("entropy"))
                    .curve("accuracy", trained.curve("eval/pass@1"));
            model = trained.model();
        }
        Exam like = exam(trial, "like", 40, 2, 3, 4, 5);
        Exam harder = exam(trial, "harder", 56, 6, 7);
        int draw = trial.settings().integer("draw");
        Evaluation near = LIKE.note(seen, redrawn(like, draw), model, trial.workers());
        Evaluation far = HARDER.note(seen, redrawn(harder, draw), model, trial.workers());
        note(seen, "", new Traces(like), near);
        note(seen, " harder", new Traces(harder), far);
        seen.problems("likelihood", new Traces(like).likelihood(near, base, trial.workers(), JUDGED));
        Evaluation before = harder.take(base, trial.workers());
        seen.spent(Exam.cost(before));
        fates(seen, trial, base, new Traces(harder), before, far);
        return seen.text("harder completions", PolicyMeasures.examples(far, 4)).result();
    }

    private static Exam exam(Trial trial, String name, int tokens, Integer... difficulties) {
        return Exam.of(
                TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(difficulties))), Split.TEST,
                trial.settings().integer("problems"), trial.settings().integer("samples"), tokens,
                trial.key().at(name));
    }

    private static Exam redrawn(Exam exam, int draw) {
        Key key = draw == 0 ? exam.key() : exam.key().at("again").at(draw);
        return new Exam(
                exam.mixture(), exam.problems(), exam.samples(), exam.maxTokens(), exam.temperature(), key);
    }

    private static void note(Observations seen, String suffix, Traces traces, Evaluation evaluation) {
        seen.problems("traced@1" + suffix, traces.passAt(evaluation, 1))
                .problems("traced@128" + suffix, traces.passAt(evaluation, MANY));
        double[] ks = IntStream.rangeClosed(0, 7).mapToDouble(i -> 1 << i).toArray();
        if (!suffix.isEmpty()) {
            seen.curve("traced@k" + suffix, ks, IntStream.rangeClosed(0, 7)
                    .mapToDouble(i -> Arrays.stream(traces.passAt(evaluation, 1 << i)).average().orElse(0))
                    .toArray());
        }
    }

    /// Which problems are new, which are lost; those that look new are asked of the base again, many times.
    private static void fates(
            Observations seen, Trial trial, Model base, Traces traces, Evaluation before, Evaluation after) {
        int[] once = traces.counts(before);
        int[] now = traces.counts(after);
        Exam exam = traces.exam();
        List<Integer> candidates = new ArrayList<>();
        double[] lost = new double[now.length];
        for (int p = 0; p < now.length; p++) {
            lost[p] = once[p] > 0 && now[p] == 0 ? 1 : 0;
            if (once[p] == 0 && ClopperPearson.lower(now[p], exam.samples(), ALPHA) > NEW) {
                candidates.add(p);
            }
        }
        double[] fresh = new double[now.length];
        if (!candidates.isEmpty()) {
            var retry = new Exam(exam.mixture(), candidates.stream().map(exam.problems()::get).toList(),
                    trial.settings().integer("retries"), exam.maxTokens(), 1, exam.key().at("retries"));
            Evaluation tried = retry.take(base, trial.workers());
            int[] found = traces.counts(tried);
            for (int i = 0; i < found.length; i++) {
                fresh[candidates.get(i)] = found[i] == 0 ? 1 : 0;
            }
            seen.spent(Exam.cost(tried));
        }
        seen.problems("new", fresh).problems("lost", lost);
    }
}
