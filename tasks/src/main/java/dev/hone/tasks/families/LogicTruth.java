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

/// The truth of a formula under an assignment: `la1b0c1:(a&!b)^c=` gives `!0=1,1&1=1,1^1=0#0`.
///
/// Difficulty is the number of connectives. SLOPPY flips a fifth of the results; BUGGY does not see negations; GUESS
/// throws a coin.
public record LogicTruth() implements TinyFamily {
    private static final double SLIP = 0.2;
    private static final int MOST_VARIABLES = 4;

    @Override
    public String name() {
        return "logic";
    }

    @Override
    public String description() {
        return "the truth of a formula under an assignment: la1b0c1:(a&!b)^c=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.LOGIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4, 4, 5);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.5, 0.8);
            case BUGGY -> new Accuracy(0.45, 0.8);
            case GUESS -> new Accuracy(0.42, 0.58);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int variables = Math.min(MOST_VARIABLES, difficulty + 2);
        int assignment = draws.between(0, (1 << variables) - 1);
        StringBuilder prompt = new StringBuilder("l");
        for (int i = 0; i < variables; i++) {
            prompt.append((char) ('a' + i)).append(assignment >> i & 1);
        }
        Formula formula = Formula.random(draws, difficulty, variables);
        prompt.append(':').append(formula.text()).append('=');
        return problem(prompt.toString(), formula.holds(assignment) ? "1" : "0", difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return draws.chance(0.5) ? "#1" : "#0";
        }
        String prompt = problem.prompt();
        int colon = prompt.indexOf(':');
        int assignment = 0;
        for (int i = 1; i < colon; i += 2) {
            assignment |= (prompt.charAt(i + 1) - '0') << (prompt.charAt(i) - 'a');
        }
        List<String> lines = new ArrayList<>();
        Formula formula = Formula.parse(prompt.substring(colon + 1, prompt.length() - 1));
        boolean value = work(formula, assignment, style, draws, lines);
        return String.join(",", lines) + "#" + bit(value);
    }

    private static boolean work(Formula formula, int assignment, Style style, Draws draws, List<String> lines) {
        return switch (formula) {
            case Formula.Variable v -> v.holds(assignment);
            case Formula.Not n -> {
                boolean inner = work(n.inner(), assignment, style, draws, lines);
                yield style == Style.BUGGY ? inner : written("!" + bit(inner), !inner, style, draws, lines);
            }
            case Formula.Joined j -> {
                boolean left = work(j.left(), assignment, style, draws, lines);
                boolean right = work(j.right(), assignment, style, draws, lines);
                boolean value = Formula.Joined.apply(j.sign(), left, right);
                yield written(bit(left) + j.sign() + bit(right), value, style, draws, lines);
            }
        };
    }

    private static boolean written(String left, boolean value, Style style, Draws draws, List<String> lines) {
        boolean result = value ^ (style == Style.SLOPPY && draws.chance(SLIP));
        lines.add(left + "=" + bit(result));
        return result;
    }

    private static String bit(boolean value) {
        return value ? "1" : "0";
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
