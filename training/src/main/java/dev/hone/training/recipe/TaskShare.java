package dev.hone.training.recipe;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Style;
import dev.hone.tasks.StyleWeights;
import dev.hone.tasks.registry.TaskSpec;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One part of a mixture of tasks: a family, how hard, how often, and for demonstrations in which styles.
///
/// `difficulties` may name one several times, which makes it that much likelier; empty means the
/// family's usual. `file` is for families that read a data set, `verifier` for those whose answers are judged by one of
/// a choice. `weight` and `styles` are relative.
public record TaskShare(
        String family,
        Optional<Path> file,
        Optional<String> verifier,
        List<Integer> difficulties,
        double weight,
        Map<Style, Double> styles) {
    public TaskShare {
        difficulties = List.copyOf(difficulties);
        styles = styles.isEmpty() ? Map.of() : new EnumMap<>(styles);
        if (!styles.isEmpty() && styles.values().stream().mapToDouble(w -> w).sum() <= 0) {
            throw new IllegalArgumentException("at least one style needs a weight above 0");
        }
    }

    /// Whether demonstrations are drawn, so that styles mean something.
    enum Use { DEMONSTRATE, SOLVE }

    static List<TaskShare> readAll(Section recipe, Path folder, Use use) {
        return recipe.sections("tasks", "family").stream().map(s -> read(s, folder, use)).toList();
    }

    private static TaskShare read(Section s, Path folder, Use use) {
        String family = s.text("family");
        Optional<Path> file = s.has("file") ? Optional.of(s.path("file", folder)) : Optional.empty();
        Optional<String> verifier = s.optionalText("verifier");
        List<Integer> difficulties = s.integers("difficulties", List.of(), 0, 1_000_000);
        double weight = s.number("weight", 1, Range.POSITIVE);
        Map<Style, Double> styles = use == Use.DEMONSTRATE ? s.weights("styles", Style.class) : Map.of();
        TaskShare share = s.finish(() -> new TaskShare(family, file, verifier, difficulties, weight, styles));
        if (file.isEmpty()) {
            try {
                share.spec().resolve();
            } catch (InputException e) {
                throw s.error("family", e.getMessage());
            }
        }
        return share;
    }

    /// The task as the registry resolves it; what the recipe leaves out is the family's usual.
    public TaskSpec spec() {
        TaskSpec spec = TaskSpec.of(family).weight(weight);
        if (!difficulties.isEmpty()) {
            spec = spec.difficulties(difficulties.toArray(new Integer[0]));
        }
        if (!styles.isEmpty()) {
            spec = spec.styles(new StyleWeights(styles));
        }
        if (verifier.isPresent()) {
            spec = spec.verifier(verifier.get());
        }
        return file.isEmpty() ? spec : spec.path(file.get());
    }

    static void writeAll(Outline recipe, List<TaskShare> shares) {
        recipe.sections("tasks", shares, (o, share) -> share.write(o));
    }

    private void write(Outline o) {
        o.put("family", family);
        file.ifPresent(f -> o.put("file", f.toString()));
        verifier.ifPresent(v -> o.put("verifier", v));
        if (!difficulties.isEmpty()) {
            o.put("difficulties", difficulties);
        }
        o.put("weight", weight);
        o.section("styles", inner -> styles.forEach((style, w) -> inner.put(Section.spelling(style), (double) w)));
    }
}
