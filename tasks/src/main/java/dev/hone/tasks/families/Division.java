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

/// Long division by a digit, with the remainder: `xd1234/7=` gives `1/7=0:1,12/7=1:5,53/7=7:4,44/7=6:2#176:2`.
///
/// Difficulty is the number of digits of the dividend. SLOPPY errs in 15 % of the lines, in the quotient or in the
/// remainder; BUGGY forgets the remainder at every new digit; GUESS replaces digits.
public record Division() implements TinyFamily {
    private static final Form FORM = Form.of("xd1234/7=", "xd(\\d{1,6})/([2-9])=");
    private static final double SLIP = 0.15;

    @Override
    public String name() {
        return "division";
    }

    @Override
    public String description() {
        return "division by a digit with its remainder: xd1234/7=";
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
        return List.of(2, 3, 3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.3, 0.45);
            case BUGGY -> new Accuracy(0, 0.15);
            case GUESS -> new Accuracy(0.05, 0.2);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int dividend = Digits.number(draws, difficulty);
        int divisor = draws.between(2, 9);
        return problem("xd" + dividend + "/" + divisor + "=", dividend / divisor + ":" + dividend % divisor,
                difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        List<String> parts = FORM.read(problem.prompt());
        int divisor = Integer.parseInt(parts.getLast());
        if (style == Style.GUESS) {
            String quotient = problem.reference().substring(0, problem.reference().indexOf(':'));
            int remainder = Integer.parseInt(problem.reference().substring(quotient.length() + 1));
            return "#" + Digits.guess(quotient, 10, draws) + ":"
                    + (draws.chance(0.5) ? remainder : draws.between(0, divisor - 1));
        }
        var worked = new Worked(style, draws, SLIP);
        StringBuilder quotient = new StringBuilder();
        int remainder = 0;
        for (int i = 0; i < parts.getFirst().length(); i++) {
            int value = (worked.buggy() ? 0 : 10 * remainder) + Digits.at(parts.getFirst(), i);
            int digit = worked.slips() ? draws.between(0, 9) : value / divisor;
            remainder = worked.slips() ? draws.between(0, divisor - 1) : value % divisor;
            worked.line(value + "/" + divisor + "=" + digit + ":" + remainder);
            quotient.append(digit);
        }
        return worked.answer(Integer.parseInt(quotient.toString()) + ":" + remainder);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
