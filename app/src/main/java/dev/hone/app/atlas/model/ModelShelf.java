package dev.hone.app.atlas.model;

import dev.hone.app.atlas.model.KnownModel.Gives;
import dev.hone.app.atlas.model.KnownModel.Origin;
import dev.hone.app.atlas.model.KnownModel.Shape;
import dev.hone.app.atlas.run.RunShelf;
import dev.hone.app.atlas.site.Sources;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.TensorView;
import dev.hone.engine.files.HuggingFaceConfig;
import dev.hone.foundation.InputException;
import dev.hone.hub.HubCache;
import dev.hone.hub.HubId;
import dev.hone.hub.ModelFiles;
import dev.hone.training.record.RunRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the models of this machine: those that come with the program, the results of runs, and those in the hub's
/// cache.
public final class ModelShelf {
    private static final String CONFIG = "config.json";

    private final RunShelf runs;
    private final Sources sources;

    public ModelShelf(RunShelf runs, Sources sources) {
        this.runs = runs;
        this.sources = sources;
    }

    /// All of them, the shipped ones first.
    public List<KnownModel> all() {
        List<KnownModel> all = new ArrayList<>();
        sources.home().map(h -> h.resolve("models")).ifPresent(folder -> folders(folder).stream()
                .filter(f -> Files.isRegularFile(f.resolve(CONFIG)))
                .forEach(f -> all.add(model("shipped/" + f.getFileName(), Origin.SHIPPED, f))));
        for (RunRow row : runs.rows()) {
            Path model = row.folder().resolve("model");
            if (Files.isRegularFile(model.resolve(CONFIG))) {
                all.add(model("run/" + RunShelf.name(row.folder()), Origin.RUN, model));
            }
        }
        sources.cache().ifPresent(cache -> cached(cache, all));
        return List.copyOf(all);
    }

    /// The model of this id.
    public Optional<KnownModel> find(String id) {
        return all().stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /// A model whose files are damaged is listed with the reason and hides no other.
    private static void cached(HubCache cache, List<KnownModel> all) {
        for (HubId id : cache.models()) {
            try {
                ModelFiles.find(cache, id).ifPresent(place -> all.add(model("hub/" + id, Origin.HUB, place)));
            } catch (InputException e) {
                all.add(new KnownModel("hub/" + id, Origin.HUB, cache.root(), Optional.empty(), 0,
                        Optional.of(String.valueOf(e.getMessage()))));
            }
        }
    }

    private static KnownModel model(String id, Origin origin, Path place) {
        Path config = place.resolve(CONFIG);
        if (!Files.isRegularFile(config)) { // a GGUF file says what it is when it is read
            return new KnownModel(id, origin, place, Optional.empty(), bytes(place), Optional.empty());
        }
        try {
            return new KnownModel(id, origin, place, Optional.of(shape(config)), bytes(place), Optional.empty());
        } catch (InputException e) {
            return new KnownModel(id, origin, place, Optional.empty(), bytes(place),
                    Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /// @throws InputException for what the engine does not compute
    private static Shape shape(Path config) {
        ModelConfig c = HuggingFaceConfig.read(config).model();
        long weights = TensorView.all(new ParameterLayout(c)).stream()
                .mapToLong(t -> (long) t.rows() * t.columns())
                .sum();
        return new Shape(c.architecture().name().toLowerCase(Locale.ROOT), weights, c.layers(), c.width(), c.heads(),
                c.vocabulary(), c.maxPositions(),
                c.head() == ModelConfig.Head.SCALAR ? Gives.NUMBER : Gives.TOKENS);
    }

    private static long bytes(Path place) {
        if (Files.isRegularFile(place)) {
            return size(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile).mapToLong(ModelShelf::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + place, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
