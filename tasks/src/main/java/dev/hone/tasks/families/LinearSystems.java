package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Systems of linear equations that are solved one after the other: `ls3b+2a:13,2a:4=` gives
/// `4/2=2,2*2=4,13-4=9,9/3=3#2,3`.
///
/// The equations stand in any order; each but one has an unknown that an equation before has settled. The answer lists
/// the unknowns in the order of their letters. Difficulty is their number. SLOPPY errs in 8 % of the results; BUGGY
/// moves terms without changing their signs; GUESS is near.
public record LinearSystems() implements TinyFamily {
    private static final String EQUATION = "\\d[a-e](?:[-+]\\d[a-e])?:-?\\d{1,3}";
    private static final Form FORM = Form.of("ls3b+2a:13,2a:4=", "ls(" + EQUATION + "(?:," + EQUATION + "){1,4})=");
    private static final double SLIP = 0.08;
    private static final int LARGEST = 9;

    /// `factor` times the unknown, plus `other` times the one before it, is `value`.
    private record Equation(int unknown, int factor, int other, int value) {
        String text() {
            String before = unknown == 0 ? "" : (other < 0 ? "-" : "+") + Math.abs(other) + letter(unknown - 1);
            return factor + letter(unknown) + before + ":" + value;
        }

        static Equation of(String text) {
            int colon = text.indexOf(':');
            return new Equation(text.charAt(1) - 'a', Digits.at(text, 0),
                    colon == 2 ? 0 : Integer.parseInt(text.substring(2, 4)),
                    Integer.parseInt(text.substring(colon + 1)));
        }

        private static String letter(int unknown) {
            return String.valueOf((char) ('a' + unknown));
        }
    }

    @Override
    public String name() {
        return "linear-system";
    }

    @Override
    public String description() {
        return "linear equations to solve one after the other: ls3b+2a:13,2a:4=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGEBRA;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.5, 0.65);
            case BUGGY -> new Accuracy(0, 0.1);
            case GUESS -> new Accuracy(0.05, 0.2);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String[] equations = new String[difficulty];
        int[] order = draws.permutation(difficulty);
        List<String> values = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < difficulty; i++) {
            int value = draws.between(1, LARGEST) * (draws.chance(0.3) ? -1 : 1);
            int factor = draws.between(2, LARGEST);
            int other = i == 0 ? 0 : draws.between(2, LARGEST) * (draws.chance(0.5) ? -1 : 1);
            equations[order[i]] = new Equation(i, factor, other, factor * value + other * before).text();
            values.add(String.valueOf(value));
            before = value;
        }
        return problem("ls" + String.join(",", equations) + "=", String.join(",", values), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Form.list(problem.reference()).stream()
                    .map(value -> String.valueOf(value + draws.pick(List.of(0, 0, 1, -1))))
                    .collect(Collectors.joining(","));
        }
        List<Equation> equations = Arrays.stream(FORM.read(problem.prompt()).getFirst().split(",", -1))
                .map(Equation::of)
                .sorted(Comparator.comparing(Equation::unknown))
                .toList();
        var worked = new Worked(style, draws, SLIP);
        List<String> values = new ArrayList<>();
        int before = 0;
        for (Equation equation : equations) {
            int value = equation.value;
            if (equation.other != 0) {
                int moved = worked.line(equation.other + "*" + before, equation.other * before);
                int signed = worked.buggy() ? moved : -moved;
                value = worked.line(value + (signed < 0 ? "-" : "+") + Math.abs(signed), value + signed);
            }
            before = worked.line(value + "/" + equation.factor, value / equation.factor);
            values.add(String.valueOf(before));
        }
        return worked.answer(String.join(",", values));
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
