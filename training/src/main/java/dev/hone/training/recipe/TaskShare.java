package dev.hone.training.recipe;

import dev.hone.foundation.InputException;
import dev.hone.hub.HubId;
import dev.hone.tasks.Style;
import dev.hone.tasks.StyleWeights;
import dev.hone.tasks.data.Columns;
import dev.hone.tasks.data.RowChoice;
import dev.hone.tasks.registry.TaskSpec;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One part of a mixture of tasks: a family, how hard, how often, and for demonstrations in which styles.
///
/// `difficulties` may name one several times, which makes it that much likelier; empty means the
/// family's usual. `file` and `rows` are for families that read a data set, `verifier` for those whose answers are
/// judged by one of a choice. `weight` and `styles` are relative.
public record TaskShare(
        String family,
        Optional<Path> file,
        RowChoice rows,
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
        Optional<Path> file = s.has("file") ? Optional.of(s.place("file", folder, HubId.Kind.DATASET))
                : Optional.empty();
        RowChoice rows = rows(s);
        Optional<String> verifier = s.optionalText("verifier");
        List<Integer> difficulties = s.integers("difficulties", List.of(), 0, 1_000_000);
        double weight = s.number("weight", 1, Range.POSITIVE);
        Map<Style, Double> styles = use == Use.DEMONSTRATE ? s.weights("styles", Style.class) : Map.of();
        TaskShare share = s.finish(() -> new TaskShare(family, file, rows, verifier, difficulties, weight, styles));
        if (file.isEmpty()) {
            try {
                share.spec().resolve();
            } catch (InputException e) {
                throw s.error("family", e.getMessage());
            }
        }
        return share;
    }

    private static RowChoice rows(Section s) {
        Optional<Integer> most =
                s.has("rows") ? Optional.of(s.integer("rows", 1, Integer.MAX_VALUE)) : Optional.empty();
        Section columns = s.section("columns");
        Map<String, String> names = new HashMap<>();
        for (String wanted : Columns.KNOWN) {
            columns.optionalText(wanted).ifPresent(name -> names.put(wanted, name));
        }
        Columns renamed = columns.finish(() -> new Columns(names));
        return new RowChoice(s.optionalText("subset"), s.optionalText("split"), most, renamed);
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
        return file.isEmpty() ? spec.rows(rows) : spec.path(file.get()).rows(rows);
    }

    static void writeAll(Outline recipe, List<TaskShare> shares) {
        recipe.sections("tasks", shares, (o, share) -> share.write(o));
    }

    private void write(Outline o) {
        o.put("family", family);
        file.ifPresent(f -> o.put("file", f.toString()));
        rows.subset().ifPresent(x -> o.put("subset", x));
        rows.split().ifPresent(x -> o.put("split", x));
        rows.most().ifPresent(x -> o.put("rows", x));
        o.section("columns", inner -> new TreeMap<>(rows.columns().names()).forEach(inner::put));
        verifier.ifPresent(v -> o.put("verifier", v));
        if (!difficulties.isEmpty()) {
            o.put("difficulties", difficulties);
        }
        o.put("weight", weight);
        o.section("styles", inner -> styles.forEach((style, w) -> inner.put(Section.spelling(style), (double) w)));
    }
}
