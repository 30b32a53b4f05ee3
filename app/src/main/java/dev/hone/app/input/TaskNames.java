package dev.hone.app.input;

import dev.hone.app.terminal.Terminal;
import dev.hone.hub.HubId;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.tasks.registry.TinyWorld;
import java.nio.file.Files;
import java.util.List;

/// Tasks as they are named on the command line: `NAME`, `NAME?difficulty=2-4`, or `tiny-world` for all of the shipped
/// model's.
public final class TaskNames {
    /// The name of the shipped model's mixture.
    public static final String TINY_WORLD = "tiny-world";

    private TaskNames() {}

    /// The families, files read where a name asks for them.
    ///
    /// @throws dev.hone.foundation.InputException for an unknown name, or a file that cannot be read
    public static List<TaskFamily> families(List<String> names) {
        return specs(names).stream().map(spec -> spec.resolve().family()).toList();
    }

    /// The mixture of them.
    public static TaskMixture mixture(List<String> names) {
        return TaskSpec.mixture(specs(names));
    }

    /// The same, where a path may be the name of a data set of the hub.
    ///
    /// @throws dev.hone.foundation.InputException besides, if it is not in the cache and may not be fetched
    public static TaskMixture mixture(List<String> names, Fetching fetching, Terminal terminal) {
        return TaskSpec.mixture(specs(names).stream().map(spec -> located(spec, fetching, terminal)).toList());
    }

    private static TaskSpec located(TaskSpec spec, Fetching fetching, Terminal terminal) {
        return spec.path()
                .filter(path -> !Files.exists(path))
                .flatMap(path -> HubId.find(HubId.Kind.DATASET, path.toString()))
                .map(id -> spec.path(HubNames.data(id, spec.choices(), fetching, terminal)))
                .orElse(spec);
    }

    private static List<TaskSpec> specs(List<String> names) {
        return names.stream()
                .flatMap(name -> name.equals(TINY_WORLD)
                        ? TinyWorld.specs().stream()
                        : List.of(TaskSpec.parse(name)).stream())
                .toList();
    }
}
