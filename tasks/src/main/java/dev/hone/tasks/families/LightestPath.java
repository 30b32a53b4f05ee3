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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A path of the least total weight: `wpab3,bc1,ac5:a>c=` gives the letters in the order of their distances, each with
/// the one before it, `b3<a,c4<b#abc`.
///
/// Every lightest path is right; each is verified. Difficulty is the number of edges of the path that work finds.
/// SLOPPY notes a wrong letter before in 10 % of the lines; BUGGY takes every edge to weigh the same; GUESS strings
/// letters together.
///
/// Source: Dijkstra, "A note on two problems in connexion with graphs", Numer. Math. 1959.
public record LightestPath() implements TinyFamily {
    private static final Form FORM = Form.of("wpab3,bc1,ac5:a>c=", "wp(" + Edges.FORM + "):([a-z])>([a-z])=");
    private static final double SLIP = 0.1;
    private static final double GUESSED = 0.15;

    @Override
    public String name() {
        return "lightest-path";
    }

    @Override
    public String description() {
        return "a path of the least total weight: wpab3,bc1,ac5:a>c=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GRAPHS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.75, 0.95);
            case BUGGY -> new Accuracy(0.45, 0.65);
            case GUESS -> new Accuracy(0.15, 0.3);
        };
    }

    /// Edges, and where the path begins and ends.
    private record Question(Edges edges, char start, char end) {
        static Question of(String text) {
            List<String> parts = FORM.read(text);
            var question = new Question(
                    Edges.read(parts.getFirst()), parts.get(1).charAt(0), parts.get(2).charAt(0));
            if (question.start == question.end || question.distance() < 0) {
                throw FORM.unreadable(text);
            }
            return question;
        }

        int distance() {
            Map<Character, Integer> distances = new HashMap<>();
            return settle(this, Worked.plain(), distances, new HashMap<>())
                    ? distances.getOrDefault(end, -1)
                    : -1;
        }
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            int nodes = difficulty + draws.between(2, 3);
            String text = Edges.weighted(draws, nodes, draws.between(2, 4));
            String prompt = "wp" + text + ":a>" + (char) ('a' + draws.between(1, nodes - 1)) + "=";
            String worked = work(Question.of(prompt), Worked.plain());
            String path = worked.substring(worked.indexOf('#') + 1);
            if (path.length() == difficulty + 1) {
                return problem(prompt, path, difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        Question question = Question.of(problem.prompt());
        if (style == Style.GUESS) {
            String others = question.edges.nodes().replace(String.valueOf(question.start), "")
                    .replace(String.valueOf(question.end), "");
            int between = Math.min(others.length(), draws.between(0, problem.difficulty()));
            String path = question.start + Words.shuffled(others, draws).substring(0, between) + question.end;
            return "#" + (draws.chance(GUESSED) ? problem.reference() : path);
        }
        return work(question, new Worked(style, draws, SLIP));
    }

    private static String work(Question question, Worked worked) {
        Map<Character, Character> before = new HashMap<>();
        settle(question, worked, new HashMap<>(), before);
        StringBuilder path = new StringBuilder().append(question.end);
        while (path.charAt(path.length() - 1) != question.start) {
            path.append(before.getOrDefault(path.charAt(path.length() - 1), question.start));
        }
        return worked.answer(path.reverse());
    }

    /// Settles the nearest letter until it is the end; whether it can be reached.
    private static boolean settle(
            Question question, Worked worked, Map<Character, Integer> distances, Map<Character, Character> before) {
        distances.put(question.start, 0);
        while (!distances.containsKey(question.end)) {
            int nearest = Integer.MAX_VALUE;
            char next = ' ';
            char from = ' ';
            for (Edges.Edge edge : question.edges.list()) {
                boolean leads = distances.containsKey(edge.a());
                char near = leads ? edge.a() : edge.b();
                char far = leads ? edge.b() : edge.a();
                int distance = distances.getOrDefault(near, 0) + (worked.buggy() ? 1 : edge.weight());
                if (distances.containsKey(near) && !distances.containsKey(far) && distance < nearest) {
                    nearest = distance;
                    next = far;
                    from = near;
                }
            }
            if (next == ' ') {
                return false;
            }
            char noted = worked.choice(from, List.copyOf(distances.keySet()));
            worked.line("" + next + nearest + "<" + noted);
            distances.put(next, nearest);
            before.put(next, noted);
        }
        return true;
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(LightestPath::check);
    }

    private static Verdict check(String gold, String answer) {
        Question question = Question.of(gold);
        if (answer.charAt(0) != question.start || answer.charAt(answer.length() - 1) != question.end) {
            return new Verdict.Incorrect(
                    Excerpt.of(answer) + " does not lead from " + question.start + " to " + question.end);
        }
        int weight = 0;
        for (int i = 1; i < answer.length(); i++) {
            Optional<Edges.Edge> edge = question.edges.between(answer.charAt(i - 1), answer.charAt(i));
            if (edge.isEmpty()) {
                return new Verdict.Incorrect("no edge joins " + Excerpt.of(answer.substring(i - 1, i + 1)));
            }
            weight += edge.get().weight();
        }
        int lightest = question.distance();
        return weight == lightest
                ? new Verdict.Correct(Excerpt.of(answer) + " weighs " + weight + ", the least")
                : new Verdict.Incorrect(
                        Excerpt.of(answer) + " weighs " + weight + ", a path of " + lightest + " exists");
    }
}
