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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Three colours such that no edge joins two of one: `clab,bc,ac,cd=` gives for every letter the colours next to it and
/// its own, `a!=1,b!1=2,c!12=3,d!3=1#1231`.
///
/// Every such colouring is right; each is verified. The answer lists the colours 1, 2, 3 in the order of the letters.
/// Difficulty is the number of letters. SLOPPY errs in 10 % of the colours; BUGGY looks at one neighbour only; GUESS is
/// random.
public record GraphColouring() implements TinyFamily {
    private static final Form FORM = Form.of("clab,bc,ac,cd=", "cl([a-z]{2}(?:,[a-z]{2}){0,24})=");
    private static final int COLOURS = 3;
    private static final double SLIP = 0.1;

    @Override
    public String name() {
        return "colouring";
    }

    @Override
    public String description() {
        return "three colours for the letters of a graph: clab,bc,ac,cd=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GRAPHS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(4, 5, 6, 7);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(4, 5, 5);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.65, 0.8);
            case BUGGY -> new Accuracy(0.15, 0.3);
            case GUESS -> new Accuracy(0.3, 0.5);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            String edges = String.join(",", Graph.random(draws, difficulty, draws.between(1, difficulty - 1)).edges());
            String worked = work(Edges.read(edges), Worked.plain());
            String colours = worked.substring(worked.indexOf('#') + 1);
            if (colours.chars().allMatch(c -> c <= '0' + COLOURS)) {
                return problem("cl" + edges + "=", colours, difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Guess.replaced(problem.reference(), "123", draws);
        }
        return work(Edges.read(FORM.read(problem.prompt()).getFirst()), new Worked(style, draws, SLIP));
    }

    private static String work(Edges edges, Worked worked) {
        String nodes = edges.nodes();
        StringBuilder colours = new StringBuilder();
        for (int i = 0; i < nodes.length(); i++) {
            char node = nodes.charAt(i);
            String near = IntStream.range(0, i)
                    .filter(j -> edges.between(node, nodes.charAt(j)).isPresent())
                    .limit(worked.buggy() ? 1 : i)
                    .mapToObj(j -> colours.substring(j, j + 1))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining());
            int free =
                    IntStream.rangeClosed(1, COLOURS + 1).filter(c -> near.indexOf('0' + c) < 0).findFirst().orElse(1);
            String colour = worked.text(String.valueOf(free), "123");
            worked.line(node + "!" + near + "=" + colour);
            colours.append(colour);
        }
        return worked.answer(colours);
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(GraphColouring::check);
    }

    private static Verdict check(String gold, String answer) {
        Edges edges = Edges.read(FORM.read(gold).getFirst());
        String nodes = edges.nodes();
        if (answer.length() != nodes.length() || !answer.chars().allMatch(c -> c >= '1' && c <= '0' + COLOURS)) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not a colour of 1, 2, 3 for each of " + nodes);
        }
        for (Edges.Edge edge : edges.list()) {
            if (answer.charAt(nodes.indexOf(edge.a())) == answer.charAt(nodes.indexOf(edge.b()))) {
                return new Verdict.Incorrect("edge " + edge.a() + edge.b() + " joins two of one colour");
            }
        }
        return new Verdict.Correct(Excerpt.of(answer) + " colours all edges");
    }
}
