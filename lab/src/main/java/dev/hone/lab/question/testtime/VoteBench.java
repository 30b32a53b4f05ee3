package dev.hone.lab.question.testtime;

import dev.hone.engine.Model;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.lab.experiment.Cost;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.question.TextModel;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// All methods on the same pool of samples of each problem.
final class VoteBench {
    /// Tokens of the longest sample.
    static final int MAX_TOKENS = 40;
    static final String VOTE = "vote";
    static final String CHOSEN = "best complex";
    private static final int BREAK_EVEN_GRID = 24;

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

    VoteBench(Trial trial, TaskFamily family, List<Problem> problems, TextModel model, Model scorer, Model reviser) {
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

    /// Methods that cost no more than the samples themselves.
    private static Map<String, Choice> plain() {
        Map<String, Choice> choices = new LinkedHashMap<>();
        choices.put("shortest vote", Choice.shortestVote());
        choices.put("confident vote", Choice.vote(d -> StrictMath.exp(d.meanLogProb())));
        choices.put("likeliest", Choice.best(d -> d.meanLogProb() * d.tokens()));
        return choices;
    }

    /// Methods that read every sample with a scorer.
    private static Map<String, Choice> scored() {
        Map<String, Choice> choices = new LinkedHashMap<>();
        choices.put("best of n", Choice.best(Drawn::score));
        choices.put("scored vote", Choice.vote(d -> 1 / (1 + StrictMath.exp(-d.score()))));
        return choices;
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

    private double[] each(ToDoubleFunction<List<Drawn>> value) {
        return pool.stream().mapToDouble(value).toArray();
    }

    private double[] eachChain(ToDoubleFunction<List<Drawn>> value) {
        return chains.stream().mapToDouble(c -> c.stream().mapToDouble(value).average().orElse(0)).toArray();
    }

    void note(Observations seen, int choosing) {
        Map<String, double[]> complex = new LinkedHashMap<>();
        plain().forEach((name, choice) -> complex.put(name, each(d -> choice.over(d, budget))));
        scored().forEach((name, choice) -> complex.put(name, each(d -> choice.over(d, budget / 2))));
        complex.put("revision", eachChain(c -> c.getLast().right() ? 1 : 0));
        Choice vote = Choice.vote(d -> 1);
        complex.put("revision vote", eachChain(vote::right));
        Map.Entry<String, double[]> best = Collections.max(complex.entrySet(), Comparator.comparingDouble(
                e -> mean(Arrays.copyOf(e.getValue(), choosing))));
        complex.forEach((name, values) -> seen.problems(name, after(values, choosing)));
        seen.problems(CHOSEN, after(best.getValue(), choosing)).text("best complex", best.getKey());
        double[] votes = each(d -> vote.over(d, budget));
        Choice oracle = Choice.best(d -> d.right() ? 1 : 0);
        seen.problems(VOTE, after(votes, choosing))
                .problems("single", after(each(d -> vote.over(d, 1)), choosing))
                .problems("greedy", after(greedy, choosing))
                .problems("oracle", after(each(d -> oracle.over(d, budget)), choosing))
                .problems("margin", after(each(PoolMeasures::margin), choosing))
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
        return Arrays.copyOfRange(values, from, values.length);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private double[] sizes() {
        return IntStream.iterate(1, k -> k <= pool.getFirst().size(), k -> 2 * k).asDoubleStream().toArray();
    }

    private double[] curve(Choice choice) {
        return Arrays.stream(sizes()).map(k -> mean(each(d -> choice.over(d, (int) k)))).toArray();
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
