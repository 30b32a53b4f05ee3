package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Quantity;
import java.util.List;

/// Chained sums, differences and products of fractions: `xf1/4+1/6*2/5=` gives
/// `1/4+1/6=10/24=5/12,5/12*2/5=10/60=1/6#1/6`.
///
/// From left to right, no precedence. Every fraction with the right value is right. Difficulty is the number of
/// fractions. SLOPPY errs in 12 % of the numerators; BUGGY adds and subtracts numerators and denominators alike; GUESS
/// is right one time in seven, or names a fraction near by.
public record Fractions() implements TinyFamily {
    private static final Form FORM = Form.of("xf1/4+1/6=", "xf(\\d/\\d(?:[-+*]\\d/\\d){1,3})=");
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "fractions";
    }

    @Override
    public String description() {
        return "sums, differences and products of fractions, from left to right: xf1/4+1/6*2/5=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
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
            case SLOPPY -> new Accuracy(0.65, 0.85);
            case BUGGY -> new Accuracy(0.05, 0.25);
            case GUESS -> new Accuracy(0.05, 0.25);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        StringBuilder prompt = new StringBuilder("xf");
        for (int i = 0; i < difficulty; i++) {
            int below = draws.between(2, 9);
            prompt.append(i == 0 ? "" : draws.pick(List.of("+", "-", "*")))
                    .append(draws.between(1, below - 1)).append('/').append(below);
        }
        String question = prompt.append('=').toString();
        String worked = work(question, Worked.plain());
        return problem(question, worked.substring(worked.indexOf('#') + 1), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + (Guess.isLucky(draws)
                    ? problem.reference()
                    : draws.between(1, 9) + "/" + draws.between(2, 30));
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        String[] parts = FORM.read(question).getFirst().split("(?=[-+*])");
        int above = parts[0].charAt(0) - '0';
        int below = parts[0].charAt(2) - '0';
        String left = parts[0];
        for (int i = 1; i < parts.length; i++) {
            int a = parts[i].charAt(1) - '0';
            int b = parts[i].charAt(3) - '0';
            int sign = parts[i].charAt(0) == '-' ? -1 : 1;
            if (parts[i].charAt(0) == '*') {
                above *= a;
                below *= b;
            } else if (worked.buggy()) {
                above += sign * a;
                below += b;
            } else {
                above = above * b + sign * a * below;
                below *= b;
            }
            above = worked.result(above);
            String reduced = FractionAnswer.text(above, below);
            worked.line(left + parts[i] + "=" + above + "/" + below + "=" + reduced);
            Quantity value = FractionAnswer.read(reduced).orElseThrow();
            above = value.numerator().intValueExact();
            below = value.denominator().intValueExact();
            left = reduced;
        }
        return worked.answer(left);
    }

    @Override
    public Verifier verifier() {
        return FractionAnswer.verifier();
    }
}
