package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.StyleWeights;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.List;

/// Subtraction column by column from the right, `<` marks a borrow: `d473-158=` gives `3-8=<5,7-5-1=1,4-1=3#315`.
///
/// Difficulty is the number of digits. SLOPPY writes a random digit or forgets or invents a borrow in a fifth of the
/// columns; BUGGY takes the smaller digit from the larger and never borrows. In the usual mixture half of all
/// demonstrations are BUGGY, so that the majority of a model's answers is confidently wrong.
public record ColumnSubtraction() implements TinyFamily {
    private static final double SLIP = 0.2;

    @Override
    public String name() {
        return "subtraction";
    }

    @Override
    public String description() {
        return "subtraction column by column, with borrows: d473-158=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 3, 4);
    }

    @Override
    public StyleWeights usualStyles() {
        return StyleWeights.of(0.12, 0.18, 0.50, 0.20);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.3, 0.6);
            case BUGGY -> new Accuracy(0.1, 0.4);
            case GUESS -> new Accuracy(0.05, 0.3);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int a = Digits.number(draws, difficulty);
        int b = Digits.number(draws, difficulty);
        int high = Math.max(a, b);
        int low = Math.min(a, b);
        return problem("d" + high + "-" + low + "=", String.valueOf(high - low), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return switch (style) {
            case GUESS -> "#" + Digits.guess(problem.reference(), 10, draws);
            case BUGGY -> mistaken(problem);
            case STEPS, SLOPPY -> work(problem, style, draws);
        };
    }

    private static String mistaken(Problem problem) {
        String[] operands = Digits.operands(problem, '-');
        List<String> lines = new ArrayList<>();
        StringBuilder reversed = new StringBuilder();
        for (int i = operands[0].length() - 1; i >= 0; i--) {
            int x = Digits.at(operands[0], i);
            int y = Digits.at(operands[1], i);
            lines.add(x + "-" + y + "=" + Math.abs(x - y));
            reversed.append(Math.abs(x - y));
        }
        return String.join(",", lines) + "#" + withoutLeadingZeros(reversed);
    }

    private static String work(Problem problem, Style style, Draws draws) {
        String[] operands = Digits.operands(problem, '-');
        int borrow = 0;
        List<String> lines = new ArrayList<>();
        StringBuilder reversed = new StringBuilder();
        for (int i = operands[0].length() - 1; i >= 0; i--) {
            int x = Digits.at(operands[0], i);
            int y = Digits.at(operands[1], i);
            int next = x - y - borrow < 0 ? 1 : 0;
            int digit = x - y - borrow + 10 * next;
            if (style == Style.SLOPPY && draws.chance(SLIP)) {
                if (draws.chance(0.5)) {
                    digit = draws.between(0, 9);
                } else {
                    next = 1 - next;
                }
            }
            lines.add(x + "-" + y + (borrow > 0 ? "-1" : "") + "=" + (next > 0 ? "<" : "") + digit);
            reversed.append(digit);
            borrow = next;
        }
        return String.join(",", lines) + "#" + withoutLeadingZeros(reversed);
    }

    private static String withoutLeadingZeros(StringBuilder reversed) {
        int end = reversed.length();
        while (end > 1 && reversed.charAt(end - 1) == '0') {
            end--;
        }
        reversed.setLength(end);
        return reversed.reverse().toString();
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
