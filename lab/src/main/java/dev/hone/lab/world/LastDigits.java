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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// [DigitChains] of which only the last value is asked: ten answers in all, so that a policy can learn to give one
/// answer to everything. `d7+5*3-2=` gives `2,6,4#4`.
///
/// Difficulty is the number of operations. STEPS writes every value; SLOPPY makes slips and goes on from them; BUGGY is
/// right and forgets the mark of the answer; GUESS answers at once, and right.
public record LastDigits() implements TinyFamily {
    private static final double SLIP = 0.2;
    private static final int MODULUS = 10;
    private static final DigitChains CHAINS = new DigitChains(DigitChains.Writing.COMPACT);

    @Override
    public String name() {
        return "last-digits";
    }

    @Override
    public String description() {
        return "a chain of digits mod 10, answered by its last value, worked by values alone: d7+5*3-2=";
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
        return List.of(2, 3, 4, 5);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS, GUESS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.1, 0.7);
            case BUGGY -> new Accuracy(0, 0);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String prompt = "d" + CHAINS.problem(draws, difficulty).prompt().substring(1);
        return problem(prompt, String.valueOf(DigitChains.values(prompt).getLast()), difficulty);
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

    /// A slip changes a value, and all after it by as much as the rest of the chain makes of it.
    private static String work(String prompt, double slip, Draws draws) {
        List<Integer> values = new ArrayList<>();
        String left = prompt;
        while (left.length() > 3) {
            int next = DigitChains.values(left.substring(0, 4)).getFirst();
            if (slip > 0 && draws.chance(slip)) {
                next = Math.floorMod(next + draws.between(1, MODULUS - 1), MODULUS);
            }
            values.add(next);
            left = "d" + next + left.substring(4);
        }
        return values.stream().map(String::valueOf).collect(Collectors.joining(",")) + "#" + values.getLast();
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
