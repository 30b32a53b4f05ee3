package dev.hone.tasks.data;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.FiniteFamily;
import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.Split;
import dev.hone.tasks.Style;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Exact;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A file of single completions with labels as a task: `{"prompt": .., "completion": .., "label": true}` a line. The
/// one style, `steps`, is the line's completion. There is one difficulty; sides of the wall go by the questions.
///
/// An answer is right if it is the desirable completion; where the line has an undesirable one, it is right if it says
/// anything else.
public final class LabelledFamily implements FiniteFamily {
    private final String name;
    private final String description;
    private final Map<Split, List<Problem>> problems;

    private LabelledFamily(String name, String description, List<LabelledExample> examples) {
        this.name = name;
        this.description = description;
        this.problems = examples.stream()
                .map(this::problem)
                .collect(Collectors.groupingBy(this::split, Collectors.toUnmodifiableList()));
    }

    /// Reads the rows of a source.
    ///
    /// Throws: [InputException] with file and line, and where there is no row.
    public static LabelledFamily read(RowSource source) {
        List<LabelledExample> examples = source.read(LabelledExample::read);
        if (examples.isEmpty()) {
            throw new InputException(source.place() + ": no completions");
        }
        return new LabelledFamily(
                "labelled:" + source.label(), "the " + examples.size() + " labelled completions of " + source.label(),
                examples);
    }

    private Problem problem(LabelledExample e) {
        return new Problem(
                "line-" + e.line(), name, e.prompt(), e.completion(), 1,
                Map.of("label", String.valueOf(e.desirable())));
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
            throw new IllegalArgumentException("a file of labelled completions knows no style " + style);
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
    public Verdict verify(Problem problem, String completion) {
        Verdict same = verifier().verify(gold(problem), completion);
        if (Boolean.parseBoolean(problem.fact("label"))) {
            return same;
        }
        return same instanceof Verdict.Correct
                ? new Verdict.Incorrect("the undesirable completion")
                : new Verdict.Correct("not the undesirable completion");
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
