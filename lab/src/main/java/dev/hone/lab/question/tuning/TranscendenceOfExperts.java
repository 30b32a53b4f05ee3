package dev.hone.lab.question.tuning;

import dev.hone.foundation.Key;
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
import dev.hone.lab.world.MoveMap;
import dev.hone.tasks.Split;
import dev.hone.training.loop.Plugins;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Can a model that only imitates many flawed experts act better than the best of them?
///
/// Moves on one map a seed, learnt from moves alone; 15 % of the states (place, goal) are held out by the wall between
/// training and test. The model's chances of the four moves are read exactly, so that no score has sampling noise, and
/// every temperature is the same model. References come from the experts themselves: the best as it is, its own
/// argmax (denoised), their vote, and the mixture that a perfect imitator would be.
///
/// Source: arXiv:2406.11741. No step size was tuned; one pilot seed passed both gates.
public final class TranscendenceOfExperts implements Experiment {
    private static final double[] TEMPERATURES = {1, 0.7, 0.5, 0.3, 0.1, 0};
    private static final String GREEDY = "greedy";
    private static final String BEST = "best expert";
    private static final String DENOISED = "denoised expert";

    private static final String IMITATION = """
            kind: pretrain
            model: {width: 64, feed-forward: 168, layers: 3, heads: 4, positions: 16, rotary-base: 100, deviation: 0.1}
            tasks: [{family: dataset, file: moves.jsonl}]
            batch: {sequences: 128, block: 32}
            optimizer: {learning-rate: 4e-3, schedule: linear, warm-up: 40, floor: 0.05, betas: [0.9, 0.98],
                        weight-decay: 0.05}
            steps: 600
            sampling: {max-tokens: 2}
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final Protocol PROTOCOL = new ProtocolDraft(
            "transcendence-of-experts",
            "Can a model that only imitates many flawed experts act better than the best of them, and what must hold"
                    + " for that?")
            .recipe("imitation", IMITATION)
            .set("moves=40000", "walls=12", "experts=8", "region=0.3", "regions=spread", "turns=own", "kind=blind",
                    "noise=0.2", "first=0")
            .arm("diverse", "8 experts, each blind in a region of its own")
            .arm("common", "8 experts, all blind in the same region", "regions=same")
            .arm("clones", "one expert, 8 times", "regions=same", "turns=same")
            .arm("noisy", "one expert that is blind nowhere, with noise 0.4", "experts=1", "region=0", "noise=0.4")
            .arm("specialists", "8 experts, each able in a region of its own alone", "kind=specialist",
                    "region=0.125")
            .arm("diverse-1", "the same kind of expert alone", "experts=1")
            .arm("diverse-2", "2 experts with regions of their own", "experts=2")
            .arm("diverse-4", "4 experts with regions of their own", "experts=4")
            .arm("diverse-16", "16 experts with regions of their own", "experts=16")
            .arm("one-in-two", "8 experts of which the first has half of the data", "first=0.5")
            .measure("temperature 1", "chance of an optimal move at temperature 1, held-out states",
                    Measure.Unit.SHARE)
            .measure("temperature 0.5", "chance of an optimal move at temperature 0.5", Measure.Unit.SHARE)
            .measure(GREEDY, "whether the most likely move is optimal", Measure.Unit.SHARE)
            .measure(BEST, "chance of an optimal move of the expert that does best in these states", Measure.Unit.SHARE)
            .measure(DENOISED, "whether the best expert's most likely move is optimal", Measure.Unit.SHARE)
            .measure("vote", "whether the experts' plurality is optimal", Measure.Unit.SHARE)
            .measure("mixture greedy", "whether the most likely move of the exact mixture is optimal",
                    Measure.Unit.SHARE)
            .measure("mixture 1", "chance of an optimal move of the exact mixture", Measure.Unit.SHARE)
            .measure("greedy, seen states", "whether the most likely move is optimal in training states",
                    Measure.Unit.SHARE)
            .measure("agreement", "whether the most likely move is the exact mixture's, in training states",
                    Measure.Unit.SHARE)
            .measure("distance", "half the sum of differences between model and exact mixture, held-out states",
                    Measure.Unit.SHARE)
            .measure("arrived", "share of walks that arrive within twice the shortest length, greedy",
                    Measure.Unit.SHARE)
            .measure("gain in disputed states", "share of the greedy gain over the best expert that falls in the tenth"
                    + " of the states where experts disagree most", Measure.Unit.SHARE)
            .curve("score", "chance of an optimal move over temperature")
            .curve("mixture", "that of the exact mixture over temperature")
            .plan(Profile.SMOKE, 1, List.of(), "recipe.steps=4", "recipe.optimizer.warm-up=1", "moves=400")
            .plan(Profile.QUICK, 5, List.of("diverse", "common", "clones", "noisy", "specialists"))
            .plan(Profile.FULL, 10, List.of(), "moves=80000", "recipe.steps=1200")
            .gate("learnt", "the model must have learnt an expert's blindness, not smoothed it away",
                    Contrast.value("agreement", "clones"), 0.85, 1)
            .gate("mixture", "the crowd's exact mixture must be able to do it",
                    Contrast.named("mixture greedy − best expert of diverse", 1, "diverse", "mixture greedy")
                            .plus(-1, "diverse", BEST),
                    0.1, 1)
            .matched(Budget.Quantity.TRAINED_TOKENS, 1, "diverse", "common", "clones", "noisy", "specialists")
            .claim("transcends", "The greedy imitator of experts with different blind regions acts better than the"
                    + " best of them",
                    new Rule.Superior(own(GREEDY, "diverse", BEST), 0.03), "learnt", "mixture")
            .claim("crowd", "It also beats the best expert's own argmax, and imitators of experts with one blind"
                    + " region, or of one expert, do not",
                    Rule.all(
                            new Rule.Superior(own(GREEDY, "diverse", DENOISED), 0.03),
                            new Rule.Below(own(GREEDY, "common", DENOISED), 0.03),
                            new Rule.Below(own(GREEDY, "clones", DENOISED), 0.03)),
                    "learnt", "mixture")
            .claim("not-at-1", "At temperature 1 the imitator stays below the best expert",
                    new Rule.Below(own("temperature 1", "diverse", BEST), 0), "learnt")
            .claim("specialists", "The greedy imitator of specialists acts better than the best of them, and than its"
                    + " argmax",
                    Rule.all(
                            new Rule.Superior(own(GREEDY, "specialists", BEST), 0.03),
                            new Rule.Superior(own(GREEDY, "specialists", DENOISED), 0.03)),
                    "learnt")
            .fixed();

    private static Contrast own(String measure, String arm, String reference) {
        return Contrast.named(measure + " − " + reference + " of " + arm, 1, arm, measure).plus(-1, arm, reference);
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public TrialResult run(Trial trial) {
        Key key = trial.key();
        MoveMap map = MoveMap.of(key.at("map"), trial.settings().integer("walls"));
        ExpertPool pool = ExpertPool.of(map, trial.settings());
        List<MoveMap.State> all = map.states();
        List<MoveMap.State> seen = all.stream().filter(s -> Split.of(s.prompt()) == Split.TRAIN).toList();
        List<MoveMap.State> heldOut = all.stream().filter(s -> Split.of(s.prompt()) != Split.TRAIN).toList();
        TrainingFile.write(trial.folder().resolve("moves.jsonl"),
                pool.moves(seen, trial.settings().integer("moves"), key.at("moves")));
        Trained trained = trial.train("imitation", PROTOCOL.recipe("imitation"), Plugins.NONE);
        double[][] next = new TextModel(trained.model(), trial.workers())
                .next(all.stream().map(MoveMap.State::prompt).toList(), MoveMap.MOVES);
        Map<MoveMap.State, double[]> table = new HashMap<>();
        IntStream.range(0, next.length).forEach(i -> table.put(all.get(i), next[i]));
        Function<MoveMap.State, double[]> learnt = s -> Objects.requireNonNull(table.get(s));
        MapExpert best = pool.best(heldOut);
        var seenBy = new Observations().spent(trained.cost());
        seenBy.problems("temperature 1", each(heldOut, s -> score(pool, s, learnt.apply(s), 1)))
                .problems("temperature 0.5", each(heldOut, s -> score(pool, s, learnt.apply(s), 0.5)))
                .problems(GREEDY, each(heldOut, s -> score(pool, s, learnt.apply(s), 0)))
                .problems(BEST, each(heldOut, s -> score(pool, s, best.chances(map, s), 1)))
                .problems(DENOISED, each(heldOut, s -> score(pool, s, best.chances(map, s), 0)))
                .problems("vote", each(heldOut, s -> score(pool, s, pool.votes(s), 0)))
                .problems("mixture greedy", each(heldOut, s -> score(pool, s, pool.mixture(s), 0)))
                .problems("mixture 1", each(heldOut, s -> score(pool, s, pool.mixture(s), 1)))
                .problems("distance", each(heldOut, s -> distance(learnt.apply(s), pool.mixture(s))))
                .problems("arrived", each(heldOut, s -> arrives(map, s, learnt)))
                .number("greedy, seen states", mean(seen, s -> score(pool, s, learnt.apply(s), 0)))
                .number("agreement", mean(seen, s -> agreement(learnt.apply(s), pool.mixture(s))))
                .number("gain in disputed states", disputed(pool, heldOut, learnt, best))
                .curve("score", TEMPERATURES, scores(pool, heldOut, learnt))
                .curve("mixture", TEMPERATURES, scores(pool, heldOut, pool::mixture));
        return seenBy.result();
    }

    private static double score(ExpertPool pool, MoveMap.State state, double[] chances, double temperature) {
        return pool.optimal(state, ExpertPool.sharpened(chances, temperature));
    }

    private static double[] scores(
            ExpertPool pool, List<MoveMap.State> states, Function<MoveMap.State, double[]> policy) {
        return Arrays.stream(TEMPERATURES).map(t -> mean(states, s -> score(pool, s, policy.apply(s), t))).toArray();
    }

    private static double[] each(List<MoveMap.State> states, ToDoubleFunction<MoveMap.State> value) {
        return states.stream().mapToDouble(value).toArray();
    }

    private static double mean(List<MoveMap.State> states, ToDoubleFunction<MoveMap.State> value) {
        return states.stream().mapToDouble(value).average().orElse(0);
    }

    private static double distance(double[] p, double[] q) {
        return IntStream.range(0, p.length).mapToDouble(i -> Math.abs(p[i] - q[i])).sum() / 2;
    }

    /// The share of the model's likeliest moves that are among the mixture's.
    private static double agreement(double[] model, double[] mixture) {
        double[] p = ExpertPool.sharpened(model, 0);
        double[] q = ExpertPool.sharpened(mixture, 0);
        return IntStream.range(0, p.length).mapToDouble(i -> q[i] > 0 ? p[i] : 0).sum();
    }

    private static double arrives(MoveMap map, MoveMap.State from, Function<MoveMap.State, double[]> learnt) {
        int place = from.place();
        for (int left = 2 * map.distance(from); left > 0; left--) {
            double[] p = learnt.apply(new MoveMap.State(place, from.goal()));
            int likeliest = IntStream.range(0, p.length)
                    .boxed()
                    .max(Comparator.comparingDouble(m -> p[m]))
                    .orElseThrow();
            place = map.step(place, likeliest);
            if (place == from.goal()) {
                return 1;
            }
        }
        return 0;
    }

    /// Disagreement is the chance that two experts of the mixture, drawn apart, move otherwise.
    private static double disputed(
            ExpertPool pool, List<MoveMap.State> states, Function<MoveMap.State, double[]> learnt, MapExpert best) {
        ToDoubleFunction<MoveMap.State> gain = s -> score(pool, s, learnt.apply(s), 0)
                - score(pool, s, best.chances(pool.map(), s), 1);
        List<MoveMap.State> most = states.stream()
                .sorted(Comparator.comparingDouble(
                        s -> Arrays.stream(pool.votes(s)).map(p -> p * p).sum()))
                .limit(states.size() / 10)
                .toList();
        double whole = states.stream().mapToDouble(gain).sum();
        return Math.abs(whole) < 1e-9 ? 0 : most.stream().mapToDouble(gain).sum() / whole;
    }
}
