package dev.hone.training.card;

import dev.hone.training.recipe.ModelSource;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.TaskShare;
import dev.hone.training.run.Manifest;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The card of a model that a run made: what it began as, what it was trained on, by which recipe and program, and how
/// much better it became on held-out problems.
///
/// Paths of this machine are left out: a base model and data sets have their names on the hub, or their last part.
///
/// Source: https://huggingface.co/docs/hub/model-cards, the keys of the front matter.
public final class ModelCard {
    private final Recipe recipe;
    private final Optional<Manifest> manifest;
    private final List<Measured> measured;
    private final int step;
    private final Optional<Origin> base;
    private final List<Origin> data;

    private ModelCard(Recipe recipe, Optional<Manifest> manifest, List<Measured> measured, int step) {
        this.recipe = recipe;
        this.manifest = manifest;
        this.measured = measured;
        this.step = step;
        this.base = switch (recipe.model()) {
            case ModelSource.OnDisk d -> Optional.of(Origin.of(d.path()));
            case ModelSource.Fresh f -> Optional.empty();
        };
        this.data = recipe.tasks().stream().flatMap(task -> task.file().stream()).map(Origin::of).toList();
    }

    /// The card of a run's model after a step.
    ///
    /// Throws: [dev.hone.foundation.InputException] if the run's recipe, manifest or numbers cannot be read.
    public static ModelCard of(RunDirectory run, int step) {
        Optional<Manifest> manifest = Files.isRegularFile(run.manifest())
                ? Optional.of(Manifest.read(run.manifest()))
                : Optional.empty();
        return new ModelCard(
                run.recipe(), manifest, Measured.read(run.folder().resolve("metrics.jsonl"), step), step);
    }

    /// The text of `README.md`: front matter in YAML, then Markdown.
    public String markdown(String name) {
        List<String> lines = new ArrayList<>(frontMatter());
        lines.add("");
        lines.add("# " + name);
        lines.add("");
        lines.add("Made with Hone by a run of kind `" + kind() + "`, after " + step + " of " + recipe.steps()
                + " steps.");
        lines.add("");
        lines.add("- Base model: " + base.map(Origin::label).orElse("none, weights began at random")
                + base.flatMap(Origin::id).map(id -> " (revision `" + id.revision() + "`)").orElse(""));
        lines.add("- Licence of the base model: " + base.flatMap(Origin::license).orElse("not known"));
        lines.add("- Trained on: " + String.join(", ", recipe.tasks().stream().map(ModelCard::trainedOn).toList()));
        lines.add("- Seed: " + recipe.seed() + "; seed of the evaluations: " + recipe.evaluation().seed());
        manifest.ifPresent(
                m -> lines.add("- Program: hone " + m.hone() + ", commit `" + m.commit() + "`, " + m.java()));
        manifest.ifPresent(m -> lines.add("- SHA-256 of the first weights: `" + m.weights() + "`"));
        lines.add("");
        lines.addAll(accuracy());
        lines.add("## Recipe");
        lines.add("");
        lines.add("```yaml");
        lines.add(withoutPaths(recipe.yaml()).stripTrailing());
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }

    private List<String> frontMatter() {
        List<String> lines = new ArrayList<>(List.of("---", "library_name: transformers",
                "pipeline_tag: text-generation"));
        base.flatMap(Origin::id).ifPresent(id -> lines.add("base_model: " + id.repository()));
        base.flatMap(Origin::license).ifPresent(license -> lines.add("license: " + license));
        var names = new TreeSet<String>();
        data.forEach(origin -> origin.id().ifPresent(id -> names.add(id.repository())));
        if (!names.isEmpty()) {
            lines.add("datasets:");
            names.forEach(name -> lines.add("- " + name));
        }
        lines.addAll(List.of("tags:", "- hone", "- " + kind(), "---"));
        return lines;
    }

    private List<String> accuracy() {
        if (measured.isEmpty()) {
            return List.of("Held-out problems were not measured.", "");
        }
        List<String> lines = new ArrayList<>(List.of(
                "## Held-out accuracy",
                "",
                recipe.evaluation().problems() + " problems that were not trained on, " + recipe.evaluation().samples()
                        + " samples each at temperature " + recipe.sampling().temperature() + "; intervals of 95 %.",
                "",
                "| | step | accuracy | interval |",
                "|---|---|---|---|"));
        lines.add(row("before", measured.getFirst()));
        if (measured.size() > 1) {
            lines.add(row("after", measured.getLast()));
        }
        lines.add("");
        return lines;
    }

    private static String row(String when, Measured m) {
        return "| %s | %d | %.1f %% | %.1f to %.1f %% |".formatted(
                when, m.step(), 100 * m.accuracy(), 100 * m.low(), 100 * m.high());
    }

    private String kind() {
        return recipe.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String trainedOn(TaskShare task) {
        return task.file().map(file -> task.family() + " of " + Origin.of(file).label()).orElse(task.family());
    }

    /// The recipe with names in the place of paths.
    private String withoutPaths(String yaml) {
        var names = new TreeMap<String, String>();
        base.ifPresent(origin -> names.put(origin.place().toString(), reference(origin)));
        data.forEach(origin -> names.put(origin.place().toString(), reference(origin)));
        String text = yaml;
        for (String path : names.descendingKeySet()) { // a longer path before the one that it begins with
            text = text.replace(path, names.get(path));
        }
        return text;
    }

    private static String reference(Origin origin) {
        return origin.id().map(Object::toString).orElseGet(origin::label);
    }

    /// Where a card lies beside the model's files.
    public static Path file(Path directory) {
        return directory.resolve("README.md");
    }
}
