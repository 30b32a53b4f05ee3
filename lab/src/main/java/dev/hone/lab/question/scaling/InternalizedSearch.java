package dev.hone.lab.question.scaling;

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
import dev.hone.lab.world.SearchGraph;
import dev.hone.lab.world.Searcher;
import dev.hone.tasks.Split;
import dev.hone.training.loop.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// If a model is trained on search written out as text, does it search by itself, and does that reach more than clean
/// solutions or the imitated searchers do?
///
/// All arms start from one base a seed that has learnt to read lists of edges and has seen no path and no search; it
/// spares every arm the same slow beginning. `optimal` sees so many more problems that it reads and writes as many
/// tokens as `search`; at inference it has as many samples as fit into one search and takes their plurality. Not here:
/// countdown, mazes, STaR.
///
/// Source: arXiv:2501.04682, arXiv:2404.03683. No step size was tuned. On a pilot seed the
/// base read edges in 3 % and the searching model found 5 % of the paths: in 1,200 steps it had not learnt to read a
/// list of edges. The protocol is not decided for that.
public final class InternalizedSearch implements Experiment {
    private static final List<Integer> USUAL = List.of(8, 9, 10);
    private static final List<Integer> LARGER = List.of(11, 12, 13, 14);
    private static final String GOALS = "held-out goals";
    private static final String BEYOND = "beyond teachers";

    private static final String BASE = """
            kind: pretrain
            model: {width: 64, feed-forward: 168, layers: 3, heads: 4, positions: 144, rotary-base: 1000,
                        deviation: 0.1}
            tasks: [{family: graph-lookup, difficulties: [8, 9, 10, 11, 12, 13, 14]}]
            batch: {sequences: 64, block: 16}
            optimizer: {learning-rate: 4e-3, schedule: linear, warm-up: 60, floor: 0.05, betas: [0.9, 0.98],
                        weight-decay: 0.05}
            steps: 1200
            sampling: {max-tokens: 72}
            evaluation: {problems: 0}
            checkpoints: {every: 200, keep: 1}
            """;

    private static final String TRACES = """
            kind: sft
            tasks: [{family: dataset, file: traces.jsonl}]
            batch: {sequences: 64, block: 16}
            optimizer: {learning-rate: 2e-3, schedule: linear, warm-up: 20, floor: 0.05, betas: [0.9, 0.98]}
            steps: 200
            sampling: {max-tokens: 72}
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final String RL = """
            tasks: [{family: graph-search, difficulties: [8, 9, 10]}]
            sampling: {prompts: 24, group: 8, max-tokens: 72}
            algorithm: {base: grpo}
            optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
            steps: 40
            evaluation: {problems: 0}
            checkpoints: {every: 0, keep: 1}
            """;

    private static final Protocol PROTOCOL = new ProtocolDraft(
            "internalized-search",
            "If a model is trained on search written out as text - dead ends and backtracking included - does"
                    + " it come to"
                    + " run a search of its own while reasoning, and does that reach solutions which clean step-by-step"
                    + " training, or the search procedures it imitated, do not?")
            .recipe("base", BASE).recipe("traces", TRACES).recipe("rl", RL)
            .set("lines=12800", "sequences=64", "problems=120", "samples=6", "votes=1", "allowed=5", "max-tokens=72")
            .arm("optimal", "shortest paths alone, as many tokens read and written", "style=optimal", "votes=4",
                    "sequences=90", "lines=18000")
            .arm("search", "searches by three searchers, failed ones as well", "style=search")
            .arm("scrambled", "their expansions in random order", "style=scrambled")
            .arm("search-rl", "searches, then reinforcement learning on right paths", "style=search", "rl=yes")
            .arm("optimal-same-problems", "shortest paths alone, as many problems", "style=optimal", "votes=4")
            .arm("filler", "dots in the place of a search, then the shortest path", "style=filler")
            .arm("depth", "searches depth first alone", "style=depth")
            .arm("optimal-rl", "shortest paths, then reinforcement learning", "style=optimal", "votes=4", "rl=yes",
                    "sequences=90", "lines=18000")
            .measure("held-out graphs", "right at matched tokens: one search, or the plurality of four paths",
                    Measure.Unit.SHARE)
            .measure(GOALS, "the same, pairs of start and goal that nothing was trained on", Measure.Unit.SHARE)
            .measure("larger graphs", "the same, 11 to 14 nodes", Measure.Unit.SHARE)
            .measure("oracle", "held-out goals: one of as many samples is right", Measure.Unit.SHARE)
            .measure("single", "held-out goals: a sample is right", Measure.Unit.SHARE)
            .measure(BEYOND, "held-out goals solved within five expansions that no searcher solves within five",
                    Measure.Unit.SHARE)
            .measure("legal", "share of written expansions that are legal, held-out goals", Measure.Unit.SHARE)
            .measure("wrong edges", "share that names an edge that is not there", Measure.Unit.SHARE)
            .measure("repeated", "share that expands a node again", Measure.Unit.SHARE)
            .measure("unopened", "share that expands a node that nothing has led to", Measure.Unit.SHARE)
            .measure("like depth", "places at which the order is that of the depth-first searcher", Measure.Unit.SHARE)
            .measure("like breadth", "places at which the order is that of the breadth-first searcher",
                    Measure.Unit.SHARE)
            .measure("like beam", "places at which the order is that of the beam", Measure.Unit.SHARE)
            .measure("length", "mean tokens of a completion", Measure.Unit.TOKENS)
            .curve("size", "chance that a sample is right over the number of nodes")
            .plan(Profile.SMOKE, 1, List.of("optimal", "search", "scrambled", "search-rl"), "base.steps=4",
                    "base.optimizer.warm-up=1", "short=2", "lines=300", "problems=6")
            .plan(Profile.QUICK, 5, List.of("optimal", "search", "scrambled", "search-rl"))
            .plan(Profile.FULL, 10, List.of(), "problems=300")
            .gate("learnt", "the searching model must find paths now and then",
                    Contrast.value("single", "search"), 0.15, 0.98)
            .gate("longer", "a search must be longer than a path, or there is nothing to match",
                    Contrast.named("length: search − optimal", 1, "search", "length").plus(-1, "optimal", "length"),
                    5, 100)
            .matched(Budget.Quantity.UPDATES, 1, "optimal", "search", "scrambled")
            .claim("internalised", "On held-out goals search beats optimal paths at matched tokens by more than"
                    + " 5 points"
                    + " and scrambled searches by more than 3, and nine in ten expansions are legal",
                    Rule.all(
                            new Rule.Above(difference("search", "optimal"), 0.05),
                            new Rule.Above(difference("search", "scrambled"), 0.03),
                            new Rule.Above(Contrast.value("legal", "search"), 0.9)),
                    "learnt", "longer")
            .claim("expands", "After reinforcement learning it solves more than 2 % that no searcher solves within the"
                    + " same number of expansions, and more than before",
                    Rule.all(
                            new Rule.Above(Contrast.value(BEYOND, "search-rl"), 0.02),
                            new Rule.Superior(Contrast.difference(BEYOND, "search-rl", "search"), 0)),
                    "learnt")
            .fixed();

    private static Contrast difference(String arm, String other) {
        return Contrast.difference(GOALS, arm, other);
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
        var s = trial.settings();
        var seen = new Observations();
        Path base = trial.base("base", PROTOCOL.recipe("base"));
        TrainingFile.write(trial.folder().resolve("traces.jsonl"),
                SearchTraces.named(s.text("style")).lines(USUAL, s.integer("lines"), trial.key().at("traces")));
        Trained trained = trial.train("traces", PROTOCOL.recipe("traces"), Plugins.NONE,
                steps(trial, base, "batch.sequences=" + s.integer("sequences")));
        seen.spent(trained.cost());
        if (s.values().containsKey("rl")) {
            trained = trial.train("rl", PROTOCOL.recipe("rl"), Plugins.NONE, steps(trial, trained.folder()));
            seen.spent(trained.cost());
        }
        var model = new TextModel(trained.model(), trial.workers());
        Key key = trial.key().at("exam");
        SearchAnswers graphs = ask(trial, model, USUAL, SearchGraph.Goals.USUAL, key.at("graphs"));
        SearchAnswers goals = ask(trial, model, USUAL, SearchGraph.Goals.HELD_OUT, key.at("goals"));
        SearchAnswers larger = ask(trial, model, LARGER, SearchGraph.Goals.USUAL, key.at("larger"));
        int votes = s.integer("votes");
        int allowed = s.integer("allowed");
        seen.problems("held-out graphs", graphs.vote(votes))
                .problems(GOALS, goals.vote(votes))
                .problems("larger graphs", larger.vote(votes))
                .problems("oracle", goals.oracle(votes))
                .problems("single", goals.oracle(1))
                .problems(BEYOND, goals.beyond(allowed))
                .number("legal", goals.share(SearchReplay::legal))
                .number("wrong edges", goals.share(SearchReplay::wrongEdges))
                .number("repeated", goals.share(SearchReplay::repeated))
                .number("unopened", goals.share(SearchReplay::unopened))
                .number("length", goals.length())
                .curve("size", graphs.sizes(larger), graphs.bySize(larger))
                .text("searches", goals.example());
        for (Searcher searcher : Searcher.values()) {
            seen.problems("like " + searcher.name().toLowerCase(Locale.ROOT), goals.alignment(searcher));
        }
        return seen.spent(new Cost(0, 0, 0, 0, graphs.tokens() + goals.tokens() + larger.tokens())).result();
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

    private static SearchAnswers ask(
            Trial trial, TextModel model, List<Integer> sizes, SearchGraph.Goals goals, Key key) {
        trial.checkpoint();
        List<SearchGraph> graphs = IntStream.range(0, trial.settings().integer("problems"))
                .mapToObj(i -> SearchTraces.draw(key.at("graph").at(i).draws(), sizes, goals, Split.TEST))
                .toList();
        return new SearchAnswers(graphs, model.write(graphs.stream().map(SearchGraph::prompt).toList(),
                trial.settings().integer("samples"), trial.settings().integer("max-tokens"), 1, key.at("samples")));
    }
}
