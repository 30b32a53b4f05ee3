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

/// Linear equations with a whole solution: `qe3x+5:x-9=` asks for the x at which both sides are equal, and gives
/// `3-1=2,-9-5=-14,-14/2=-7#-7`.
///
/// Difficulty 1 has the form ax:b, 2 ax+b:c, 3 ax+b:cx+d, 4 a factor before a bracket: `qe2(3x+5):x-9=`. SLOPPY errs in
/// 12 % of the results; BUGGY moves terms without changing their signs; GUESS is near.
public record LinearEquations() implements TinyFamily {
    private static final Form FORM =
            Form.of("qe2(3x+5):x-9=",
                    "qe(?:(\\d)\\()?(-?\\d{0,3}x?(?:[-+]\\d{1,3})?)\\)?:(-?\\d{0,3}x?(?:[-+]?\\d{1,3})?)=");
    private static final double SLIP = 0.12;
    private static final int LARGEST = 19;

    @Override
    public String name() {
        return "equation";
    }

    @Override
    public String description() {
        return "the x at which two linear sides are equal: qe3x+5:x-9=";
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
            case SLOPPY -> new Accuracy(0.65, 0.8);
            case BUGGY -> new Accuracy(0.2, 0.35);
            case GUESS -> new Accuracy(0.15, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int x = draws.between(1, LARGEST) * (draws.chance(0.5) ? -1 : 1);
        int factor = difficulty < 4 ? 1 : draws.between(2, 5);
        int a = draws.between(2, 9);
        int b = difficulty == 1 ? 0 : draws.between(1, LARGEST) * (draws.chance(0.5) ? -1 : 1);
        int c = difficulty < 3 ? 0 : draws.between(1, factor * a - 1);
        int d = factor * (a * x + b) - c * x;
        String left = Polynomial.of(a, b).text();
        return problem(
                "qe" + (factor == 1 ? left : factor + "(" + left + ")") + ":" + Polynomial.of(c, d).text() + "=",
                String.valueOf(x), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Guess.near(Integer.parseInt(problem.reference()), draws);
        }
        List<String> parts = FORM.read(problem.prompt());
        int[] left = side(parts.get(1));
        int[] right = side(parts.get(2));
        var worked = new Worked(style, draws, SLIP);
        if (!parts.getFirst().isEmpty()) {
            int factor = Integer.parseInt(parts.getFirst());
            left[0] = worked.line(factor + "*" + left[0], factor * left[0]);
            left[1] = worked.line(factor + "*" + left[1], factor * left[1]);
        }
        int slope = moved(left[0], right[0], worked);
        int constant = moved(right[1], left[1], worked);
        int divisor = slope == 0 ? 1 : slope;
        return worked.answer(worked.line(constant + "/" + divisor, constant / divisor));
    }

    /// A side's slope and constant.
    private static int[] side(String text) {
        Polynomial side = Polynomial.read(text).orElseThrow();
        return new int[] {side.degree() == 0 ? 0 : side.at(1), side.at(0)};
    }

    private static int moved(int kept, int moved, Worked worked) {
        if (moved == 0) {
            return kept;
        }
        boolean plus = worked.buggy() == moved > 0;
        return worked.line(kept + (plus ? "+" : "-") + Math.abs(moved),
                kept + (plus ? Math.abs(moved) : -Math.abs(moved)));
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
