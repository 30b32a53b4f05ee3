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

/// The greatest common divisor by Euclid's steps: `g48,18=` gives `48%18=12,18%12=6,12%6=0#6`.
///
/// Difficulty is the number of steps; numbers stay below 1,000. SLOPPY errs in 15 % of the remainders; BUGGY answers
/// one line too early, with the number that was divided last; GUESS names the divisor, a multiple or a neighbour of
/// it.
public record GreatestCommonDivisor() implements TinyFamily {
    private static final int LARGEST = 999;
    private static final double SLIP = 0.15;
    private static final List<Integer> SLIPS = List.of(1, -1, 2, -2);

    @Override
    public String name() {
        return "gcd";
    }

    @Override
    public String description() {
        return "greatest common divisors by Euclid's steps: g48,18=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.45, 0.75);
            case BUGGY -> new Accuracy(0, 0);
            case GUESS -> new Accuracy(0.2, 0.45);
        };
    }

    /// Built backwards: from the last division, which leaves nothing, each step adds a quotient in front.
    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            int divisor = draws.between(1, 40);
            int small = divisor;
            int large = divisor * draws.between(2, difficulty == 1 ? 9 : 4);
            for (int i = 1; i < difficulty; i++) {
                int next = large * draws.between(1, 3) + small;
                small = large;
                large = next;
            }
            if (large <= LARGEST) {
                return problem("g" + large + "," + small + "=", String.valueOf(divisor), difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return switch (style) {
            case GUESS -> {
                int g = Integer.parseInt(problem.reference());
                yield "#" + draws.pick(List.of(g, g, 2 * g, 3 * g, 1, g + 1, Math.max(1, g - 1)));
            }
            case STEPS, SLOPPY, BUGGY -> work(problem, style, draws);
        };
    }

    private static String work(Problem problem, Style style, Draws draws) {
        String[] operands = Digits.operands(problem, ',');
        int large = Integer.parseInt(operands[0]);
        int small = Integer.parseInt(operands[1]);
        List<String> lines = new ArrayList<>();
        while (small > 0) {
            int remainder = large % small;
            if (style == Style.SLOPPY && draws.chance(SLIP)) {
                remainder = Math.clamp(remainder + draws.pick(SLIPS), 0, small - 1);
            }
            lines.add(large + "%" + small + "=" + remainder);
            if (style == Style.BUGGY && remainder == 0) {
                break;
            }
            large = small;
            small = remainder;
        }
        return String.join(",", lines) + "#" + large;
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
