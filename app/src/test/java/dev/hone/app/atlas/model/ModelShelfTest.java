package dev.hone.app.atlas.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.TinyModelFiles;
import dev.hone.app.atlas.model.KnownModel.Origin;
import dev.hone.app.atlas.run.RunShelf;
import dev.hone.app.atlas.site.Sources;
import dev.hone.app.atlas.site.Sources.Host;
import dev.hone.hub.HubCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelShelfTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path temp;

    private ModelShelf shelf;

    @BeforeEach
    void models() throws IOException {
        Files.createDirectories(temp.resolve("home/models"));
        TinyModelFiles.write(temp.resolve("home/models"), "base", TinyModelFiles.withText());
        Files.createDirectories(temp.resolve("home/models/notes"));
        cached("acme", "tiny");
        Files.writeString(cached("acme", "broken").resolve("config.json"), "{\"model_type\": \"mamba\"}");
        var sources = new Sources(Optional.empty(), Optional.of(temp.resolve("home")),
                Optional.of(new HubCache(temp.resolve("cache"))), Host.SERVER, 1);
        shelf = new ModelShelf(RunShelf.of(Optional.empty()), sources);
    }

    private Path cached(String owner, String name) throws IOException {
        Path repository = temp.resolve("cache/models--" + owner + "--" + name);
        Files.createDirectories(repository.resolve("refs"));
        Files.writeString(repository.resolve("refs/main"), COMMIT);
        return TinyModelFiles.write(repository.resolve("snapshots"), COMMIT, TinyModelFiles.withText());
    }

    @Test
    void shippedAndCachedModelsAreKnownByName() {
        assertThat(shelf.all()).extracting(KnownModel::id)
                .containsExactly("shipped/base", "hub/acme/broken", "hub/acme/tiny");
        KnownModel base = shelf.find("shipped/base").orElseThrow();
        assertThat(base.origin()).isEqualTo(Origin.SHIPPED);
        assertThat(base.name()).isEqualTo("base");
        assertThat(base.speaks()).isTrue();
        // 2 layers of 24: norms 2 x 24, q and o 24 x 24 each, k and v 24 x 12 each, feed-forward 3 x 24 x 40.
        int vocabulary = base.shape().orElseThrow().vocabulary();
        assertThat(base.shape().orElseThrow().weights())
                .isEqualTo(2 * (2 * 24 + 2 * 24 * 24 + 2 * 24 * 12 + 3 * 24 * 40) + 24 + vocabulary * 24L);
    }

    @Test
    void aModelThatCannotBeUsedHidesNoOther() {
        KnownModel broken = shelf.find("hub/acme/broken").orElseThrow();
        assertThat(broken.trouble()).hasValueSatisfying(t -> assertThat(t).contains("mamba"));
        assertThat(broken.speaks()).isFalse();
    }

    @Test
    void noPathIsAName() {
        assertThat(shelf.find(temp.resolve("home/models/base").toString())).isEmpty();
        assertThat(shelf.find("shipped/../models/base")).isEmpty();
    }
}
