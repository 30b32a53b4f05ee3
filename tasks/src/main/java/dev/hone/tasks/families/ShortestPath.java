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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A shortest path between two letters: `hab,bc,cd,ad:a>c=` gives `b<a,d<a,c<b#abc`.
///
/// Every shortest path is right; each is verified. Work lists the letters in the order in which a breadth-first search
/// meets them, each with the letter before it. Difficulty is the number of edges on the path. SLOPPY notes a wrong
/// predecessor in 15 % of the lines; BUGGY searches depth first, so its path may be too long; GUESS strings letters
/// together.
public record ShortestPath() implements TinyFamily {
    private static final double SLIP = 0.15;
    private static final double GUESSED = 0.15;

    @Override
    public String name() {
        return "shortest-path";
    }

    @Override
    public String description() {
        return "a shortest path in a small graph: hab,bc,cd,ad:a>c=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GRAPHS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 2, 3, 3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.5, 0.9);
            case BUGGY -> new Accuracy(0.4, 0.85);
            case GUESS -> new Accuracy(0.15, 0.45);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            Graph graph = Graph.random(draws, difficulty + draws.between(3, 4), draws.between(1, 3));
            if (graph.distance() == difficulty) {
                Map<Character, Character> before = new HashMap<>();
                breadthFirst(graph, Style.STEPS, draws, before, new ArrayList<>());
                return problem(graph.question(), path(graph, before), difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        Graph graph = Graph.parse(problem.prompt());
        if (style == Style.GUESS) {
            return "#" + (draws.chance(GUESSED) ? problem.reference() : guess(graph, problem.difficulty(), draws));
        }
        Map<Character, Character> before = new HashMap<>();
        List<String> lines = new ArrayList<>();
        if (style == Style.BUGGY) {
            depthFirst(graph, graph.start(), before, lines);
        } else {
            breadthFirst(graph, style, draws, before, lines);
        }
        return String.join(",", lines) + "#" + path(graph, before);
    }

    private static String guess(Graph graph, int difficulty, Draws draws) {
        List<Character> others = String.join("", graph.edges())
                .chars()
                .mapToObj(c -> (char) c)
                .filter(c -> c != graph.start() && c != graph.end())
                .distinct()
                .toList();
        int between = Math.min(others.size(), draws.between(Math.max(0, difficulty - 2), difficulty));
        StringBuilder path = new StringBuilder().append(graph.start());
        int[] order = draws.permutation(others.size());
        for (int i = 0; i < between; i++) {
            path.append(others.get(order[i]));
        }
        return path.append(graph.end()).toString();
    }

    private static void breadthFirst(
            Graph graph, Style style, Draws draws, Map<Character, Character> before, List<String> lines) {
        List<Character> met = new ArrayList<>(List.of(graph.start()));
        for (int i = 0; i < met.size(); i++) {
            for (char next : graph.neighbours(met.get(i))) {
                if (!met.contains(next)) {
                    boolean slip = style == Style.SLOPPY && draws.chance(SLIP);
                    char previous = slip ? draws.pick(met) : met.get(i);
                    met.add(next);
                    before.put(next, previous);
                    lines.add(next + "<" + previous);
                    if (next == graph.end()) {
                        return;
                    }
                }
            }
        }
    }

    private static boolean depthFirst(
            Graph graph, char node, Map<Character, Character> before, List<String> lines) {
        for (char next : graph.neighbours(node)) {
            if (next != graph.start() && !before.containsKey(next)) {
                before.put(next, node);
                lines.add(next + "<" + node);
                if (next == graph.end() || depthFirst(graph, next, before, lines)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String path(Graph graph, Map<Character, Character> before) {
        var path = new ArrayDeque<Character>();
        char node = graph.end();
        path.addFirst(node);
        while (node != graph.start()) {
            node = before.getOrDefault(node, graph.start());
            path.addFirst(node);
        }
        StringBuilder text = new StringBuilder();
        path.forEach(text::append);
        return text.toString();
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(ShortestPath::check);
    }

    private static Verdict check(String gold, String answer) {
        Graph graph = Graph.parse(gold);
        if (answer.charAt(0) != graph.start() || answer.charAt(answer.length() - 1) != graph.end()) {
            return new Verdict.Incorrect(
                    Excerpt.of(answer) + " does not lead from " + graph.start() + " to " + graph.end());
        }
        for (int i = 1; i < answer.length(); i++) {
            if (!graph.joined(answer.charAt(i - 1), answer.charAt(i))) {
                return new Verdict.Incorrect(
                        "no edge joins " + Excerpt.of(answer.substring(i - 1, i + 1)) + " in " + Excerpt.of(answer));
            }
        }
        int shortest = graph.distance();
        return answer.length() - 1 == shortest
                ? new Verdict.Correct(Excerpt.of(answer) + " has " + shortest + " edges, the fewest")
                : new Verdict.Incorrect(Excerpt.of(answer) + " has " + (answer.length() - 1) + " edges, a path with "
                        + shortest + " exists");
    }
}
