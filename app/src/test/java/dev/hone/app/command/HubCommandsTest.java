package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.FakeHub;
import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Commands that name a model of the hub")
class HubCommandsTest {
    @TempDir
    private Path folder;

    private Path source;
    private FakeHub hub;

    @BeforeEach
    void serve() throws IOException {
        source = TinyModelFiles.write(folder, "source", TinyModelFiles.withText());
        hub = new FakeHub(source, folder.resolve("hf"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void importSaysTheSizeFetchesAndCopies() {
        Path copy = folder.resolve("copy");
        Invocation import1 = Invocation.of("import", "acme/tiny", copy);
        assertThat(import1.code()).isZero();
        assertThat(import1.err()).startsWith("hone: fetching acme/tiny (commit 0011223344): ").contains(" files, ",
                "kB");
        assertThat(import1.out()).contains("wrote " + copy);
        assertThat(copy.resolve("model.safetensors")).hasSameBinaryContentAs(source.resolve("model.safetensors"));
        int before = hub.requests();
        Invocation.of("import", "acme/tiny", folder.resolve("again")).succeeds();
        assertThat(hub.requests()).isEqualTo(before);
    }

    @Test
    void nothingIsFetchedUnasked() {
        assertThat(Invocation.of("sample", "acme/tiny", "--ids", "1").failsWith(2))
                .contains("acme/tiny", "no such file", "--download", "hone import acme/tiny DIR");
        assertThat(hub.requests()).isZero();
    }

    @Test
    void sampleFetchesWhereItIsToldTo() {
        Invocation fetched = Invocation.of("sample", "acme/tiny", "--ids", "1,5", "--json", "--download");
        assertThat(fetched.code()).isZero();
        Invocation cached = Invocation.of("sample", "acme/tiny", "--ids", "1,5", "--json").succeeds();
        Invocation fromFolder = Invocation.of("sample", source, "--ids", "1,5", "--json").succeeds();
        assertThat(cached.out()).isEqualTo(fetched.out()).isEqualTo(fromFolder.out());
        assertThat(Invocation.of("eval", "acme/tiny@" + FakeHub.COMMIT, "--task", "sorting", "--problems", "2",
                "--samples", "1", "--max-tokens", "4", "--json").succeeds().json().getFirst().get("model")
                .stringValue())
                .isEqualTo("acme/tiny@" + FakeHub.COMMIT);
    }

    @Test
    void aPathGoesBeforeAName() throws IOException {
        assertThat(Invocation.of("sample", "acme/none", "--ids", "1", "--download").failsWith(2))
                .contains("acme/none: the hub has no such repository (404)");
        System.setProperty("HF_HUB_OFFLINE", "1");
        assertThat(Invocation.of("import", "acme/tiny", folder.resolve("x")).failsWith(2))
                .contains("HF_HUB_OFFLINE is set");
    }

    @Test
    void aRecipeNamesTheCommitThatItUsed() throws IOException {
        Path recipe = Files.writeString(folder.resolve("r.yaml"), """
                model: acme/tiny
                tasks: [sorting]
                sampling: {prompts: 2, group: 2, max-tokens: 4}
                steps: 1
                threads: 1
                """);
        assertThat(Invocation.of("train", recipe, "--dry-run").failsWith(2)).contains("acme/tiny", "--download");
        Invocation told = Invocation.of("train", recipe, "--dry-run", "--download");
        assertThat(told.code()).isZero();
        assertThat(told.out()).contains("models--acme--tiny/snapshots/" + FakeHub.COMMIT);
        assertThat(Invocation.of("train", recipe, "--dry-run").succeeds().out()).isEqualTo(told.out());
    }
}
