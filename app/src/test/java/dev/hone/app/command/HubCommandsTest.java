package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.FakeHub;
import dev.hone.app.Invocation;
import dev.hone.app.TinyModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void modelsBesideTheTrainedOneAreNamesTooWhereverTheyStand() throws IOException {
        String rest = "model: source\ntasks: [sorting]\nsteps: 1\nthreads: 1\n";
        for (String more : List.of(
                "kind: distill\nteacher: acme/tiny\n",
                "kind: distill\nteacher: {model: acme/tiny, weight: 2}\n",
                "kind: distill\nteachers: [source, {model: acme/tiny, tasks: [sorting]}]\n",
                "kind: rl\nalgorithm: opd\nteachers: [acme/tiny]\n",
                "kind: process-reward-model\npolicy: acme/tiny\n",
                "kind: rl\nrewards: [{name: liked, model: acme/tiny}]\n")) {
            Path recipe = Files.writeString(folder.resolve("r.yaml"), more + rest);
            Invocation told = Invocation.of("train", recipe, "--dry-run", "--download");
            assertThat(told.code()).as(more).isZero();
            assertThat(told.out()).as(more).contains("models--acme--tiny/snapshots/" + FakeHub.COMMIT);
        }
        assertThat(hub.requests()).as("the precondition: it was fetched").isPositive();
    }

    @Test
    void aTaskReadsADataSetOfTheHub() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/main"));
        Files.writeString(data.resolve("train-00000-of-00001.jsonl"),
                "{\"question\": \"1+1=\", \"answer\": 2}\n".repeat(1) + "{\"question\": \"1+2=\", \"answer\": 3}\n");
        Files.createDirectories(folder.resolve("data/other"));
        Files.writeString(folder.resolve("data/other/train.jsonl"), "{}\n");
        hub.close();
        hub = new FakeHub(folder.resolve("data"), folder.resolve("hf"));
        Path recipe = Files.writeString(folder.resolve("r.yaml"), """
                kind: sft
                model: source
                tasks:
                  - {family: dataset, file: acme/tiny, subset: main, rows: 2, columns: {prompt: question}}
                steps: 1
                threads: 1
                """);
        assertThat(Invocation.of("train", recipe, "--dry-run").failsWith(2)).contains("acme/tiny");
        Invocation told = Invocation.of("train", recipe, "--dry-run", "--download");
        assertThat(told.err()).contains("fetching acme/tiny", "1 of 1 files");
        assertThat(told.out()).contains("datasets--acme--tiny/snapshots/" + FakeHub.COMMIT, "prompt: \"question\"",
                "rows: 2");
        Path resolved = Files.writeString(folder.resolve("again.yaml"),
                told.out().lines().skip(1).reduce("", (a, b) -> a + b + "\n"));
        assertThat(Invocation.of("train", resolved, "--dry-run").succeeds().out()).isEqualTo(told.out());
        assertThat(Invocation.of("eval", source, "--task", "dataset?path=acme/tiny&subset=other").failsWith(2))
                .contains("acme/tiny: there is no such file", "lacks these rows", "--download");
    }
}
