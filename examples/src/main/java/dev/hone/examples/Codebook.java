package dev.hone.examples;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.environment.End;
import dev.hone.tasks.environment.Environment;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Step;
import dev.hone.tasks.tools.Parameter;
import dev.hone.tasks.tools.Tool;
import dev.hone.tasks.tools.ToolBox;
import dev.hone.tasks.tools.ToolFault;
import java.util.ArrayList;
import java.util.List;

/// An environment of the program's own: `wq+x=` asks for a sum of digits that only a tool knows; `look(q)` is answered
/// by `3`, `look(x)` by `5`, and `#8` is right. A setup is letters and their digits, `qx:35`.
public record Codebook() implements EnvironmentFamily {
    @Override
    public String name() {
        return "codebook";
    }

    @Override
    public String description() {
        return "sums of digits behind letters, which a tool looks up: wq+x=";
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4);
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.STEPS, Style.GUESS);
    }

    @Override
    public Accuracy expected(Style style) {
        return style == Style.STEPS ? Accuracy.ALWAYS : new Accuracy(0, 0.2);
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        List<String> letters = new ArrayList<>(List.of("abcdefghijklmnopqrstuvwxyz".split("")));
        var setup = new StringBuilder();
        var digits = new StringBuilder(":");
        for (int i = 0; i < difficulty; i++) {
            setup.append(letters.remove(draws.between(0, letters.size() - 1)));
            digits.append(draws.between(0, 9));
        }
        World world = open(setup.append(digits).toString());
        return problem(setup.toString(), world.script(), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return style == Style.STEPS ? problem.reference() : "#" + draws.between(0, 9 * problem.difficulty());
    }

    @Override
    public World open(String setup) {
        return new World(setup.split(":")[0], setup.split(":")[1]);
    }

    /// Letters, their digits, and the tool that looks them up.
    public record World(String letters, String digits) implements Environment, Tool {
        @Override
        public String reset() {
            return "w" + String.join("+", letters.split("")) + "=";
        }

        @Override
        public Step step(String action) {
            if (action.startsWith("#")) {
                return Step.over(action.equals("#" + sum()) ? new End.Solved("added") : new End.Lost("not " + sum()));
            }
            return Step.goesOn(new ToolBox(List.of(this)).answer(action).filter(a -> a.length() == 1).orElse("?"));
        }

        @Override
        public String name() {
            return "look";
        }

        @Override
        public String description() {
            return "Looks up the digit behind a letter.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("letter", "one letter"));
        }

        @Override
        public String call(List<String> arguments) {
            int at = arguments.getFirst().length() == 1 ? letters.indexOf(arguments.getFirst()) : -1;
            if (at < 0) {
                throw new ToolFault("look up one of " + letters);
            }
            return digits.substring(at, at + 1);
        }

        private int sum() {
            return digits.chars().map(d -> d - '0').sum();
        }

        private String script() {
            return "look(" + String.join(")\nlook(", letters.split("")) + ")\n#" + sum();
        }
    }
}
