package dev.hone.lab.question.testtime;

import dev.hone.engine.Model;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.lab.experiment.Cost;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Why is a plain plurality vote so hard to beat, and when does it lose?
///
/// An arm is a model with its errors: scattered (`base`, `reasoner`, `misrule-6`) or agreeing (`misrule-1`). Every
/// method is given what `samples` samples cost: reading a sample with a scorer of the same size costs as much as
/// writing it, so that scored methods have half as many; a revision reads problem and attempt and writes, so that a
/// chain has a third. Scorer and reviser learn from the arm's own judged samples of training problems. The best
/// complex method is chosen on 60 problems and measured on others. Not here: process rewards, beams, countdown.
///
/// Source: arXiv:2504.14047; votes by length: arXiv:2502.12215. Steps were tuned on seeds from 1001 on.
public final class MajorityVoteBaseline implements Experiment {
    private static final int MAX_TOKENS = 40;
    private static final String VOTE = "vote";
    private static final String CHOSEN = "best complex";
    private static final int BREAK_EVEN_GRID = 24;

    private static final String MISRULE = BaseRecipes.DIGITS.replace(
            "{family: digit-chains, difficulties: [2, 3, 4, 5], styles: {steps: 0.3, guess: 0.7}}",
            "{family: digit-misrule-RULES, difficulties: [3, 4, 5], styles: {steps: 0.4, buggy: 0.6}}");

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
            steps: 80
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final String REVISER = """
            kind: sft
            tasks: [{family: dataset, file: revisions.jsonl}]
            batch: {sequences: 32, block: 8}
            optimizer: {learning-rate: 1e-3, warm-up: 10}
            steps: 80
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final Map<String, Choice> PLAIN = new LinkedHashMap<>();
    private static final Map<String, Choice> SCORED = new LinkedHashMap<>();

    static {
        PLAIN.put("shortest vote", Choice.shortestVote());
        PLAIN.put("confident vote", Choice.vote(d -> StrictMath.exp(d.meanLogProb())));
        PLAIN.put("likeliest", Choice.best(d -> d.meanLogProb() * d.tokens()));
        SCORED.put("best of n", Choice.best(Drawn::score));
        SCORED.put("scored vote", Choice.vote(d -> 1 / (1 + StrictMath.exp(-d.score()))));
    }

    private static final Protocol PROTOCOL = new ProtocolDraft(
            "majority-vote-baseline",
            "Why is a plain plurality vote over independent samples so hard for best-of-N, revision and other elaborate"
                    + " inference methods to beat, and when does it lose?")
            .recipe("base", BaseRecipes.DIGITS).recipe("misrule", MISRULE).recipe("rl", RL)
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
        base(trial, "digit-chains");
    }

    private static Path base(Trial trial, String task) {
        return task.equals("digit-chains")
                ? trial.base("base", PROTOCOL.recipe("base"))
                : trial.base(task, PROTOCOL.recipe("misrule")
                        .replace("RULES", task.substring(task.lastIndexOf('-') + 1)));
    }

    @Override
    public TrialResult run(Trial trial) {
        var s = trial.settings();
        var seen = new Observations();
        String[] steps = s.values().containsKey("steps")
                ? new String[] {"steps=" + s.text("steps"), "optimizer.warm-up=1"} : new String[0];
        Path folder = base(trial, s.text("task"));
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
                s.integer("each"), MAX_TOKENS, model, key.at("labels"));
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
        var bench = new Bench(trial, family, asked, model, scorer.model(), reviser.model());
        bench.note(seen, choosing);
        return seen.result();
    }

    private static String[] with(String[] steps, String model) {
        List<String> all = new ArrayList<>(List.of(steps));
        all.add(model);
        return all.toArray(String[]::new);
    }

    /// All methods on the same pool of samples of each problem.
    private static final class Bench {
        private final Trial trial;
        private final TaskFamily family;
        private final List<Problem> problems;
        private final TextModel model;
        private final List<List<Drawn>> pool = new ArrayList<>();
        private final List<List<List<Drawn>>> chains = new ArrayList<>();
        private final double[] greedy;
        private final int budget;
        private String example = "";
        private long tokens;

        Bench(Trial trial, TaskFamily family, List<Problem> problems, TextModel model, Model scorer, Model reviser) {
            this.trial = trial;
            this.family = family;
            this.problems = problems;
            this.model = model;
            this.budget = trial.settings().integer("samples");
            List<String> prompts = problems.stream().map(Problem::prompt).toList();
            Key key = trial.key().at("bench");
            var drawn = model.write(prompts, trial.settings().integer("pool"), MAX_TOKENS, 1, key.at("pool"));
            judge(drawn, new TextModel(scorer, trial.workers()));
            greedy = greedy(prompts, key);
            revise(prompts, new TextModel(reviser, trial.workers()), key.at("chains"));
        }

        private double[] greedy(List<String> prompts, Key key) {
            var written = model.write(prompts, 1, MAX_TOKENS, 0, key.at("greedy"));
            return IntStream.range(0, problems.size())
                    .mapToDouble(p -> drawn(p, written.get(p).getFirst(), 0).right() ? 1 : 0)
                    .toArray();
        }

        private Drawn drawn(int problem, TextModel.Written written, double score) {
            tokens += written.tokens();
            return Drawn.of(family, problems.get(problem), written, score);
        }

        private void judge(List<List<TextModel.Written>> drawn, TextModel scorer) {
            List<String> prompts = new ArrayList<>();
            List<String> completions = new ArrayList<>();
            for (int p = 0; p < drawn.size(); p++) {
                for (TextModel.Written w : drawn.get(p)) {
                    prompts.add(problems.get(p).prompt());
                    completions.add(w.text());
                }
            }
            double[] scores = scorer.rewards(prompts, completions);
            int next = 0;
            for (int p = 0; p < drawn.size(); p++) {
                List<Drawn> judged = new ArrayList<>();
                for (TextModel.Written w : drawn.get(p)) {
                    tokens += w.tokens(); // what the scorer reads
                    judged.add(drawn(p, w, scores[next++]));
                }
                pool.add(judged);
            }
        }

        private void revise(List<String> prompts, TextModel reviser, Key key) {
            int parallel = trial.settings().integer("chains");
            var first = model.write(prompts, parallel, MAX_TOKENS, 1, key.at(0));
            List<String> latest = new ArrayList<>();
            for (int p = 0; p < prompts.size(); p++) {
                List<List<Drawn>> mine = new ArrayList<>();
                for (TextModel.Written w : first.get(p)) {
                    mine.add(new ArrayList<>(List.of(drawn(p, w, 0))));
                    latest.add(w.text());
                }
                chains.add(mine);
            }
            for (int round = 1; round < Math.max(2, budget / 3); round++) {
                trial.checkpoint();
                List<String> asked = new ArrayList<>();
                for (int i = 0; i < latest.size(); i++) {
                    asked.add(OwnLabels.asked(prompts.get(i / parallel), latest.get(i)));
                }
                var next = reviser.write(asked, 1, MAX_TOKENS, 1, key.at(round));
                for (int i = 0; i < latest.size(); i++) {
                    TextModel.Written w = next.get(i).getFirst();
                    latest.set(i, w.text());
                    chains.get(i / parallel).get(i % parallel).add(drawn(i / parallel, w, 0));
                }
                example = asked.getFirst() + latest.getFirst();
            }
        }

        private double[] each(java.util.function.ToDoubleFunction<List<Drawn>> value) {
            return pool.stream().mapToDouble(value).toArray();
        }

        private double[] eachChain(java.util.function.ToDoubleFunction<List<Drawn>> value) {
            return chains.stream().mapToDouble(c -> c.stream().mapToDouble(value).average().orElse(0)).toArray();
        }

        void note(Observations seen, int choosing) {
            Map<String, double[]> complex = new LinkedHashMap<>();
            PLAIN.forEach((name, choice) -> complex.put(name, each(d -> choice.over(d, budget))));
            SCORED.forEach((name, choice) -> complex.put(name, each(d -> choice.over(d, budget / 2))));
            complex.put("revision", eachChain(c -> c.getLast().right() ? 1 : 0));
            Choice vote = Choice.vote(d -> 1);
            complex.put("revision vote", eachChain(vote::right));
            String best = java.util.Collections.max(complex.keySet(), java.util.Comparator.comparingDouble(
                    name -> mean(java.util.Arrays.copyOf(complex.get(name), choosing))));
            complex.forEach((name, values) -> seen.problems(name, after(values, choosing)));
            seen.problems(CHOSEN, after(complex.get(best), choosing)).text("best complex", best);
            double[] votes = each(d -> vote.over(d, budget));
            Choice oracle = Choice.best(d -> d.right() ? 1 : 0);
            seen.problems(VOTE, after(votes, choosing))
                    .problems("single", after(each(d -> vote.over(d, 1)), choosing))
                    .problems("greedy", after(greedy, choosing))
                    .problems("oracle", after(each(d -> oracle.over(d, budget)), choosing))
                    .problems("margin", after(each(Bench::margin), choosing))
                    .number("auc", PoolMeasures.auc(pool))
                    .number("break-even auc", breakEven(mean(votes)))
                    .number("length of right", PoolMeasures.length(pool, true))
                    .number("length of wrong", PoolMeasures.length(pool, false))
                    .curve(VOTE, sizes(), curve(vote)).curve("oracle", sizes(), curve(oracle))
                    .curve("best of n", sizes(), curve(Choice.best(Drawn::score)))
                    .text("a revision", example)
                    .spent(new Cost(0, 0, 0, 0, tokens));
        }

        private static double[] after(double[] values, int from) {
            return java.util.Arrays.copyOfRange(values, from, values.length);
        }

        private static double mean(double[] values) {
            return java.util.Arrays.stream(values).average().orElse(0);
        }

        private static double margin(List<Drawn> samples) {
            return PoolMeasures.margin(samples);
        }

        private double[] sizes() {
            return IntStream.iterate(1, k -> k <= pool.getFirst().size(), k -> 2 * k).asDoubleStream().toArray();
        }

        private double[] curve(Choice choice) {
            return java.util.Arrays.stream(sizes()).map(k -> mean(each(d -> choice.over(d, (int) k)))).toArray();
        }

        /// A score of d for right samples plus normal noise has the area Φ(d / √2) under its curve.
        private double breakEven(double vote) {
            for (int i = 0; i <= BREAK_EVEN_GRID; i++) {
                double d = i / 4.0;
                Draws noise = trial.key().at("noise").draws();
                double[] chosen = each(samples -> Choice.best(Drawn::score).over(samples.stream()
                        .map(x -> new Drawn(x.answer(), x.right(), x.tokens(), 0,
                                (x.right() ? d : 0) + noise.normal()))
                        .toList(), budget / 2));
                if (mean(chosen) >= vote) {
                    return NormalDistribution.of(0, 1).cumulativeProbability(d / StrictMath.sqrt(2));
                }
            }
            return 1;
        }
    }
}
