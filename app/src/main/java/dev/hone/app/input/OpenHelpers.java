package dev.hone.app.input;

import dev.hone.engine.Model;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.scorer.ScalarModel;
import dev.hone.reasoning.solve.Helpers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Helpers of a command: the judge where one was named, and models with a scalar head, each read when it is first asked
/// for.
public final class OpenHelpers implements AutoCloseable {
    private final Optional<Generator> judge;
    private final Function<Path, Model> reader;
    private final int threads;
    private final Map<Path, ScalarModel> scalars = new ConcurrentHashMap<>();

    OpenHelpers(Optional<Generator> judge, Function<Path, Model> reader, int threads) {
        this.judge = judge;
        this.reader = reader;
        this.threads = threads;
    }

    /// What a solver is given.
    public Helpers helpers() {
        return new Helpers(
                judge, place -> scalars.computeIfAbsent(place, p -> new ScalarModel(reader.apply(p), threads)));
    }

    @Override
    public void close() {
        judge.ifPresent(Generator::close);
        scalars.values().forEach(ScalarModel::close);
    }
}
