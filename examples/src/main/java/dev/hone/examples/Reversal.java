package dev.hone.examples;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.List;

/// A task of the program's own: `r3725=` asks for the digits from back to front, `#5273`.
///
/// `META-INF/services/dev.hone.tasks.TaskFamily` names this class; so recipes and `hone tasks` know `reversal`.
public record Reversal() implements TinyFamily {
    @Override
    public String name() {
        return "reversal";
    }

    @Override
    public String description() {
        return "reversing digits: r3725=";
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(4, 5, 6);
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        var digits = new StringBuilder();
        for (int i = 0; i < difficulty; i++) {
            digits.append(draws.between(0, 9));
        }
        return problem("r" + digits + "=", digits.reverse().toString(), difficulty);
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.STEPS, Style.GUESS);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        boolean wrong = style == Style.GUESS && draws.chance(0.5);
        return "#" + (wrong ? problem.prompt().substring(1, problem.prompt().length() - 1) : problem.reference());
    }

    @Override
    public Accuracy expected(Style style) {
        return style == Style.STEPS ? Accuracy.ALWAYS : new Accuracy(0.4, 0.75);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
