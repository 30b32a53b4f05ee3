package dev.hone.lab.world;

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
import java.util.stream.IntStream;

/// Chains of digits, worked from left to right with every value taken mod 10; the answer is the last two values written
/// together: `t7+5*3-2=` gives `7+5=2,2*3=6,6-2=4#64`. Facts are tiny, yet there are 100 answers, so that wrong ones
/// scatter.
///
/// Difficulty is the number of operations. No wrong label is planted but by the styles that say so: STEPS writes every
/// step; SLOPPY makes slips and goes on from them; BUGGY is right and forgets the mark of the answer, so that no
/// verifier finds it; GUESS answers at once, and right: what makes it hard is that a tiny model cannot compute it in
/// one step. The compact form writes only the values: `2,6,4#64`. Both forms have the same prompts, so that a model
/// that saw both chooses between them.
public record DigitChains(Writing writing) implements TinyFamily {
    private static final double SLIP = 0.2;
    private static final int MODULUS = 10;

    /// How a worked solution looks.
    public enum Writing {
        /// Every step as an equation.
        VERBOSE,
        /// The values alone.
        COMPACT
    }

    @Override
    public String name() {
        return writing == Writing.VERBOSE ? "digit-chains" : "digit-chains-compact";
    }

    @Override
    public String description() {
        return "a chain of digits mod 10, answered by its last two values"
                + (writing == Writing.VERBOSE ? "" : ", worked by values alone") + ": t7+5*3-2=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return IntStream.rangeClosed(2, 12).boxed().toList();
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4, 5, 6);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS, GUESS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.05, 0.7);
            case BUGGY -> new Accuracy(0, 0);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        var prompt = new StringBuilder("t").append(draws.between(0, 9));
        for (int i = 0; i < difficulty; i++) {
            prompt.append("+-*".charAt(draws.between(0, 2))).append(draws.between(1, 9));
        }
        prompt.append('=');
        List<Integer> values = values(prompt.toString());
        return problem(prompt.toString(), answer(values), difficulty);
    }

    /// The running values of a prompt, the first of them after the first operation.
    static List<Integer> values(String prompt) {
        List<Integer> values = new ArrayList<>();
        int value = prompt.charAt(1) - '0';
        for (int i = 2; i + 1 < prompt.length(); i += 2) {
            value = apply(value, prompt.charAt(i), prompt.charAt(i + 1) - '0');
            values.add(value);
        }
        return values;
    }

    private static int apply(int value, char operator, int operand) {
        int raw = switch (operator) {
            case '+' -> value + operand;
            case '-' -> value - operand;
            case '*' -> value * operand;
            default -> throw new IllegalArgumentException("not an operator of these chains: " + operator);
        };
        return Math.floorMod(raw, MODULUS);
    }

    private static String answer(List<Integer> values) {
        return "" + values.get(values.size() - 2) + values.getLast();
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return switch (style) {
            case GUESS -> "#" + problem.reference();
            case STEPS -> work(problem.prompt(), 0, draws);
            case SLOPPY -> work(problem.prompt(), SLIP, draws);
            case BUGGY -> work(problem.prompt(), 0, draws).replace("#", ",");
        };
    }

    private String work(String prompt, double slip, Draws draws) {
        List<String> lines = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        int value = prompt.charAt(1) - '0';
        for (int i = 2; i + 1 < prompt.length(); i += 2) {
            int next = apply(value, prompt.charAt(i), prompt.charAt(i + 1) - '0');
            if (slip > 0 && draws.chance(slip)) {
                next = Math.floorMod(next + draws.between(1, MODULUS - 1), MODULUS);
            }
            lines.add(writing == Writing.COMPACT
                    ? String.valueOf(next)
                    : "" + value + prompt.charAt(i) + prompt.charAt(i + 1) + "=" + next);
            values.add(next);
            value = next;
        }
        return String.join(",", lines) + "#" + answer(values);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
