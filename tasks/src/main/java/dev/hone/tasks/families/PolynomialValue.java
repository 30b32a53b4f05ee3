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
import java.util.List;

/// The value of a polynomial by Horner's rule: `po2x^2-3x+5:4=` gives `2*4-3=5,5*4+5=25#25`.
///
/// Difficulty is the degree. SLOPPY errs in 12 % of the steps; BUGGY adds x where it has to multiply by it; GUESS
/// replaces digits.
public record PolynomialValue() implements TinyFamily {
    private static final Form FORM = Form.of("po2x^2-3x+5:4=", "po([-+x^0-9]{1,60}):(\\d)=");
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "polynomial-value";
    }

    @Override
    public String description() {
        return "the value of a polynomial by Horner's rule: po2x^2-3x+5:4=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGEBRA;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(1, 2, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.55, 0.75);
            case BUGGY -> new Accuracy(0, 0.1);
            case GUESS -> new Accuracy(0.2, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        List<Integer> coefficients = new ArrayList<>();
        for (int i = 0; i <= difficulty; i++) {
            coefficients.add(draws.between(1, 9) * (i > 0 && draws.chance(0.5) ? -1 : 1));
        }
        var polynomial = new Polynomial(coefficients);
        int x = draws.between(2, 6);
        int value = work(polynomial, x, Worked.plain());
        return problem("po" + polynomial.text() + ":" + x + "=", String.valueOf(value), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            String sign = problem.reference().startsWith("-") ? "-" : "";
            return "#" + sign + Digits.guess(problem.reference().substring(sign.length()), 10, draws);
        }
        List<String> parts = FORM.read(problem.prompt());
        var worked = new Worked(style, draws, SLIP);
        Polynomial polynomial = Polynomial.read(parts.getFirst()).orElseThrow();
        return worked.answer(work(polynomial, Integer.parseInt(parts.getLast()), worked));
    }

    private static int work(Polynomial polynomial, int x, Worked worked) {
        int value = polynomial.coefficients().getFirst();
        for (int power = polynomial.degree() - 1; power >= 0; power--) {
            int c = polynomial.at(power);
            String left = value + (worked.buggy() ? "+" : "*") + x + (c < 0 ? "" : "+") + c;
            value = worked.line(left, (worked.buggy() ? value + x : value * x) + c);
        }
        return value;
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
