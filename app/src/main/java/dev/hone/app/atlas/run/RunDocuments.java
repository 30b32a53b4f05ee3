package dev.hone.app.atlas.run;

import dev.hone.app.atlas.site.Sources;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.RunJson;
import dev.hone.training.record.RunRow;
import dev.hone.training.run.RunDirectory;
import java.util.List;

/// Runs as JSON, for the scripts of their pages.
final class RunDocuments {
    private final RunShelf shelf;
    private final Sources sources;

    RunDocuments(RunShelf shelf, Sources sources) {
        this.shelf = shelf;
        this.sources = sources;
    }

    /// All runs that can be read, each with the keys of its recipe.
    String all() {
        List<Json> runs = shelf.rows().stream()
                .filter(row -> row.problem().isEmpty())
                .flatMap(row -> shelf.find(RunShelf.name(row.folder())).stream().map(run -> line(row, run)))
                .toList();
        return new Json().putObjects("runs", runs).toString();
    }

    private Json line(RunRow row, RunDirectory run) {
        var keys = new Json();
        RecipeKeys.of(run, sources.host()).forEach(keys::put);
        return RunJson.object(row, RunShelf.name(row.folder())).put("recipe", keys);
    }

    /// The numbers that pages draw first, with what they mean.
    static String metrics() {
        return new Json().putObjects("metrics", ShownMetric.USUAL.stream()
                .map(m -> new Json().put("name", m.name()).put("label", m.label()).put("meaning", m.meaning()))
                .toList()).toString();
    }

    /// One run with all its curves and flags.
    String curves(RunDirectory run) {
        return shelf.ask(run, index -> RunJson.object(index.run(run), RunShelf.name(run.folder()))
                .put("curves", RunJson.curves(index.curves(run)))
                .putObjects("raised", RunJson.flags(index.flags(run))))
                .toString();
    }
}
