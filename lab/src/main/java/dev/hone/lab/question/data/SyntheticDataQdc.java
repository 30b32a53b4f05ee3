package dev.hone.lab.question.data;

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
import dev.hone.lab.protocol.Term;
import dev.hone.lab.question.TextModel;
import dev.hone.lab.question.TrainingFile;
import dev.hone.lab.world.AttributeChains;
import dev.hone.tasks.Split;
import dev.hone.training.evaluation.PassAtK;
import dev.hone.training.loop.Plugins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.DoubleStream;

/// Do quality, diversity and complexity of synthetic data act on different aspects of generalisation?
///
/// A 2 x 2 x 2 design; an effect is the mean of the four sets that have the factor less that of the four that have not,
/// in points of accuracy. All sets have the same trained tokens, all runs the same updates of the same size in tokens:
/// a set of longer chains is shown in smaller batches. Questions are in distribution where every set has their cell, at
/// three steps, which every set has too.
///
/// The loop of self-improvement (four filters over four rounds) is not part of it: the claim on it is left out, and
/// nothing is said on it. Source: arXiv:2412.02980. Steps were lowered after one trial of seed 1001,
/// and a whole pilot seed then passed the gates.
public final class SyntheticDataQdc implements Experiment {
    private static final String ID = "in distribution";
    private static final String OOD = "out of distribution";
    private static final String[] FACTORS = {"clean", "wide", "long"};
    private static final String[] OPPOSITES = {"noisy", "narrow", "short"};
    private static final int MIDDLE = 3;
    private static final int LONGER = 6;

    private static final String TRAINING = """
            kind: pretrain
            model: {width: 64, feed-forward: 168, layers: 3, heads: 2, positions: 80, rotary-base: 1000, deviation: 0.1}
            tasks: [{family: dataset, file: chains.jsonl}]
            batch: {block: 16}
            optimizer: {learning-rate: 6e-3, schedule: linear, warm-up: 30, floor: 0.05, betas: [0.9, 0.98],
                        weight-decay: 0.05}
            steps: 200
            sampling: {max-tokens: 48}
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final Protocol PROTOCOL = draft().fixed();

    private static ProtocolDraft draft() {
        var draft = new ProtocolDraft(
                "synthetic-data-qdc",
                "In synthetic training data, do quality, diversity and complexity act on different aspects of"
                        + " generalisation, and does optimising quality alone undermine self-improvement?")
                .recipe("training", TRAINING)
                .set("tokens=150000", "step-tokens=2400", "problems=120", "samples=16", "corrupted=0.3");
        for (String arm : arms()) {
            String[] level = arm.split("-");
            draft.arm(arm, (level[0].equals("clean") ? "all lines right, " : "30 % of the lines corrupted, ")
                    + (level[1].equals("wide") ? "180 cells, " : "36 cells, ")
                    + (level[2].equals("long") ? "4 steps on average" : "2 steps on average"),
                    "quality=" + level[0], "diversity=" + level[1], "complexity=" + level[2]);
        }
        return draft
                .measure(ID, "accuracy at temperature 1 on cells and lengths of every set", Measure.Unit.SHARE)
                .measure(OOD, "accuracy on unseen pairs, an unseen template and longer chains", Measure.Unit.SHARE)
                .measure("unseen pairs", "accuracy where two operations were never together", Measure.Unit.SHARE)
                .measure("unseen template", "accuracy in a way of writing that no set has", Measure.Unit.SHARE)
                .measure("longer", "accuracy on six steps", Measure.Unit.SHARE)
                .measure("pass@16", "chance that one of 16 samples is right, in distribution", Measure.Unit.SHARE)
                .measure("distinct", "different completions of 16, in distribution", Measure.Unit.NUMBER)
                .measure("quality", "share of right lines in the set", Measure.Unit.SHARE)
                .measure("cells", "exp of the entropy of the set's cells", Measure.Unit.NUMBER)
                .measure("distance", "mean distance of two prompts of the set by trigrams", Measure.Unit.NUMBER)
                .measure("complexity", "mean steps of the set", Measure.Unit.NUMBER)
                .measure("lines", "lines of the set", Measure.Unit.NUMBER)
                .plan(Profile.SMOKE, 1, List.of(), "recipe.steps=4", "recipe.optimizer.warm-up=1", "tokens=4000",
                        "step-tokens=600", "problems=6")
                .plan(Profile.QUICK, 5, List.of())
                .plan(Profile.FULL, 10, List.of(), "tokens=800000", "recipe.steps=1600")
                .gate("in band", "the mean accuracy in distribution must leave room on both sides",
                        mean(ID), 0.3, 0.9)
                .gate("quality moved", "the corrupted sets must have 30 % fewer right lines",
                        effect("quality", 0), 0.25, 0.35)
                .gate("diversity moved", "the wide sets must have many more cells", effect("cells", 1), 100, 200)
                .gate("complexity moved", "the long sets must have 2 steps more", effect("complexity", 2), 1.9, 2.1)
                .gate("quality alone", "diversity and complexity must not change the share of right lines",
                        effect("quality", 1), -0.03, 0.03)
                .matched(Budget.Quantity.TRAINED_TOKENS, 1.03, arms().toArray(String[]::new))
                .claim("quality", "Quality helps in distribution, and there more than out of it",
                        Rule.all(new Rule.Superior(effect(ID, 0), 0), new Rule.Superior(gap(ID, OOD, 0), 0)), gates())
                .claim("diversity", "Diversity helps out of distribution, and there more than in it",
                        Rule.all(new Rule.Superior(effect(OOD, 1), 0), new Rule.Superior(gap(OOD, ID, 1), 0)), gates())
                .claim("complexity", "Complexity helps on both sides",
                        Rule.all(new Rule.Superior(effect(ID, 2), 0), new Rule.Superior(effect(OOD, 2), 0)), gates())
                .claim("all", "All three are so", Rule.all(
                        new Rule.Superior(effect(ID, 0), 0), new Rule.Superior(gap(ID, OOD, 0), 0),
                        new Rule.Superior(effect(OOD, 1), 0), new Rule.Superior(gap(OOD, ID, 1), 0),
                        new Rule.Superior(effect(ID, 2), 0), new Rule.Superior(effect(OOD, 2), 0)), gates());
    }

    private static String[] gates() {
        return new String[] {"in band", "quality moved", "diversity moved", "complexity moved", "quality alone"};
    }

    private static List<String> arms() {
        List<String> arms = new ArrayList<>();
        for (int i = 0; i < 1 << FACTORS.length; i++) {
            String[] level = new String[FACTORS.length];
            for (int f = 0; f < level.length; f++) {
                level[f] = (i >> f & 1) == 1 ? FACTORS[f] : OPPOSITES[f];
            }
            arms.add(String.join("-", level));
        }
        return arms;
    }

    /// The main effect of a factor: ± 1/4 of each of the eight sets.
    private static Contrast effect(String measure, int factor) {
        return gathered("effect of " + FACTORS[factor] + " on " + measure, measure, factor, 1, List.of());
    }

    /// The difference of a factor's effects on two measures.
    private static Contrast gap(String measure, String less, int factor) {
        Contrast first =
                gathered("effect of " + FACTORS[factor] + " on " + measure + " − on " + less, measure, factor, 1,
                        List.of());
        return gathered(first.name(), less, factor, -1, first.terms());
    }

    private static Contrast gathered(
            String name, String measure, int factor, int sign, List<Term> before) {
        List<Term> terms = new ArrayList<>(before);
        for (String arm : arms()) {
            boolean has = arm.split("-")[factor].equals(FACTORS[factor]);
            terms.add(new Term(sign * (has ? 0.25 : -0.25), arm, measure));
        }
        return new Contrast(name, terms);
    }

    private static Contrast mean(String measure) {
        return new Contrast("mean " + measure, arms().stream()
                .map(a -> new Term(1.0 / arms().size(), a, measure))
                .toList());
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public TrialResult run(Trial trial) {
        var s = trial.settings();
        List<Integer> steps = s.text("complexity").equals("long") ? List.of(3, 4, 5) : List.of(1, 2, 3);
        double corrupted = s.text("quality").equals("clean") ? 0 : s.number("corrupted");
        List<ChainMixer.Sample> set = ChainMixer.mix(ChainMixer.cells(s.text("diversity")), steps, corrupted,
                s.integer("tokens"), trial.key().at("set"));
        TrainingFile.write(
                trial.folder().resolve("chains.jsonl"), set.stream().map(ChainMixer.Sample::line).toList());
        double length = set.stream().mapToInt(ChainMixer.Sample::tokens).average().orElseThrow();
        Trained trained = trial.train("training", PROTOCOL.recipe("training"), Plugins.NONE,
                "batch.sequences=" + Math.max(16, Math.round(s.integer("step-tokens") / length)));
        var model = new TextModel(trained.model(), trial.workers());
        var seen = new Observations().spent(trained.cost())
                .number("quality", ChainMixer.quality(set))
                .number("cells", ChainMixer.cellsUsed(set))
                .number("distance", ChainMixer.distance(set))
                .number("complexity", ChainMixer.complexity(set))
                .number("lines", set.size());
        ask(trial, seen, model);
        return seen.result();
    }

    private static void ask(Trial trial, Observations seen, TextModel model) {
        int n = trial.settings().integer("problems");
        int samples = trial.settings().integer("samples");
        Key key = trial.key().at("exam");
        List<AttributeChains.Cell> narrow = ChainMixer.cells("narrow");
        List<AttributeChains.Cell> unseenPairs = new ArrayList<>();
        for (AttributeChains.Cell c : narrow) {
            for (int first = 0; first < 3; first++) {
                unseenPairs.add(new AttributeChains.Cell(first, first + 3, c.template(), c.range()));
            }
        }
        List<AttributeChains.Cell> unseenTemplate = narrow.stream()
                .map(c -> new AttributeChains.Cell(c.first(), c.second(), ChainMixer.UNSEEN_TEMPLATE, c.range()))
                .distinct()
                .toList();
        Answers id = answers(trial, seen, model, narrow, MIDDLE, n, samples, key.at("id"));
        Answers pairs = answers(trial, seen, model, unseenPairs, MIDDLE, n, samples, key.at("pairs"));
        Answers template = answers(trial, seen, model, unseenTemplate, MIDDLE, n, samples, key.at("template"));
        Answers longer = answers(trial, seen, model, narrow, LONGER, n, samples, key.at("longer"));
        seen.problems(ID, id.accuracy)
                .problems("unseen pairs", pairs.accuracy)
                .problems("unseen template", template.accuracy)
                .problems("longer", longer.accuracy)
                .problems(OOD, DoubleStream.concat(
                        Arrays.stream(pairs.accuracy),
                        DoubleStream.concat(Arrays.stream(template.accuracy), Arrays.stream(longer.accuracy)))
                        .toArray())
                .problems("pass@16", Arrays.stream(id.accuracy)
                        .map(a -> PassAtK.of(samples, (int) Math.round(a * samples), Math.min(16, samples)))
                        .toArray())
                .problems("distinct", id.distinct)
                .text("in distribution", id.example)
                .text("unseen template", template.example);
    }

    private record Answers(double[] accuracy, double[] distinct, String example) {}

    private static Answers answers(Trial trial, Observations seen, TextModel model, List<AttributeChains.Cell> cells,
            int steps, int problems, int samples, Key key) {
        trial.checkpoint();
        Draws draws = key.draws();
        List<AttributeChains.Chain> chains = new ArrayList<>();
        for (int i = 0; i < problems; i++) {
            chains.add(AttributeChains.draw(draws.pick(cells), steps, Split.TEST, draws));
        }
        var written = model.write(
                chains.stream().map(AttributeChains.Chain::prompt).toList(), samples, 48, 1, key.at("samples"));
        double[] accuracy = new double[problems];
        double[] distinct = new double[problems];
        long tokens = 0;
        for (int i = 0; i < problems; i++) {
            String right = "#" + chains.get(i).value();
            accuracy[i] = written.get(i).stream().filter(w -> w.text().endsWith(right)).count() / (double) samples;
            var different = new HashSet<String>();
            for (TextModel.Written w : written.get(i)) {
                different.add(w.text());
                tokens += w.tokens();
            }
            distinct[i] = different.size();
        }
        seen.spent(new Cost(0, 0, 0, 0, tokens));
        return new Answers(accuracy, distinct, chains.getFirst().prompt() + written.getFirst().getFirst().text());
    }
}
