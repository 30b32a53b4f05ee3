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
import dev.hone.tasks.verifiers.Exact;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A file of solutions in labelled steps as a task, for process reward models: `{"prompt": .., "completions": [..],
/// "labels": [..]}` a line. The one style, `steps`, is the solution, a step a line. There is one difficulty; sides of
/// the wall go by the questions.
public final class StepwiseFamily implements FiniteFamily {
    private final String name;
    private final String description;
    private final Map<Split, List<Problem>> problems;

    private StepwiseFamily(String name, String description, List<StepwiseExample> examples) {
        this.name = name;
        this.description = description;
        this.problems = examples.stream()
                .map(this::problem)
                .collect(Collectors.groupingBy(this::split, Collectors.toUnmodifiableList()));
    }

    /// Reads the rows of a source.
    ///
    /// Throws: [InputException] with file and line, and where there is no row.
    public static StepwiseFamily read(RowSource source) {
        List<StepwiseExample> examples = source.read(StepwiseExample::read);
        if (examples.isEmpty()) {
            throw new InputException(source.place() + ": no solutions");
        }
        return new StepwiseFamily(
                "stepwise:" + source.label(), "the " + examples.size() + " labelled solutions of " + source.label(),
                examples);
    }

    private Problem problem(StepwiseExample e) {
        return new Problem(
                "line-" + e.line(), name, e.prompt(), String.join("\n", e.solution().steps()), 1, e.solution().facts());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
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
            throw new IllegalArgumentException("a file of labelled steps knows no style " + style);
        }
        return problem.reference();
    }

    @Override
    public Accuracy expected(Style style) {
        return new Accuracy(0, 1);
    }

    @Override
    public Verifier verifier() {
        return new Exact();
    }

    @Override
    public String completion(String answer) {
        return answer;
    }

    @Override
    public PromptForm form() {
        return PromptForm.CHAT;
    }
}
