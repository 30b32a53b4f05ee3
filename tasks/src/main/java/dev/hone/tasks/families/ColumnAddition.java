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

/// Addition column by column from the right: `a473+958=` gives `3+8=11,7+5+1=13,4+9+1=14#1431`.
///
/// Difficulty is the number of digits. SLOPPY errs in a fifth of the columns; BUGGY never carries; GUESS replaces
/// each digit of the sum with probability 0.45.
public record ColumnAddition() implements TinyFamily {
    private static final double SLIP = 0.2;
    private static final List<Integer> SLIPS = List.of(1, -1, 10, -10, 2, -2);

    @Override
    public String name() {
        return "addition";
    }

    @Override
    public String description() {
        return "addition column by column: a473+958=";
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
        return List.of(2, 2, 3, 3, 3, 4);
    }

    @Override
    public StyleWeights usualStyles() {
        return StyleWeights.of(0.08, 0.27, 0.15, 0.50);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.3, 0.6);
            case BUGGY -> new Accuracy(0.03, 0.3);
            case GUESS -> new Accuracy(0.05, 0.25);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int a = Digits.number(draws, difficulty);
        int b = Digits.number(draws, difficulty);
        return problem("a" + a + "+" + b + "=", String.valueOf(a + b), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return switch (style) {
            case GUESS -> "#" + Digits.guess(problem.reference(), 10, draws);
            case STEPS, SLOPPY, BUGGY -> work(problem, style, draws);
        };
    }

    private static String work(Problem problem, Style style, Draws draws) {
        String[] operands = Digits.operands(problem, '+');
        int carry = 0;
        List<String> lines = new ArrayList<>();
        StringBuilder reversed = new StringBuilder();
        for (int i = operands[0].length() - 1; i >= 0; i--) {
            int x = Digits.at(operands[0], i);
            int y = Digits.at(operands[1], i);
            int sum = x + y + carry;
            if (style == Style.SLOPPY && draws.chance(SLIP)) {
                sum = Math.max(0, sum + draws.pick(SLIPS));
            }
            lines.add(x + "+" + y + (carry > 0 ? "+1" : "") + "=" + sum);
            reversed.append(sum % 10);
            carry = style == Style.BUGGY ? 0 : Math.min(1, sum / 10);
        }
        return String.join(",", lines) + "#" + (carry > 0 ? "1" : "") + reversed.reverse();
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
