package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import java.util.Arrays;
import java.util.List;

/// Derivatives of polynomials, term by term: `dv3x^4-2x+7=` gives `3*4=12:x^3,-2*1=-2:1#12x^3-2`; constants vanish.
///
/// Terms of the answer may stand in any order. Difficulty is the number of terms with x; half of the problems have a
/// constant besides. SLOPPY errs in 15 % of the products; BUGGY does not lower the powers; GUESS changes coefficients.
public record Derivatives() implements TinyFamily {
    private static final Form FORM = Form.of("dv3x^4-2x+7=", "dv([-+x^0-9]{1,60})=");
    private static final double SLIP = 0.15;
    private static final List<Integer> MISSES = List.of(0, 0, 1, -1, 2);
    private static final int HIGHEST = 6;

    @Override
    public String name() {
        return "derivative";
    }

    @Override
    public String description() {
        return "derivatives of polynomials: dv3x^4-2x+7=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGEBRA;
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
            case SLOPPY -> new Accuracy(0.55, 0.75);
            case BUGGY -> new Accuracy(0, 0.05);
            case GUESS -> new Accuracy(0.05, 0.2);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        Integer[] coefficients = new Integer[HIGHEST + 1];
        Arrays.fill(coefficients, 0);
        int[] powers = draws.permutation(HIGHEST);
        for (int i = 0; i < difficulty; i++) {
            coefficients[powers[i]] = draws.between(1, 20) * (draws.chance(0.5) ? -1 : 1);
        }
        coefficients[HIGHEST] = draws.chance(0.5) ? draws.between(1, 20) : 0;
        var polynomial = Polynomial.of(coefficients);
        return problem("dv" + polynomial.text() + "=", polynomial.derivative().text(), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        Polynomial polynomial = Polynomial.read(FORM.read(problem.prompt()).getFirst()).orElseThrow();
        if (style == Style.GUESS) {
            Polynomial right = polynomial.derivative();
            return "#" + new Polynomial(right.coefficients().stream()
                    .map(c -> c == 0 ? 0 : c + draws.pick(MISSES))
                    .toList()).text();
        }
        var worked = new Worked(style, draws, SLIP);
        Integer[] result = new Integer[HIGHEST + 1];
        Arrays.fill(result, 0);
        for (int power = polynomial.degree(); power > 0; power--) {
            int c = polynomial.at(power);
            if (c != 0) {
                int product = worked.result(c * power);
                int lower = worked.buggy() ? power : power - 1;
                worked.line(c + "*" + power + "=" + product + ":"
                        + (lower == 0 ? "1" : lower == 1 ? "x" : "x^" + lower));
                result[HIGHEST - lower] = product;
            }
        }
        return worked.answer(Polynomial.of(result).text());
    }

    @Override
    public Verifier verifier() {
        return Polynomial.verifier();
    }
}
