package dev.hone.training.testtime;

import dev.hone.engine.Model;
import dev.hone.engine.SamplingService;
import dev.hone.engine.TokenTree;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.solve.Ask;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.tasks.grid.CellGrid;
import dev.hone.tasks.grid.GridNotation;
import dev.hone.tasks.grid.GridTask;
import dev.hone.tasks.grid.LeaveOneOut;
import dev.hone.tasks.grid.Symmetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Trains an adapter on what one question shows, asks the adapted model under several views, and lets them vote.
///
/// The pairs of a task of grids make tasks of their own, each pair in turn being asked ([LeaveOneOut]); `examples` of
/// them, the first as they are, the others under random views ([View], `augment`), train a fresh adapter
/// ([QuestionAdapter]) for so many epochs; 0 trains nothing. Then the question is answered greedily under each symmetry
/// with its pairs in `orders` orders, the answers are turned back and voted on (`vote`). Weights and other questions
/// never see the adapter. All random choices come from the session, so the solution is a pure function of model,
/// question, settings and key, on any number of threads.
///
/// The candidates of the solution are the ranked answers: the first is the solution, the first two are ARC's attempts.
/// Where no view gives a grid, the solution is the first completion as it is.
///
/// Throws: `IllegalArgumentException` for numbers out of range.
/// Source: Akyürek et al., arXiv:2411.07279. Different here: the loss is on the asked pair's output alone, tasks that
/// leave two pairs out are not made, and of the paper's transformations the eight symmetries and colours are there.
public record TestTimeTraining(
        int examples, int epochs, int batch, double rate, int rank, double alpha, Augment augment, Vote vote,
        int orders) implements Strategy {
    /// The paper's form with numbers for small models.
    public static final TestTimeTraining USUAL =
            new TestTimeTraining(48, 2, 4, 1e-3, 8, 16, Augment.BOTH, Vote.HIERARCHICAL, 2);

    public TestTimeTraining {
        if (examples < 1 || epochs < 0 || batch < 1 || rank < 1 || orders < 1) {
            throw new IllegalArgumentException(
                    "examples, batch, rank and orders must be positive, epochs not negative: " + examples + ", "
                            + batch + ", " + rank + ", " + orders + ", " + epochs);
        }
        if (!(rate >= 0 && rate < 1) || !(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate must lie in [0, 1), alpha be positive: " + rate + ", " + alpha);
        }
    }

    @Override
    public String name() {
        return "test-time-training";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.TOKENIZER, Capability.TOKEN_IDS);
    }

    @Override
    public Solution solve(Question question, Session session) {
        GridNotation notation = GridNotation.of(question.text())
                .orElseThrow(() -> new InputException(name() + " needs tasks of grids (arc-grids, arc-rows, arc-agi);"
                        + " this is none: " + question.text()));
        if (!(session.generator() instanceof LocalGenerator local) || local.companions() > 0) {
            throw new InputException(name() + " trains the model's own weights' adapter; it needs one model on this"
                    + " machine, not " + session.generator().name());
        }
        if (local.model().parameters().adapter().isPresent()) {
            throw new InputException(name() + " puts an adapter of its own beside the model, which has one already;"
                    + " merge it first (hone export)");
        }
        GridTask task = notation.read(question.text());
        return local.undisturbed(() -> solve(question, notation, task, local, session));
    }

    private Solution solve(
            Question question, GridNotation notation, GridTask task, LocalGenerator local, Session session) {
        Key key = session.choices();
        QuestionAdapter.Adapted adapted = new QuestionAdapter(rank, alpha, rate, epochs, batch)
                .train(local.model(), trees(question, notation, task, local, key), key.at("adapter"));
        session.ledger().enter(Spend.ofTraining(adapted.tokens()));
        List<View> views = views(notation, key.at("orders"));
        var room = new SamplingService.Capacity(views.size(), local.service().positions());
        List<List<Generation>> given;
        try (var generator = new LocalGenerator(local.name(), adapted.model(), 1, room)) {
            given = session.generate(
                    generator,
                    views.stream()
                            .map(v -> new Ask(
                                    question.asking(notation.prompt(v.of(task))), 1, session.options().greedy()))
                            .toList());
        }
        return chosen(question, notation, views, given);
    }

    /// What the adapter learns from; what is longer than the model's positions is left out.
    private List<TokenTree> trees(
            Question question, GridNotation notation, GridTask task, LocalGenerator local, Key key) {
        List<LeaveOneOut> own = LeaveOneOut.of(task);
        List<TokenTree> trees = new ArrayList<>();
        for (int i = 0; i < examples && !own.isEmpty(); i++) {
            View view = i < own.size() ? View.PLAIN : View.random(augment, notation, key.at("views").at(i).draws());
            LeaveOneOut one = view.of(own.get(i % own.size()));
            int[] prompt = local.ids(question.asking(notation.prompt(one.task())));
            int[] answer = ended(local, local.tokens(notation.completion(one.answer())));
            if (prompt.length + answer.length <= local.service().positions()) {
                trees.add(new TokenTree(prompt, List.of(answer)));
            }
        }
        return trees;
    }

    private static int[] ended(LocalGenerator local, int[] ids) {
        Model model = local.model();
        int[] all = Arrays.copyOf(ids, ids.length + 1);
        all[ids.length] = model.endTokens().stream().findFirst().orElseThrow(
                () -> new InputException("the model names no end token; answers could never end"));
        return all;
    }

    private List<View> views(GridNotation notation, Key key) {
        if (vote == Vote.NONE) {
            return List.of(View.PLAIN);
        }
        List<View> views = new ArrayList<>();
        for (Symmetry symmetry : notation.symmetries()) {
            for (int i = 0; i < orders; i++) {
                views.add(new View(
                        symmetry, View.PLAIN.colours(), i == 0 ? List.of() : List.of(key.at(symmetry.name()).at(i))));
            }
        }
        return views;
    }

    private Solution chosen(
            Question question, GridNotation notation, List<View> views, List<List<Generation>> given) {
        Map<Symmetry, List<CellGrid>> predictions = new EnumMap<>(Symmetry.class);
        Map<CellGrid, Generation> first = new LinkedHashMap<>();
        Optional<Generation> any = Optional.empty();
        for (int i = 0; i < views.size(); i++) {
            View view = views.get(i);
            for (Generation g : given.get(i)) {
                any = any.isPresent() ? any : Optional.of(g);
                GridNotation.answer(g.text()).map(view::back).ifPresent(grid -> {
                    predictions.computeIfAbsent(view.symmetry(), s -> new ArrayList<>()).add(grid);
                    first.putIfAbsent(grid, g);
                });
            }
        }
        List<CellGrid> ranked = vote == Vote.HIERARCHICAL
                ? HierarchicalVote.ranked(predictions)
                : HierarchicalVote.flat(predictions);
        if (ranked.isEmpty()) {
            return any.map(g -> Candidate.of(question, g))
                    .map(c -> Solution.of(c, List.of(c)))
                    .orElse(Solution.NONE);
        }
        Generation shown = any.orElseThrow();
        List<Candidate> candidates = ranked.stream()
                .map(grid -> candidate(question, notation.completion(grid), first.getOrDefault(grid, shown)))
                .toList();
        return Solution.of(candidates.getFirst(), candidates);
    }

    private static Candidate candidate(Question question, String text, Generation generation) {
        return new Candidate(text, question.answer().apply(text), generation);
    }
}
