package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.LastInteger;
import java.util.List;
import java.util.Map;

/// Sums of two numbers of 1 .. 20 in English, for real chat models; the last integer of the completion is the answer.
///
/// Half ask `What is 3 + 4?`, half tell of somebody who buys more things. There is one difficulty.
public record WordedSums() implements TaskFamily {
    private static final List<String> NAMES = List.of("Tom", "Mia", "Sam", "Ana", "Leo");
    private static final List<String> THINGS = List.of("apples", "coins", "books", "cards");

    @Override
    public String name() {
        return "worded-sums";
    }

    @Override
    public String description() {
        return "sums of two small numbers in English, for chat models";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1);
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int a = draws.between(1, 20);
        int b = draws.between(1, 20);
        String prompt;
        if (draws.chance(0.5)) {
            prompt = "What is " + a + " + " + b + "?";
        } else {
            String name = draws.pick(NAMES);
            String things = draws.pick(THINGS);
            prompt = name + " has " + a + " " + things + " and buys " + b + " more. How many " + things + " does "
                    + name + " have now?";
        }
        Map<String, String> facts = Map.of("a", String.valueOf(a), "b", String.valueOf(b));
        return new Problem(prompt, name(), prompt, String.valueOf(a + b), difficulty, facts);
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.STEPS, Style.GUESS);
    }

    /// STEPS writes the sum down; GUESS is off by up to 2.
    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return switch (style) {
            case STEPS ->
                problem.fact("a") + " + " + problem.fact("b") + " = " + problem.reference() + ".";
            case GUESS -> completion(String.valueOf(Integer.parseInt(problem.reference()) + draws.between(-2, 2)));
            case SLOPPY, BUGGY -> throw new IllegalArgumentException("worded sums know no style " + style);
        };
    }

    @Override
    public Accuracy expected(Style style) {
        return style == Style.STEPS ? Accuracy.ALWAYS : new Accuracy(0.1, 0.3);
    }

    @Override
    public Verifier verifier() {
        return new LastInteger();
    }

    @Override
    public String completion(String answer) {
        return "The answer is " + answer + ".";
    }

    @Override
    public PromptForm form() {
        return PromptForm.CHAT;
    }
}
