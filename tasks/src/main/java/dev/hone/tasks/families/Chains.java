package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.StyleWeights;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Chained arithmetic on digits, worked from left to right: `c7+8-3+9=` gives `7+8=15,15-3=12,12+9=21#21`.
///
/// Difficulty is the number of operations. SLOPPY errs in a quarter of the steps and goes on from the wrong value;
/// BUGGY follows the mistake of the [ChainRule]; GUESS is off by a small amount three times in four.
public record Chains(ChainRule rule) implements TinyFamily {
    private static final double SLIP = 0.25;
    private static final List<Integer> SLIPS = List.of(1, -1, 10, -10, 2, -2, 3);
    private static final List<Integer> MISSES = List.of(0, 0, 0, 1, -1, 2, -2, 3, -3, 5, -5, 10, -10);
    private static final List<Integer> RESIDUE_SLIPS = List.of(1, -1, 2, -2, 3);
    private static final List<Integer> RESIDUE_MISSES = List.of(0, 0, 0, 1, -1, 2, -2, 3, -3, 4, -4);

    /// Additions and subtractions.
    public static Chains sums() {
        return new Chains(new ChainRule.Sums());
    }

    /// Additions, subtractions and multiplications.
    public static Chains products() {
        return new Chains(new ChainRule.Products());
    }

    /// All three modulo a number of 2 .. 999.
    public static Chains modulo(int modulus) {
        return new Chains(new ChainRule.Modulo(modulus));
    }

    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public String description() {
        return rule.description();
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return IntStream.rangeClosed(2, 8).boxed().toList();
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 2, 2, 3, 3, 3, 4, 4, 5);
    }

    @Override
    public StyleWeights usualStyles() {
        return StyleWeights.of(0.08, 0.25, 0.12, 0.55);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.2, 0.5);
            case BUGGY -> new Accuracy(0.05, 0.6);
            case GUESS -> new Accuracy(0.2, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int value = rule.start(draws);
        StringBuilder prompt = new StringBuilder(rule.letter()).append(value);
        for (int i = 0; i < difficulty; i++) {
            int operand = draws.between(1, 9);
            Operator operator = rule.operator(draws, value, operand);
            value = rule.apply(value, operator, operand);
            prompt.append(operator.sign()).append(operand);
        }
        return problem(prompt.append(rule.suffix()).append('=').toString(), String.valueOf(value), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return switch (style) {
            case GUESS -> "#" + rule.shifted(Integer.parseInt(problem.reference()), draws.pick(misses()));
            case STEPS, SLOPPY, BUGGY -> work(problem, style, draws);
        };
    }

    private String work(Problem problem, Style style, Draws draws) {
        String prompt = problem.prompt();
        Expression chain = Expression.parse(
                prompt.substring(1, prompt.length() - 1 - rule.suffix().length()))
                .orElseThrow(() -> new IllegalArgumentException("not a chain: " + prompt));
        int value = chain.numbers().getFirst();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < chain.operators().size(); i++) {
            Operator operator = chain.operators().get(i);
            int operand = chain.numbers().get(i + 1);
            int next = style == Style.BUGGY
                    ? rule.mistaken(value, operator, operand)
                    : rule.apply(value, operator, operand);
            if (style == Style.SLOPPY && draws.chance(SLIP)) {
                next = rule.shifted(next, draws.pick(slips()));
            }
            lines.add("" + value + operator.sign() + operand + "=" + next);
            value = next;
        }
        return String.join(",", lines) + "#" + value;
    }

    private List<Integer> slips() {
        return rule instanceof ChainRule.Modulo ? RESIDUE_SLIPS : SLIPS;
    }

    private List<Integer> misses() {
        return rule instanceof ChainRule.Modulo ? RESIDUE_MISSES : MISSES;
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
