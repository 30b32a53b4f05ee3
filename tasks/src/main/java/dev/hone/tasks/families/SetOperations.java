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

/// Sets of letters joined, intersected and subtracted from left to right: `seabd&bcd|ae=` gives
/// `abd&bcd=bd,bd|ae=abde#abde`.
///
/// `|` is the union, `&` the intersection, `-` the difference; the empty set is written `.` and is never the answer,
/// whose letters may stand in any order. Difficulty is the number of operations. SLOPPY gets one letter wrong in 15 %
/// of the results; BUGGY takes the intersection for the union; GUESS replaces letters.
public record SetOperations() implements TinyFamily {
    private static final Form FORM = Form.of("seabd&bcd|ae=", "se([a-f]{1,6}(?:[-&|][a-f]{1,6}){1,5})=");
    private static final String LETTERS = "abcdef";
    private static final double SLIP = 0.15;

    @Override
    public String name() {
        return "sets";
    }

    @Override
    public String description() {
        return "sets of letters joined, intersected and subtracted: seabd&bcd|ae=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGORITHMS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(1, 2, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.65, 0.85);
            case BUGGY -> new Accuracy(0.1, 0.3);
            case GUESS -> new Accuracy(0.4, 0.55);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            StringBuilder prompt = new StringBuilder("se").append(subset(draws));
            for (int i = 0; i < difficulty; i++) {
                prompt.append(draws.pick(List.of("&", "|", "-"))).append(subset(draws));
            }
            String question = prompt.append('=').toString();
            String value = work(question, Worked.plain());
            if (!value.equals(".")) {
                return problem(question, value, difficulty);
            }
        }
    }

    private static String subset(Draws draws) {
        return Canonical.letters(Words.shuffled(LETTERS, draws).substring(draws.between(2, 4)));
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + distinct(Guess.replaced(problem.reference(), LETTERS, draws));
        }
        var worked = new Worked(style, draws, SLIP);
        return worked.answer(work(problem.prompt(), worked));
    }

    private static String distinct(String letters) {
        return letters.chars().distinct().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String work(String question, Worked worked) {
        String[] parts = FORM.read(question).getFirst().split("(?=[-&|])");
        String value = parts[0];
        for (int i = 1; i < parts.length; i++) {
            String left = value;
            String right = parts[i].substring(1);
            String result = switch (parts[i].charAt(0)) {
                case '|' -> worked.buggy() ? kept(left, right, true) : distinct(left.replace(".", "") + right);
                case '&' -> worked.buggy() ? distinct(left.replace(".", "") + right) : kept(left, right, true);
                default -> kept(left, right, false);
            };
            String written = distinct(worked.text(result, LETTERS));
            value = written.isEmpty() ? "." : written;
            worked.line(left + parts[i] + "=" + value);
        }
        return value;
    }

    /// The letters that stand, or do not stand, in the other set.
    private static String kept(String letters, String other, boolean inside) {
        return letters.chars()
                .filter(c -> c != '.' && other.indexOf(c) >= 0 == inside)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(SetOperations::check, Canonical::letters);
    }

    private static Verdict check(String gold, String answer) {
        String wanted = work(gold, Worked.plain());
        return Canonical.letters(answer).equals(wanted)
                ? new Verdict.Correct("the set is " + wanted)
                : new Verdict.Incorrect("the set is " + wanted + ", not " + Excerpt.of(answer));
    }
}
