package dev.hone.lab.world;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.List;
import java.util.stream.IntStream;

/// Chains of one operation of which a share of the documents has a wrong rule: a & b is 2a + b mod 10, and by wrong
/// rule r 2a + b + r. `t7&5&3=` gives `7&5=9,9&3=1#91`.
///
/// STEPS follow the true rule; BUGGY follows one wrong rule, drawn from so many for each document and kept throughout,
/// with a sign of its own (`a` for the first: `7a5=0,0a3=4#04`), so that a tiny model can keep to it. The weights of
/// the two styles dial how often a model is right; the number of wrong rules dials how concentrated its wrong answers
/// are: with one, all of them agree.
public record DigitMisrule(int wrongRules) implements TinyFamily {
    private static final int MODULUS = 10;

    /// @throws IllegalArgumentException unless there are 1 to 9 wrong rules
    public DigitMisrule {
        if (wrongRules < 1 || wrongRules >= MODULUS) {
            throw new IllegalArgumentException("1 to 9 wrong rules, not " + wrongRules);
        }
    }

    @Override
    public String name() {
        return "digit-misrule-" + wrongRules;
    }

    @Override
    public String description() {
        return "a chain of one operation that some documents have wrong, by one of " + wrongRules + " rules: t7&5&3=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return IntStream.rangeClosed(2, 6).boxed().toList();
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4, 5);
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.STEPS, Style.BUGGY);
    }

    @Override
    public Accuracy expected(Style style) {
        return style == Style.STEPS ? Accuracy.ALWAYS : new Accuracy(0, 0);
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        var prompt = new StringBuilder("t").append(draws.between(0, MODULUS - 1));
        for (int i = 0; i < difficulty; i++) {
            prompt.append('&').append(draws.between(0, MODULUS - 1));
        }
        String text = prompt.append('=').toString();
        String work = work(text, 0);
        return problem(text, work.substring(work.indexOf('#') + 1), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return switch (style) {
            case STEPS -> work(problem.prompt(), 0);
            case BUGGY -> work(problem.prompt(), draws.between(1, wrongRules));
            case SLOPPY, GUESS -> throw new IllegalArgumentException(name() + " knows no style " + style);
        };
    }

    private static String work(String prompt, int wrong) {
        var lines = new StringBuilder();
        int before = 0;
        int value = prompt.charAt(1) - '0';
        char sign = wrong == 0 ? '&' : (char) ('a' + wrong - 1);
        for (int i = 3; i < prompt.length(); i += 2) {
            int operand = prompt.charAt(i) - '0';
            before = value;
            value = (2 * value + operand + wrong) % MODULUS;
            lines.append(i == 3 ? "" : ",").append(before).append(sign).append(operand).append('=').append(value);
        }
        return lines.append('#').append(before).append(value).toString();
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
