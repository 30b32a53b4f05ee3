package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.List;

/// Long multiplication, digit by digit of the second factor from the right: `xm347*26=` gives
/// `347*6=2082,347*20=6940,2082+6940=9022#9022`.
///
/// Difficulty is the number of digits of the second factor. SLOPPY errs in 12 % of the results; BUGGY does not move its
/// products to their places; GUESS replaces digits.
public record Multiplication() implements TinyFamily {
    private static final Form FORM = Form.of("xm347*26=", "xm(\\d{1,4})\\*(\\d{1,4})=");
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "multiplication";
    }

    @Override
    public String description() {
        return "multiplication digit by digit: xm347*26=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
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
            case SLOPPY -> new Accuracy(0.5, 0.7);
            case BUGGY -> new Accuracy(0.2, 0.3);
            case GUESS -> new Accuracy(0, 0.2);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int left = Digits.number(draws, draws.between(2, 3));
        int right = difficulty == 1 ? draws.between(2, 9) : Digits.number(draws, difficulty);
        return problem("xm" + left + "*" + right + "=", String.valueOf(left * right), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Digits.guess(problem.reference(), 10, draws);
        }
        List<String> factors = FORM.read(problem.prompt());
        int left = Integer.parseInt(factors.getFirst());
        String right = factors.getLast();
        var worked = new Worked(style, draws, SLIP);
        int sum = 0;
        int place = 1;
        for (int i = right.length() - 1; i >= 0; i--) {
            int factor = Digits.at(right, i) * place;
            int product = worked.line(left + "*" + factor, left * factor);
            sum = i == right.length() - 1 ? product : worked.line(sum + "+" + product, sum + product);
            place *= worked.buggy() ? 1 : 10;
        }
        return worked.answer(sum);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
