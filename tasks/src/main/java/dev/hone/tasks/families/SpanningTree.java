package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A lightest tree that joins all letters: `mtab3,bc1,ac2=` gives the edges from the lightest on, taken (`Y`) or left
/// out (`X`), until all are joined: `bc1Y,ac2Y#ac,bc`.
///
/// Every lightest tree is right; each is verified. Edges may stand in any order. Difficulty is the number of letters.
/// SLOPPY misjudges 8 % of the edges; BUGGY takes the lightest edges whether they join anything or not; GUESS takes
/// edges at random.
///
/// Source: Kruskal, "On the shortest spanning subtree of a graph", Proc. AMS 1956.
public record SpanningTree() implements TinyFamily {
    private static final Form FORM = Form.of("mtab3,bc1,ac2=", "mt(" + Edges.FORM + ")=");
    private static final double SLIP = 0.08;

    @Override
    public String name() {
        return "spanning-tree";
    }

    @Override
    public String description() {
        return "a lightest tree that joins all letters: mtab3,bc1,ac2=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GRAPHS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.65, 0.8);
            case BUGGY -> new Accuracy(0.65, 0.8);
            case GUESS -> new Accuracy(0.3, 0.5);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String text = Edges.weighted(draws, difficulty, draws.between(2, difficulty));
        String worked = work(Edges.read(text), Worked.plain());
        return problem("mt" + text + "=", worked.substring(worked.indexOf('#') + 1), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        Edges edges = Edges.read(FORM.read(problem.prompt()).getFirst());
        if (style == Style.GUESS) {
            List<Edges.Edge> taken = new ArrayList<>();
            int[] order = draws.permutation(edges.list().size());
            for (int i = 0; i < edges.nodes().length() - 1; i++) {
                taken.add(edges.list().get(order[i]));
            }
            return "#" + (Guess.isLucky(draws) ? problem.reference() : text(taken));
        }
        return work(edges, new Worked(style, draws, SLIP));
    }

    private static String work(Edges edges, Worked worked) {
        int needed = edges.nodes().length() - 1;
        int[] parts = Edges.apart();
        List<Edges.Edge> taken = new ArrayList<>();
        for (Edges.Edge edge : edges.list().stream().sorted(Comparator.comparing(Edges.Edge::weight)).toList()) {
            boolean joins = Edges.join(parts, edge) || worked.buggy();
            boolean chosen = joins != worked.slips();
            worked.line("" + edge.a() + edge.b() + edge.weight() + (chosen ? "Y" : "X"));
            if (chosen) {
                taken.add(edge);
            }
            if (taken.size() == needed) {
                break;
            }
        }
        return worked.answer(text(taken));
    }

    private static String text(List<Edges.Edge> edges) {
        return edges.stream().map(e -> "" + e.a() + e.b()).sorted().collect(Collectors.joining(","));
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(SpanningTree::check, Canonical.parts(","));
    }

    private static Verdict check(String gold, String answer) {
        Edges edges = Edges.read(FORM.read(gold).getFirst());
        int[] parts = Edges.apart();
        int weight = 0;
        int count = 0;
        for (String part : answer.split(",", -1)) {
            Optional<Edges.Edge> edge =
                    part.length() == 2 ? edges.between(part.charAt(0), part.charAt(1)) : Optional.empty();
            if (edge.isEmpty() || !Edges.join(parts, edge.get())) {
                return new Verdict.Incorrect(Excerpt.of(part) + " in " + Excerpt.of(answer) + " joins nothing");
            }
            weight += edge.get().weight();
            count++;
        }
        if (count < edges.nodes().length() - 1) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " does not join all of " + edges.nodes());
        }
        int lightest = lightest(edges);
        return weight == lightest
                ? new Verdict.Correct(Excerpt.of(answer) + " weighs " + weight + ", the least")
                : new Verdict.Incorrect(
                        Excerpt.of(answer) + " weighs " + weight + ", a tree of " + lightest + " exists");
    }

    private static int lightest(Edges edges) {
        int[] parts = Edges.apart();
        return edges.list().stream()
                .sorted(Comparator.comparing(Edges.Edge::weight))
                .filter(edge -> Edges.join(parts, edge))
                .mapToInt(Edges.Edge::weight)
                .sum();
    }
}
