package dev.hone.lab.question.testtime;

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
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.question.Milestones;
import dev.hone.lab.question.PolicyMeasures;
import dev.hone.lab.question.ProblemPool;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.tasks.verifiers.MarkedAnswer;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.loop.Plugins;
import dev.hone.training.reward.RewardFunctions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Can RL on unlabelled problems, rewarded by the majority of the model's own samples, improve beyond that majority?
///
/// A pool of problems is trained on again and again without its answers; held-out problems and longer chains are
/// examined besides. All of a group vote and all are trained on; the paper trains on half of the voters. Label and
/// reward accuracy, agreement and answer entropy are those of the exam on the pool. Entropy minimisation and SFT on
/// samples that agree are not among the arms.
///
/// Source: TTRL, arXiv:2504.16084.
public final class TtrlSelfImprovement implements Experiment {
    private static final int VOTES = 32;
    private static final int TOKENS = 40;
    private static final PolicyMeasures HELD = PolicyMeasures.of(VOTES);
    private static final PolicyMeasures POOL = new PolicyMeasures(" pool", VOTES);
    private static final PolicyMeasures LONGER = new PolicyMeasures(" longer", VOTES);

    private static final String RL = """
            tasks:
              - {family: dataset, file: pool.jsonl}
            sampling: {prompts: 8, group: 32, max-tokens: 40}
            algorithm: {base: grpo, regularizers: []}
            rewards: [label]
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 50
            evaluation: {problems: 0}
            checkpoints: {every: 12, keep: 50}
            """;

    private static final Protocol PROTOCOL = measures(new ProtocolDraft(
            "ttrl-self-improvement",
            "Can RL on unlabelled problems, rewarded only by agreement with the majority of the model's own samples,"
                    + " truly improve the policy, even past the accuracy of that majority?"))
            .recipe("base", BaseRecipes.DIGITS)
            .recipe("rl", RL)
            .set("problems=80", "pool=96", "samples=32")
            .arm("base", "no training", "label=none")
            .arm("ttrl", "the majority of each group is the label", "label=majority")
            .arm("true-label", "the true answers of the pool: the ceiling", "label=truth")
            .arm("frozen", "the base's majority, once and for all", "label=frozen")
            .arm("random-member", "the answer of one of the group is the label", "label=member")
            .arm("format-only", "any answer is rewarded", "label=form")
            .arm("swapped", "the base's majority for another problem", "label=swapped")
            .curve("pass@1", "held-out accuracy over steps")
            .curve("pass@1 pool", "accuracy on the pool over steps")
            .curve("majority pool", "accuracy of the majority on the pool over steps")
            .curve("entropy", "entropy of a sampled token over steps")
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "recipe.steps=2",
                    "recipe.optimizer.warm-up=1", "recipe.checkpoints={every: 1, keep: 9}", "recipe.sampling.prompts=2",
                    "recipe.sampling.group=8", "problems=4", "pool=4", "samples=32")
            .plan(Profile.QUICK, 5,
                    List.of("base", "ttrl", "true-label", "frozen", "random-member", "format-only"))
            .plan(Profile.FULL, 10, List.of(), "recipe.steps=600", "recipe.checkpoints.every=50", "problems=200")
            .gate("band", "the base must be able, and rarely right", Contrast.value(POOL.one(), "base"), 0.08, 0.6)
            .gate("vote", "the majority must be better than a sample, and leave room",
                    Contrast.value("majority pool", "base"), 0.2, 0.97)
            .matched(Budget.Quantity.SAMPLES, 1, "ttrl", "true-label", "frozen", "random-member", "format-only",
                    "swapped")
            .claim("improves", "TTRL improves held-out accuracy; a random member's label and a reward for form do not"
                    + " as much",
                    Rule.all(
                            new Rule.Superior(difference(HELD.one(), "ttrl", "base"), 0.02),
                            new Rule.Superior(difference(HELD.one(), "ttrl", "random-member"), 0.02),
                            new Rule.Superior(difference(HELD.one(), "ttrl", "format-only"), 0.02)),
                    "band", "vote")
            .claim("passes-the-vote", "A single sample after TTRL is right more often on the pool than the base's"
                    + " majority was",
                    new Rule.Superior(Contrast.named("pass@1 pool of ttrl − majority pool of base", 1, "ttrl",
                            POOL.one()).plus(-1, "base", "majority pool"), 0.02),
                    "band", "vote")
            .claim("near-the-ceiling", "TTRL comes within 3 points of training on the true labels",
                    Rule.nonInferior(difference(HELD.one(), "ttrl", "true-label"), 0.03), "band", "vote")
            .claim("fresh-votes", "Votes of the improving policy teach more than the base's votes, once taken",
                    new Rule.Superior(difference(HELD.one(), "ttrl", "frozen"), 0.02), "band", "vote")
            .claim("noise-is-kind", "Rewards by the majority are right more often than its labels",
                    new Rule.Superior(Contrast.named("reward − label accuracy of base", 1, "base", "reward accuracy")
                            .plus(-1, "base", "label accuracy"), 0),
                    "band")
            .fixed();

    private static ProtocolDraft measures(ProtocolDraft draft) {
        for (PolicyMeasures m : List.of(HELD, POOL, LONGER)) {
            m.declare(draft)
                    .measure("majority" + m.suffix(), "chance that the majority of 32 samples is right",
                            Measure.Unit.SHARE);
        }
        return draft.measure("label accuracy", "share of the pool's problems whose majority is right",
                Measure.Unit.SHARE)
                .measure("reward accuracy", "share of samples that the majority rewards as the truth would",
                        Measure.Unit.SHARE)
                .measure("agreement", "share of samples that agree with the majority", Measure.Unit.SHARE)
                .measure("answer entropy", "entropy of a problem's answers", Measure.Unit.NATS);
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
        Exam pool = exam(trial, "pool", Split.TRAIN, trial.settings().integer("pool"), TOKENS, 3, 4, 5);
        Exam held = exam(trial, "held", Split.TEST, trial.settings().integer("problems"), TOKENS, 3, 4, 5);
        Exam longer = exam(trial, "longer", Split.TEST, trial.settings().integer("problems"), 48, 6);
        Model model = base;
        if (!trial.settings().text("label").equals("none")) {
            new ProblemPool(pool).write(trial.folder().resolve("pool.jsonl"));
            Trained trained = trial.train("rl", PROTOCOL.recipe("rl"), plugins(seen, trial, pool, base),
                    "model=" + place);
            seen.spent(trained.cost()).curve("entropy", trained.curve("entropy"));
            curves(seen, trial, trained, held, pool);
            model = trained.model();
        }
        noted(HELD, seen, held, model, trial);
        noted(LONGER, seen, longer, model, trial);
        Evaluation onPool = noted(POOL, seen, pool, model, trial);
        return seen.problems("label accuracy", Consensus.labelAccuracy(onPool))
                .problems("reward accuracy", Consensus.rewardAccuracy(onPool))
                .problems("agreement", Consensus.agreement(onPool))
                .number("answer entropy", Consensus.answerEntropy(onPool))
                .text("completions", PolicyMeasures.examples(onPool, 4))
                .result();
    }

    private static Exam exam(
            Trial trial, String name, Split split, int problems, int tokens, Integer... difficulties) {
        return Exam.of(TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(difficulties))), split,
                problems, trial.settings().integer("samples"), tokens, trial.key().at(name));
    }

    private static Evaluation noted(PolicyMeasures measures, Observations seen, Exam exam, Model model, Trial trial) {
        Evaluation e = measures.note(seen, exam, model, trial.workers());
        seen.problems("majority" + measures.suffix(), Exam.majorityAt(e, VOTES));
        return e;
    }

    /// The verifier knows the truth and only measures, but for the arm that is rewarded by it.
    private static Plugins plugins(Observations seen, Trial trial, Exam pool, Model base) {
        RewardFunctions none = RewardFunctions.scoreAlone();
        RewardFunctions rewards = switch (trial.settings().text("label")) {
            case "majority" -> none.withGroup("label", Consensus.majority(pool));
            case "member" -> none.withGroup("label", Consensus.member(pool, trial.key().at("member")));
            case "form" -> none.with("label", Consensus.form(pool));
            case "truth" -> none.with("label", (problem, rollout) -> rollout.score().orElseThrow());
            case "frozen" -> none.with("label", Consensus.fixed(pool, votes(seen, trial, pool, base)));
            case "swapped" -> none.with("label", Consensus.fixed(pool, swapped(votes(seen, trial, pool, base))));
            case String other -> throw new IllegalStateException("no label " + other);
        };
        return Plugins.NONE.withVerifier(MarkedAnswer.same()).withRewards(rewards);
    }

    private static Map<String, String> votes(Observations seen, Trial trial, Exam pool, Model base) {
        var asked = new Exam(pool.mixture(), pool.problems(), VOTES, TOKENS, 1, pool.key().at("votes"));
        Evaluation votes = asked.take(base, trial.workers());
        seen.spent(Exam.cost(votes));
        return Consensus.labels(votes);
    }

    private static Map<String, String> swapped(Map<String, String> labels) {
        List<String> prompts = labels.keySet().stream().sorted().toList();
        List<String> others = new ArrayList<>(prompts.stream().map(labels::get).toList());
        Collections.rotate(others, 1);
        Map<String, String> swapped = new HashMap<>();
        for (int i = 0; i < prompts.size(); i++) {
            swapped.put(prompts.get(i), others.get(i));
        }
        return swapped;
    }

    private static void curves(Observations seen, Trial trial, Trained trained, Exam held, Exam pool) {
        List<double[]> points = new ArrayList<>();
        int steps = (int) trained.curve("entropy").x()[trained.curve("entropy").x().length - 1];
        for (Milestones.Milestone m : Milestones.of(trained, steps)) {
            trial.checkpoint();
            Model model = m.model().get();
            Evaluation out = held.withSamples(4).take(model, trial.workers());
            Evaluation in = pool.withSamples(16).take(model, trial.workers());
            seen.spent(Exam.cost(out)).spent(Exam.cost(in));
            points.add(new double[] {
                m.step(), out.accuracy().mean(), in.accuracy().mean(), in.majorityAt(16).mean()
            });
        }
        double[] x = points.stream().mapToDouble(p -> p[0]).toArray();
        seen.curve("pass@1", x, points.stream().mapToDouble(p -> p[1]).toArray())
                .curve("pass@1 pool", x, points.stream().mapToDouble(p -> p[2]).toArray())
                .curve("majority pool", x, points.stream().mapToDouble(p -> p[3]).toArray());
    }
}
