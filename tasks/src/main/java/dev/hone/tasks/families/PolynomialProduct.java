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

/// Products of linear factors, one factor after another: `ex(x+2)(x-3)(2x+1)=` gives
/// `x^2-x-6,2x^3-x^2-13x-6#2x^3-x^2-13x-6`.
///
/// Terms may stand in any order. Difficulty is the number of factors. SLOPPY errs in 12 % of the coefficients; BUGGY
/// multiplies first with first and last with last only; GUESS changes coefficients.
public record PolynomialProduct() implements TinyFamily {
    private static final Form FORM = Form.of("ex(x+2)(x-3)=", "ex\\(([-+x0-9]{2,6}(?:\\)\\([-+x0-9]{2,6}){1,3})\\)=");
    private static final double SLIP = 0.12;
    private static final List<Integer> MISSES = List.of(0, 0, 0, 1, -1, 2, -2);

    @Override
    public String name() {
        return "polynomial-product";
    }

    @Override
    public String description() {
        return "products of linear factors, written as a sum: ex(x+2)(x-3)=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGEBRA;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.35, 0.5);
            case BUGGY -> new Accuracy(0, 0.1);
            case GUESS -> new Accuracy(0, 0.1);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        StringBuilder prompt = new StringBuilder("ex");
        Polynomial product = Polynomial.of(1);
        for (int i = 0; i < difficulty; i++) {
            int constant = draws.between(1, 9) * (draws.chance(0.5) ? -1 : 1);
            var factor = Polynomial.of(draws.pick(List.of(1, 1, 2, 3)), constant);
            prompt.append('(').append(factor.text()).append(')');
            product = product.times(factor);
        }
        return problem(prompt.append('=').toString(), product.text(), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            Polynomial right = Polynomial.read(problem.reference()).orElseThrow();
            return "#" + new Polynomial(right.coefficients().stream().map(c -> c + draws.pick(MISSES)).toList()).text();
        }
        var worked = new Worked(style, draws, SLIP);
        String[] factors = FORM.read(problem.prompt()).getFirst().split("\\)\\(", -1);
        Polynomial product = Polynomial.read(factors[0]).orElseThrow();
        for (int i = 1; i < factors.length; i++) {
            Polynomial factor = Polynomial.read(factors[i]).orElseThrow();
            product = worked.buggy() ? ends(product, factor) : product.times(factor);
            product = new Polynomial(product.coefficients().stream().map(worked::result).toList());
            worked.line(product.text());
        }
        return worked.answer(product.text());
    }

    private static Polynomial ends(Polynomial left, Polynomial right) {
        Integer[] coefficients = new Integer[left.degree() + right.degree() + 1];
        Arrays.fill(coefficients, 0);
        coefficients[0] = left.at(left.degree()) * right.at(right.degree());
        coefficients[coefficients.length - 1] = left.at(0) * right.at(0);
        return Polynomial.of(coefficients);
    }

    @Override
    public Verifier verifier() {
        return Polynomial.verifier();
    }
}
