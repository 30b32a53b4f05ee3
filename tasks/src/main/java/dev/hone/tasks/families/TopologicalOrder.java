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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Letters in an order that respects all arrows: `toa<b,c<b,b<d=` gives what is free and what is taken,
/// `ac>a,c>c,b>b,d>d#acbd`.
///
/// `a<b` asks for a before b. Every such order is right; each is verified. Of the free letters the first of the
/// alphabet is taken. Difficulty is the number of letters. SLOPPY takes any letter in 12 % of the lines; BUGGY orders
/// by how many arrows end at a letter; GUESS shuffles.
///
/// Source: Kahn, "Topological sorting of large networks", CACM 1962.
public record TopologicalOrder() implements TinyFamily {
    private static final Form FORM = Form.of("toa<b,c<b,b<d=", "to([a-z]<[a-z](?:,[a-z]<[a-z]){0,24})=");
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "topological-order";
    }

    @Override
    public String description() {
        return "letters in an order that respects all arrows: toa<b,c<b,b<d=";
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
            case SLOPPY -> new Accuracy(0.65, 0.85);
            case BUGGY -> new Accuracy(0.5, 0.65);
            case GUESS -> new Accuracy(0.1, 0.3);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int[] order = draws.permutation(difficulty);
        List<String> arrows = new ArrayList<>();
        for (String edge : Graph.random(draws, difficulty, draws.between(1, 3)).edges()) {
            boolean forward = order[edge.charAt(0) - 'a'] < order[edge.charAt(1) - 'a'];
            arrows.add(forward ? edge.charAt(0) + "<" + edge.charAt(1) : edge.charAt(1) + "<" + edge.charAt(0));
        }
        String question = "to" + String.join(",", arrows) + "=";
        String worked = work(question, Worked.plain(), draws);
        return problem(question, worked.substring(worked.indexOf('#') + 1), difficulty);
    }

    private static List<String> arrows(String question) {
        return List.of(FORM.read(question).getFirst().split(",", -1));
    }

    private static String letters(List<String> arrows) {
        return arrows.stream().flatMap(a -> Stream.of(a.substring(0, 1), a.substring(2))).distinct().sorted()
                .collect(Collectors.joining());
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + (Guess.isLucky(draws) ? problem.reference() : Words.shuffled(problem.reference(), draws));
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP), draws);
    }

    private static String work(String question, Worked worked, Draws draws) {
        List<String> arrows = arrows(question);
        String left = letters(arrows);
        if (worked.buggy()) {
            return worked.answer(left.chars().mapToObj(Character::toString)
                    .sorted(Comparator.comparing(letter -> arrows.stream().filter(a -> a.endsWith(letter)).count()))
                    .collect(Collectors.joining()));
        }
        StringBuilder order = new StringBuilder();
        while (!left.isEmpty()) {
            String rest = left;
            String free = rest.chars().mapToObj(Character::toString)
                    .filter(letter -> arrows.stream()
                            .noneMatch(a -> a.endsWith(letter) && rest.indexOf(a.charAt(0)) >= 0))
                    .collect(Collectors.joining());
            char taken = worked.slips() ? rest.charAt(draws.between(0, rest.length() - 1)) : free.charAt(0);
            worked.line(free + ">" + taken);
            order.append(taken);
            left = rest.replace(String.valueOf(taken), "");
        }
        return worked.answer(order);
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(TopologicalOrder::check);
    }

    private static Verdict check(String gold, String answer) {
        List<String> arrows = arrows(gold);
        if (!Canonical.letters(answer).equals(letters(arrows))) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " does not hold each of " + letters(arrows) + " once");
        }
        for (String arrow : arrows) {
            if (answer.indexOf(arrow.charAt(0)) >= answer.indexOf(arrow.charAt(2))) {
                return new Verdict.Incorrect(Excerpt.of(answer) + " breaks " + arrow);
            }
        }
        return new Verdict.Correct(Excerpt.of(answer) + " keeps all arrows");
    }
}
