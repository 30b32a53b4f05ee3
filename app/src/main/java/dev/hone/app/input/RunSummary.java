package dev.hone.app.input;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A run in a line: how far it is, and how good its model was when last measured.
public record RunSummary(
        Path folder, String kind, String state, int step, int steps, OptionalDouble accuracy) {
    private static final JsonMapper JSON = new JsonMapper();

    /// The runs directly in a folder, by name. Another process may be writing them.
    ///
    /// @throws InputException if there is no such folder, or a run's recipe is damaged
    public static List<RunSummary> all(Path parent) {
        if (!Files.isDirectory(parent)) {
            throw new InputException(parent + ": there is no such folder; runs are made by hone train");
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(p -> Files.isRegularFile(p.resolve("recipe.yaml")))
                    .sorted()
                    .map(RunSummary::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
    }

    private static RunSummary of(Path folder) {
        RunDirectory run = RunDirectory.open(folder);
        Recipe recipe = run.recipe();
        int step = 0;
        OptionalDouble accuracy = OptionalDouble.empty();
        Path metrics = folder.resolve("metrics.jsonl");
        try (Stream<String> lines = Files.exists(metrics) ? Files.lines(metrics) : Stream.empty()) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode numbers = JSON.readTree(line);
                step = Math.max(step, numbers.path("step").asInt(0));
                JsonNode measured = numbers.path("eval/pass@1");
                accuracy = measured.isNumber() ? OptionalDouble.of(measured.doubleValue()) : accuracy;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + metrics, e);
        } catch (JacksonException halfWritten) { // the last line of a run that is being written
            return new RunSummary(folder, kind(recipe), "unfinished", step, recipe.steps(), accuracy);
        }
        String state = Files.isDirectory(run.model()) ? "finished" : "unfinished";
        return new RunSummary(folder, kind(recipe), state, step, recipe.steps(), accuracy);
    }

    private static String kind(Recipe recipe) {
        return recipe.kind().name().toLowerCase(Locale.ROOT);
    }
}
