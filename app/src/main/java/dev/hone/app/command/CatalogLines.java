package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.registry.Catalog;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The members of a catalog, as a table or as JSON.
final class CatalogLines {
    private CatalogLines() {}

    /// For whom.
    enum Form { TABLE, JSON }

    static <T> void print(Terminal terminal, Catalog<T> catalog, Function<T, Set<Capability>> needs, Form form) {
        switch (form) {
            case TABLE -> table(catalog).lines().forEach(terminal::line);
            case JSON -> catalog.entries().forEach(e -> terminal.line(object(catalog, e, needs)));
        }
    }

    private static <T> Table table(Catalog<T> catalog) {
        var table = new Table("NAME", "SETTINGS", "WHAT IT IS", "SOURCE");
        for (Catalog.Entry<T> e : catalog.entries()) {
            String settings = catalog.settings(e.usual()).entrySet().stream()
                    .map(s -> s.getKey() + "=" + s.getValue())
                    .collect(Collectors.joining(" "));
            table.row(catalog.name(e.usual()), settings, e.about(), e.source());
        }
        return table;
    }

    private static <T> Json object(
            Catalog<T> catalog, Catalog.Entry<T> e, Function<T, Set<Capability>> needs) {
        var settings = new Json();
        catalog.settings(e.usual()).forEach(settings::put);
        return new Json()
                .put("name", catalog.name(e.usual()))
                .put("about", e.about())
                .put("settings", settings)
                .putTexts("needs", needs.apply(e.usual()).stream().map(Capability::meaning).sorted().toList())
                .put("source", e.source());
    }
}
