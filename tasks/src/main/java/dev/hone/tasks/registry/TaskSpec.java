package dev.hone.tasks.registry;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.StyleWeights;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.data.ArcFiles;
import dev.hone.tasks.data.Dataset;
import dev.hone.tasks.data.DatasetFamily;
import dev.hone.tasks.data.Gsm8k;
import dev.hone.tasks.data.LabelledFamily;
import dev.hone.tasks.data.PairsFamily;
import dev.hone.tasks.data.RowChoice;
import dev.hone.tasks.data.RowSource;
import dev.hone.tasks.data.StepwiseFamily;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A task as a recipe names it, before names are resolved. What is left out is the family's usual.
///
/// `difficulties` are drawn uniformly; one that is listed twice comes twice as often. `path` is for tasks from files:
/// `arc-agi` (a directory with training and evaluation), `gsm8k` (a directory with train.jsonl and test.jsonl, or that
/// of the data set `openai/gsm8k`), `dataset` or `jsonl` (a file or folder with prompts and answers, judged by the
/// verifier named `verifier`, `exact` if none is named) and `pairs` (the same with prompts, chosen and rejected
/// completions), `labelled` (with prompts, completions and labels), `stepwise` (with prompts, steps and labels).
/// `rows` chooses rows of these.
public record TaskSpec(
        String family,
        Optional<List<Integer>> difficulties,
        double weight,
        Optional<StyleWeights> styles,
        Optional<Path> path,
        RowChoice rows,
        Optional<String> verifier) {
    /// The names of the tasks that are read from files.
    public static final List<String> FROM_FILES =
            List.of("arc-agi", "dataset", "gsm8k", "jsonl", "labelled", "pairs", "stepwise");

    public TaskSpec {
        difficulties = difficulties.map(List::copyOf);
    }

    /// A family with its usual difficulties and styles, and weight 1.
    public static TaskSpec of(String family) {
        return new TaskSpec(family, Optional.empty(), 1, Optional.empty(), Optional.empty(), RowChoice.ALL,
                Optional.empty());
    }

    /// Reads `NAME` or `NAME?difficulty=2-4&weight=0.5`; difficulties may also be a list such as `2,2,3`; other keys
    /// are `path`, `verifier`, and for rows `split`, `subset`, `rows` and `columns`, such as
    /// `columns=prompt:question,answer:solution`.
    public static TaskSpec parse(String text) {
        return TaskSpecText.parse(text);
    }

    /// The same with these difficulties.
    public TaskSpec difficulties(Integer... given) {
        return new TaskSpec(family, Optional.of(List.of(given)), weight, styles, path, rows, verifier);
    }

    /// The same with this weight.
    public TaskSpec weight(double given) {
        return new TaskSpec(family, difficulties, given, styles, path, rows, verifier);
    }

    /// The same with these styles of demonstration.
    public TaskSpec styles(StyleWeights given) {
        return new TaskSpec(family, difficulties, weight, Optional.of(given), path, rows, verifier);
    }

    /// The same with its file or directory.
    public TaskSpec path(Path given) {
        return new TaskSpec(family, difficulties, weight, styles, Optional.of(given), rows, verifier);
    }

    /// The same with a choice of its rows.
    public TaskSpec rows(RowChoice given) {
        return new TaskSpec(family, difficulties, weight, styles, path, given, verifier);
    }

    /// The same with the name of its verifier.
    public TaskSpec verifier(String given) {
        return new TaskSpec(family, difficulties, weight, styles, path, rows, Optional.of(given));
    }

    /// The choices of rows that it reads of a data set: one, or a split after another.
    public List<RowChoice> choices() {
        return family.equals("gsm8k") ? Gsm8k.choices(rows) : List.of(rows);
    }

    /// The ingredient that this names; reads the files of tasks from files.
    ///
    /// Throws: [InputException] for an unknown name, a wrong difficulty, a missing or damaged file.
    public Ingredient resolve() {
        TaskFamily found = resolveFamily();
        return new Ingredient(
                found, difficulties.orElseGet(found::usualDifficulties), weight, styles.orElseGet(found::usualStyles));
    }

    private TaskFamily resolveFamily() {
        if (!FROM_FILES.contains(family)) {
            if (path.isPresent()) {
                throw new InputException("task " + family + " reads no file; leave out path");
            }
            if (!rows.equals(RowChoice.ALL)) {
                throw new InputException(
                        "task " + family + " reads no rows; leave out split, subset, rows and columns");
            }
            if (verifier.isPresent()) {
                throw new InputException("task " + family + " has its own verifier; leave out verifier");
            }
            return Families.named(family);
        }
        Path place = path.orElseThrow(() -> new InputException(
                "task " + family + " needs a path: "
                        + (List.of("arc-agi", "gsm8k").contains(family) ? "a directory" : "a file or a folder")));
        if (family.equals("arc-agi")) {
            return arc(place);
        }
        var source = new RowSource(place, rows);
        if (family.equals("gsm8k")) {
            return verifier.isPresent()
                    ? Gsm8k.read(source, Verifiers.named(verifier.get()).verifier())
                    : Gsm8k.read(source);
        }
        if (family.equals("pairs")) {
            return PairsFamily.read(source);
        }
        if (family.equals("labelled")) {
            return LabelledFamily.read(source);
        }
        if (family.equals("stepwise")) {
            return StepwiseFamily.read(source);
        }
        NamedVerifier judge = Verifiers.named(verifier.orElse("exact"));
        return new DatasetFamily(family + ":" + source.label(), Dataset.read(source), judge.verifier(),
                PromptForm.CHAT);
    }

    private ArcFiles arc(Path place) {
        if (!rows.equals(RowChoice.ALL) || verifier.isPresent()) {
            throw new InputException("task arc-agi has files of its own and its own verifier; leave out split, subset,"
                    + " rows, columns and verifier");
        }
        return ArcFiles.read(place);
    }

    /// The mixture of several tasks.
    public static TaskMixture mixture(List<TaskSpec> specs) {
        return new TaskMixture(specs.stream().map(TaskSpec::resolve).toList());
    }
}
