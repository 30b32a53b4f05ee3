package dev.hone.tasks.data;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.FiniteFamily;
import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.Split;
import dev.hone.tasks.Style;
import dev.hone.tasks.Verifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A file of questions with answers as a task. There is one difficulty; sides of the wall go by the questions.
public final class DatasetFamily implements FiniteFamily {
    private final String name;
    private final Dataset dataset;
    private final Verifier verifier;
    private final PromptForm form;
    private final Map<Split, List<Problem>> problems;

    /// Throws: [InputException] for an example without an answer, or with several turns as its question.
    public DatasetFamily(String name, Dataset dataset, Verifier verifier, PromptForm form) {
        this.name = name;
        this.dataset = dataset;
        this.verifier = verifier;
        this.form = form;
        this.problems = dataset.examples().stream()
                .map(this::problem)
                .collect(Collectors.groupingBy(this::split, Collectors.toUnmodifiableList()));
    }

    private Problem problem(Example example) {
        String place = dataset.file() + ":" + example.line() + ": ";
        String question = example.question()
                .orElseThrow(() -> new InputException(
                        place + "the question has several turns; a task needs a prompt or a single turn of the user"));
        String answer = example.answer()
                .orElseThrow(() -> new InputException(place + "no answer; a task needs one to check against"));
        Map<String, String> facts =
                example.completion().map(text -> Map.of("completion", text)).orElse(Map.of());
        return new Problem("line-" + example.line(), name, question, answer, 1, facts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "the " + dataset.examples().size() + " questions of " + RowSource.of(dataset.file()).label();
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1);
    }

    @Override
    public List<Problem> problems(Split split) {
        return problems.getOrDefault(split, List.of());
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.STEPS);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style != Style.STEPS) {
            throw new IllegalArgumentException("a dataset knows no style " + style);
        }
        return problem.facts().getOrDefault("completion", problem.reference());
    }

    @Override
    public Accuracy expected(Style style) {
        return Accuracy.ALWAYS;
    }

    @Override
    public Verifier verifier() {
        return verifier;
    }

    @Override
    public String completion(String answer) {
        return answer;
    }

    @Override
    public PromptForm form() {
        return form;
    }
}
