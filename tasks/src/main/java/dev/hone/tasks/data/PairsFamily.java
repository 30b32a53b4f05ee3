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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A file of preferences as a task: `{"prompt": .., "chosen": .., "rejected": ..}` a line, maybe with `margin` and
/// `gold`. The style `steps` is the chosen completion, `guess` the rejected one; only the chosen text itself counts as
/// right. There is one difficulty; sides of the wall go by the questions.
public final class PairsFamily implements FiniteFamily {
    private final String name;
    private final Path file;
    private final int count;
    private final Map<Split, List<Problem>> problems;

    private PairsFamily(String name, Path file, List<PreferenceExample> examples) {
        this.name = name;
        this.file = file;
        this.count = examples.size();
        this.problems = examples.stream()
                .map(this::problem)
                .collect(Collectors.groupingBy(this::split, Collectors.toUnmodifiableList()));
    }

    /// Reads the file.
    ///
    /// Throws: [InputException] with file and line.
    public static PairsFamily read(Path file) {
        return read(RowSource.of(file));
    }

    /// Reads the rows of a source.
    ///
    /// Throws: [InputException] with file and line.
    public static PairsFamily read(RowSource source) {
        Path file = source.place();
        List<PreferenceExample> examples = source.read(PreferenceExample::read);
        if (examples.isEmpty()) {
            throw new InputException(file + ": no pairs");
        }
        return new PairsFamily("pairs:" + source.label(), file, examples);
    }

    private Problem problem(PreferenceExample e) {
        Map<String, String> facts = new HashMap<>();
        facts.put("rejected", e.rejected());
        facts.put("margin", String.valueOf(e.margin()));
        e.gold().ifPresent(gold -> facts.put("gold", gold));
        return new Problem("line-" + e.line(), name, e.prompt(), e.chosen(), 1, facts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "the " + count + " pairs of " + RowSource.of(file).label();
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
        return List.of(Style.STEPS, Style.GUESS);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return switch (style) {
            case STEPS -> problem.reference();
            case GUESS -> problem.fact("rejected");
            case SLOPPY, BUGGY -> throw new IllegalArgumentException("a file of pairs knows no style " + style);
        };
    }

    @Override
    public Accuracy expected(Style style) {
        return style == Style.STEPS ? Accuracy.ALWAYS : new Accuracy(0, 0);
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
