package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.Arrays;
import java.util.List;

/// Amounts in other units along a chain of facts: `ucb=5c,a=4b:3a>c=` gives `3*4=12b,12*5=60c#60`.
///
/// The facts stand in any order; `a=4b` says that an a has four b. Difficulty is the number of facts to follow. SLOPPY
/// errs in 15 % of the products; BUGGY adds instead of multiplying; GUESS is near.
public record UnitConversion() implements TinyFamily {
    private static final Form FORM =
            Form.of("ucb=5c,a=4b:3a>c=", "uc([a-z]=\\d[a-z](?:,[a-z]=\\d[a-z]){0,3}):(\\d{1,2})([a-z])>([a-z])=");
    private static final double SLIP = 0.15;

    @Override
    public String name() {
        return "units";
    }

    @Override
    public String description() {
        return "amounts in other units along a chain of facts: ucb=5c,a=4b:3a>c=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
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
            case SLOPPY -> new Accuracy(0.55, 0.75);
            case BUGGY -> new Accuracy(0, 0.1);
            case GUESS -> new Accuracy(0.15, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int[] units = draws.permutation(26);
        String[] facts = new String[difficulty];
        int amount = draws.between(2, 12);
        int value = amount;
        int[] order = draws.permutation(difficulty);
        for (int i = 0; i < difficulty; i++) {
            int factor = draws.between(2, 9);
            facts[order[i]] = letter(units[i]) + "=" + factor + letter(units[i + 1]);
            value *= factor;
        }
        String prompt = "uc" + String.join(",", facts) + ":" + amount + letter(units[0]) + ">"
                + letter(units[difficulty]) + "=";
        return problem(prompt, String.valueOf(value), difficulty);
    }

    private static String letter(int i) {
        return String.valueOf((char) ('a' + i));
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Guess.natural(Integer.parseInt(problem.reference()), draws);
        }
        List<String> parts = FORM.read(problem.prompt());
        String[] facts = parts.getFirst().split(",", -1);
        int value = Integer.parseInt(parts.get(1));
        String unit = parts.get(2);
        var worked = new Worked(style, draws, SLIP);
        while (!unit.equals(parts.get(3))) {
            String now = unit;
            String fact = Arrays.stream(facts).filter(f -> f.startsWith(now)).findFirst().orElseThrow();
            int factor = Digits.at(fact, 2);
            int next = worked.result(worked.buggy() ? value + factor : value * factor);
            unit = fact.substring(3);
            worked.line(value + (worked.buggy() ? "+" : "*") + factor + "=" + next + unit);
            value = next;
        }
        return worked.answer(value);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
