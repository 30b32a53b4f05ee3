package dev.hone.tasks.environment.games;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.environment.End;
import dev.hone.tasks.environment.Environment;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Step;
import dev.hone.tasks.tools.Calculator;
import dev.hone.tasks.tools.ToolBox;
import java.util.ArrayList;
import java.util.List;

/// Sums that are easier with a tool: `c47+83*6=`, from left to right, may be answered `calc(47+83)`, the world says
/// `130`, `calc(130*6)`, `780`, `#780`.
///
/// Difficulty is the number of operations; three more turns than that are allowed. The last operation is always `*`.
/// An answer begins with `#` and ends the episode; a call is answered by the tool; anything else by `?`.
/// STEPS calls the tool for each operation; SLOPPY computes each without it by a chance of a quarter, and then errs;
/// GUESS answers at once, near the right number.
public record CalculatorTask() implements EnvironmentFamily {
    private static final int MORE_TURNS = 3;
    private static final double WITHOUT = 0.25;
    private static final double LUCK = 0.1;
    private static final ToolBox TOOLS = new ToolBox(List.of(new Calculator()));

    @Override
    public String name() {
        return "calculator";
    }

    @Override
    public String description() {
        return "sums from left to right with a calculator to call, over several turns: c47+83*6=";
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.45, 0.75);
            case GUESS -> new Accuracy(0.02, 0.2);
            case BUGGY -> throw new IllegalArgumentException("calculator has no style BUGGY");
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        StringBuilder sum = new StringBuilder().append(draws.between(10, 99));
        for (int i = 1; i <= difficulty; i++) {
            sum.append(i == difficulty ? "*" : draws.pick(List.of("+", "-")));
            sum.append(i == difficulty ? draws.between(2, 9) : draws.between(10, 99));
        }
        String setup = sum.toString();
        return problem(setup, script(setup, Style.STEPS, draws), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return script(gold(problem), style, draws);
    }

    private static String script(String sum, Style style, Draws draws) {
        List<String> parts = parts(sum);
        String value = parts.getFirst();
        List<String> actions = new ArrayList<>();
        for (int i = 1; i < parts.size(); i++) {
            String operation = value + parts.get(i);
            value = compute(operation);
            if (style == Style.SLOPPY && draws.chance(WITHOUT)) {
                value = Integer.toString(Integer.parseInt(value) + draws.pick(List.of(-10, -1, 1, 10)));
            } else if (style != Style.GUESS) {
                actions.add("calc(" + operation + ")");
            }
        }
        if (style == Style.GUESS && !draws.chance(LUCK)) {
            value = Integer.toString(Integer.parseInt(value) + draws.pick(List.of(-10, -2, -1, 1, 2, 10)));
        }
        actions.add("#" + value);
        return String.join("\n", actions);
    }

    private static String compute(String operation) {
        return new Calculator().call(List.of(operation));
    }

    /// The first number, then each operation with its number.
    private static List<String> parts(String sum) {
        return List.of(sum.split("(?=[-+*])"));
    }

    @Override
    public World open(String setup) {
        Setup.groups(setup, "\\d\\d(?:[-+]\\d\\d)*\\*\\d");
        List<String> parts = parts(setup);
        String value = parts.getFirst();
        for (String part : parts.subList(1, parts.size())) {
            value = compute(value + part);
        }
        return new World(setup, value, parts.size() - 1 + MORE_TURNS);
    }

    /// A sum, a calculator and the right answer.
    public static final class World implements Environment {
        private final String sum;
        private final String value;
        private final Turns turns;

        private World(String sum, String value, int most) {
            this.sum = sum;
            this.value = value;
            turns = new Turns(most);
        }

        @Override
        public String reset() {
            turns.reset();
            return "c" + sum + "=";
        }

        @Override
        public Step step(String action) {
            if (action.startsWith("#")) {
                return action.equals("#" + value)
                        ? turns.solved("the answer is " + value)
                        : Step.over(new End.Lost("the answer is " + value));
            }
            return turns.goesOn(TOOLS.answer(action).map(World::tiny).orElse("?"));
        }

        /// Tiny models read no sentence: a fault is one sign.
        private static String tiny(String answer) {
            return answer.startsWith("error") ? "!" : answer;
        }
    }
}
