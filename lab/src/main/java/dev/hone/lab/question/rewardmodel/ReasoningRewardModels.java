package dev.hone.lab.question.rewardmodel;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.lab.experiment.Cost;
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
import dev.hone.lab.question.TextModel;
import dev.hone.lab.question.TrainingFile;
import dev.hone.lab.statistics.RankCorrelation;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.lab.world.JudgedChain;
import dev.hone.lab.world.JudgedChain.Order;
import dev.hone.tasks.Split;
import dev.hone.tasks.verifiers.MarkedAnswer;
import dev.hone.training.loop.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Does an evaluator that first reasons and then scores judge better than one that scores at once?
///
/// A pair is two worked answers to a chain, of which one slips once; both are equally long. All judges start from the
/// same base, which has learnt to solve chains and has never judged, and read and write about as many tokens in
/// training: shorter forms see more pairs. Verdicts are the most likely text, in both orders. That thoughts are longer
/// for longer chains is shown to the thinking judge; the correlation says whether it keeps to it. Not here: training a
/// policy with the judge, pointwise critiques, tournaments, meta models.
///
/// Source: arXiv:2505.14674, arXiv:2505.02387, arXiv:2504.02495. No step size was tuned. On a pilot seed
/// the thinking judge solved every chain and was right in 50 %: it had not learnt, in 200 steps nor in 800, to compare
/// its last value with those of the answers. The protocol is not decided for that.
public final class ReasoningRewardModels implements Experiment {
    private static final List<Integer> STEPS = List.of(2, 3, 4, 5);
    private static final String ACCURACY = "accuracy";
    private static final String CORRELATION = "length and difficulty";
    private static final int MAX_TOKENS = 48;

    private static final String BASE = BaseRecipes.DIGITS.replace("{steps: 0.3, guess: 0.7}", "{steps: 1}");

    private static final String JUDGE = """
            kind: sft
            tasks: [{family: dataset, file: pairs.jsonl}]
            batch: {sequences: 48, block: 8}
            optimizer: {learning-rate: 2e-3, schedule: linear, warm-up: 20, floor: 0.05, betas: [0.9, 0.98]}
            steps: 200
            sampling: {max-tokens: 48}
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final String SCALAR = """
            kind: reward-model
            tasks: [{family: pairs, file: pairs.jsonl}]
            batch: {pairs: 48, block: 8}
            optimizer: {learning-rate: 2e-3, schedule: linear, warm-up: 20, floor: 0.05, betas: [0.9, 0.98]}
            steps: 200
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final String RL = """
            tasks: [{family: dataset, file: questions.jsonl}]
            sampling: {prompts: 32, group: 8, max-tokens: 48}
            algorithm: {base: grpo}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 60
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final Protocol PROTOCOL = new ProtocolDraft(
            "reasoning-reward-models",
            "Does an evaluator that first reasons and then scores judge better than one that scores at once, and can it"
                    + " spend more effort on harder comparisons?")
            .recipe("base", BASE).recipe("judge", JUDGE).recipe("scalar", SCALAR).recipe("rl", RL)
            .set("batch=48", "pairs=9600", "problems=150", "votes=16")
            .arm("scalar", "a number for each answer by itself (Bradley-Terry)", "style=scalar", "batch=88",
                    "pairs=17600")
            .arm("direct", "the verdict at once", "style=direct", "batch=88", "pairs=17600")
            .arm("filler", "as many dots as a solution has characters, then the verdict", "style=filler")
            .arm("think", "the chain solved anew, then the verdict", "style=think")
            .arm("think-rl", "the same, then reinforcement learning on the verdict", "style=think", "rl=yes")
            .arm("rl-alone", "the form with solutions of other chains, then reinforcement learning", "style=form",
                    "rl=yes")
            .measure(ACCURACY, "share of right verdicts, mean of both orders", Measure.Unit.SHARE)
            .measure("early", "the same where the answers part at the first or second step", Measure.Unit.SHARE)
            .measure("consistent", "share of pairs of which the verdicts of both orders name the same answer",
                    Measure.Unit.SHARE)
            .measure("voted", "the majority of 16 verdicts at temperature 1, mean of both orders", Measure.Unit.SHARE)
            .measure("tokens", "mean tokens of a verdict; nothing is written for a number", Measure.Unit.TOKENS)
            .measure(CORRELATION, "rank correlation of a verdict's tokens with the number of steps",
                    Measure.Unit.NUMBER)
            .measure("solved", "share of verdicts whose text solves the chain", Measure.Unit.SHARE)
            .measure("another's thought", "share of right verdicts behind the thought on another pair of the same"
                    + " number of steps", Measure.Unit.SHARE)
            .curve(ACCURACY, "share of right verdicts over the number of steps")
            .plan(Profile.SMOKE, 1, List.of(), "base.steps=4", "base.optimizer.warm-up=1", "short=2", "pairs=200",
                    "problems=8", "votes=2")
            .plan(Profile.QUICK, 5, List.of("scalar", "direct", "filler", "think"))
            .plan(Profile.FULL, 10, List.of(), "problems=400")
            .gate("solves", "the thinking judge must be able to solve", Contrast.value("solved", "think"), 0.5, 1)
            .gate("room", "the filler judge must leave room above it", Contrast.value(ACCURACY, "filler"), 0.45, 0.97)
            .matched(Budget.Quantity.UPDATES, 1, "scalar", "direct", "filler", "think")
            .claim("reasoning", "A judge that solves first is better than a scalar model and than as many dots",
                    Rule.all(
                            new Rule.Superior(Contrast.difference(ACCURACY, "think", "scalar"), 0.03),
                            new Rule.Superior(Contrast.difference(ACCURACY, "think", "filler"), 0.03)),
                    "solves", "room")
            .claim("adaptive", "It writes more where there is more to judge",
                    new Rule.Above(Contrast.value(CORRELATION, "think"), 0.1), "solves")
            .claim("stages", "Reinforcement learning after demonstrations is better than either alone",
                    Rule.all(
                            new Rule.Superior(Contrast.difference(ACCURACY, "think-rl", "think"), 0.03),
                            new Rule.Superior(Contrast.difference(ACCURACY, "think-rl", "rl-alone"), 0.03)),
                    "solves")
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
        var s = trial.settings();
        var seen = new Observations();
        Key key = trial.key();
        Path base = trial.base("base", PROTOCOL.recipe("base"));
        JudgeStyle style = JudgeStyle.named(s.text("style"));
        List<JudgedChain> asked = IntStream.range(0, s.integer("problems"))
                .mapToObj(i -> {
                    Draws draws = key.at("asked").at(i).draws();
                    return JudgedChain.draw(draws, draws.pick(STEPS), Split.TEST);
                })
                .toList();
        Path file = trial.folder().resolve("pairs.jsonl");
        if (!style.writes()) {
            TrainingFile.write(file, JudgeStyle.pairs(STEPS, s.integer("pairs"), key.at("pairs")));
            Trained trained = trial.train("scalar", PROTOCOL.recipe("scalar"), Plugins.NONE,
                    steps(trial, base, "batch.pairs=" + s.integer("batch")));
            seen.spent(trained.cost());
            return scored(seen, asked, new TextModel(trained.model(), trial.workers()));
        }
        TrainingFile.write(file, style.lines(STEPS, s.integer("pairs"), key.at("pairs")));
        Trained trained = trial.train("judge", PROTOCOL.recipe("judge"), Plugins.NONE,
                steps(trial, base, "batch.sequences=" + s.integer("batch")));
        seen.spent(trained.cost());
        if (s.values().containsKey("rl")) {
            TrainingFile.write(trial.folder().resolve("questions.jsonl"),
                    style.lines(STEPS, s.integer("pairs"), key.at("questions")));
            trained = trial.train("rl", PROTOCOL.recipe("rl"), Plugins.NONE.withVerifier(MarkedAnswer.same()),
                    steps(trial, trained.folder()));
            seen.spent(trained.cost());
        }
        return judged(trial, seen, asked, new TextModel(trained.model(), trial.workers()));
    }

    private static String[] steps(Trial trial, Path model, String... others) {
        List<String> changes = new ArrayList<>(List.of(others));
        changes.add("model=" + model);
        if (trial.settings().values().containsKey("short")) {
            changes.add("steps=" + trial.settings().text("short"));
            changes.add("optimizer.warm-up=1");
        }
        return changes.toArray(String[]::new);
    }

    private static TrialResult scored(Observations seen, List<JudgedChain> asked, TextModel model) {
        List<String> prompts = asked.stream().map(JudgeStyle::asked).toList();
        double[] right = model.rewards(prompts, asked.stream().map(p -> JudgedChain.written(p.right())).toList());
        double[] wrong = model.rewards(prompts, asked.stream().map(p -> JudgedChain.written(p.wrong())).toList());
        double[] accuracy = new double[right.length];
        for (int i = 0; i < right.length; i++) {
            accuracy[i] = right[i] > wrong[i] ? 1 : right[i] == wrong[i] ? 0.5 : 0;
        }
        double[] always = new double[right.length];
        Arrays.fill(always, 1);
        return noted(seen, asked, accuracy)
                .problems("consistent", always)
                .problems("voted", accuracy)
                .number("tokens", 0)
                .number(CORRELATION, 0)
                .result();
    }

    private static Observations noted(Observations seen, List<JudgedChain> asked, double[] accuracy) {
        double early = IntStream.range(0, accuracy.length).filter(i -> asked.get(i).parting() < 2)
                .mapToDouble(i -> accuracy[i]).average().orElse(0.5);
        double[] sizes = STEPS.stream()
                .mapToDouble(n -> n)
                .filter(n -> asked.stream().anyMatch(p -> p.steps() == n))
                .toArray();
        return seen.problems(ACCURACY, accuracy).number("early", early)
                .curve(ACCURACY, sizes, Arrays.stream(sizes).map(n -> IntStream.range(0, accuracy.length)
                        .filter(i -> asked.get(i).steps() == n).mapToDouble(i -> accuracy[i]).average().orElse(0))
                        .toArray());
    }

    private static TrialResult judged(Trial trial, Observations seen, List<JudgedChain> asked, TextModel model) {
        int n = asked.size();
        double[] accuracy = new double[n];
        double[] voted = new double[n];
        double[] solved = new double[n];
        double[] swapped = new double[n];
        double[] lengths = new double[n];
        double[] consistent = new double[n];
        List<String> verdicts = new ArrayList<>();
        var text = new StringBuilder();
        long tokens = 0;
        for (Order order : Order.values()) {
            trial.checkpoint();
            Key key = trial.key().at("judge").at(order.name());
            List<String> prompts = asked.stream().map(p -> p.prompt(order)).toList();
            var likeliest = model.write(prompts, 1, MAX_TOKENS, 0, key.at("one"));
            var many = model.write(prompts, trial.settings().integer("votes"), MAX_TOKENS, 1, key.at("many"));
            double[] behind = behindOthers(asked, prompts, likeliest, model, order);
            for (int i = 0; i < n; i++) {
                TextModel.Written w = likeliest.get(i).getFirst();
                boolean right = w.text().endsWith("#" + order.verdict());
                accuracy[i] += right ? 0.5 : 0;
                String verdict = w.text().substring(w.text().lastIndexOf('#') + 1);
                if (order == Order.RIGHT_FIRST) {
                    verdicts.add(verdict);
                } else { // the same answer was named in both places
                    consistent[i] = (verdicts.get(i) + verdict).matches("ab|ba") ? 1 : 0;
                }
                voted[i] += majority(many.get(i), order) / 2;
                solved[i] += w.text().startsWith(asked.get(i).solved() + "#") ? 0.5 : 0;
                swapped[i] += behind[i] / 2;
                lengths[i] += w.tokens() / 2.0;
                tokens += w.tokens() + many.get(i).stream().mapToInt(TextModel.Written::tokens).sum();
            }
            text.append(prompts.getFirst()).append(likeliest.getFirst().getFirst().text()).append('\n');
        }
        return noted(seen, asked, accuracy)
                .problems("consistent", consistent)
                .problems("voted", voted)
                .problems("solved", solved)
                .problems("another's thought", swapped)
                .number("tokens", Arrays.stream(lengths).average().orElse(0))
                .number(CORRELATION, RankCorrelation.of(
                        lengths, asked.stream().mapToDouble(JudgedChain::steps).toArray()))
                .text("verdicts", text.toString())
                .spent(new Cost(0, 0, 0, 0, tokens))
                .result();
    }

    private static double majority(List<TextModel.Written> written, Order order) {
        String wrong = order == Order.RIGHT_FIRST ? "#b" : "#a";
        long yes = written.stream().filter(w -> w.text().endsWith("#" + order.verdict())).count();
        long no = written.stream().filter(w -> w.text().endsWith(wrong)).count();
        return yes > no ? 1 : yes == no ? 0.5 : 0;
    }

    /// The chance of the right verdict behind what was written on the next pair of as many steps.
    private static double[] behindOthers(List<JudgedChain> asked, List<String> prompts,
            List<List<TextModel.Written>> written, TextModel model, Order order) {
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            int other = i;
            do {
                other = (other + 1) % asked.size();
            } while (asked.get(other).steps() != asked.get(i).steps());
            String thought = written.get(other).getFirst().text();
            int mark = thought.lastIndexOf('#');
            begun.add(prompts.get(i) + (mark < 0 ? thought : thought.substring(0, mark)) + "#");
        }
        double[][] next = model.next(begun, "ab");
        int right = order == Order.RIGHT_FIRST ? 0 : 1;
        return Arrays.stream(next).mapToDouble(p -> p[right]).toArray();
    }
}
