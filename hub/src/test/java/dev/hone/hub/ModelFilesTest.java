package dev.hone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.hub.HubId.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Files of a model")
class ModelFilesTest {
    private static final HubId ID = HubId.parse(Kind.MODEL, "acme/tiny");

    @TempDir
    private Path root;

    private static List<String> choose(String... paths) {
        return ModelFiles.choose(ID, List.of(paths));
    }

    private Path snapshot(String... files) throws IOException {
        Path folder = root.resolve("models--acme--tiny/snapshots/" + HubServer.COMMIT);
        Files.createDirectories(folder);
        Files.createDirectories(root.resolve("models--acme--tiny/refs"));
        Files.writeString(root.resolve("models--acme--tiny/refs/main"), HubServer.COMMIT);
        for (String file : files) {
            Files.writeString(folder.resolve(file), file.endsWith("index.json")
                    ? "{\"weight_map\": {\"a\": \"model-00001-of-00002.safetensors\","
                            + " \"b\": \"model-00002-of-00002.safetensors\"}}"
                    : "{}");
        }
        return folder;
    }

    @Test
    void areListedByNameForTheWholeCache() throws IOException {
        assertThat(new HubCache(root.resolve("nowhere")).models()).isEmpty();
        snapshot("config.json");
        Files.writeString(root.resolve("models--acme--tiny/refs/v1"), "f".repeat(40)); // a snapshot that is gone
        Files.createDirectories(root.resolve("datasets--acme--sums/refs"));
        Files.createDirectories(root.resolve("models--odd/refs"));
        Files.writeString(root.resolve("notes.txt"), "mine");
        assertThat(new HubCache(root).models()).containsExactly(ID);
    }

    @Test
    void areConfigurationTokenizerAndWeights() {
        assertThat(choose("config.json", "tokenizer.json", "model.safetensors", "pytorch_model.bin", "onnx/model.onnx",
                "README.md", "flax_model.msgpack", ".gitattributes", "original/params.json"))
                .containsExactly("README.md", "config.json", "tokenizer.json", "model.safetensors");
    }

    @Test
    void areShardsWithTheirIndex() {
        assertThat(choose("model.safetensors.index.json", "model-00002-of-00002.safetensors",
                "model-00001-of-00002.safetensors", "consolidated.safetensors"))
                .containsExactly("model.safetensors.index.json", "model-00001-of-00002.safetensors",
                        "model-00002-of-00002.safetensors");
    }

    @Test
    void areOneGgufFileWhereThereIsNothingElse() {
        assertThat(choose("m-q4.gguf", "README.md")).containsExactly("README.md", "m-q4.gguf");
        assertThatThrownBy(() -> choose("m-q4.gguf", "m-q8.gguf")).isInstanceOf(InputException.class)
                .hasMessageContaining("m-q4.gguf, m-q8.gguf");
    }

    @Test
    void areNeverPickled() {
        assertThatThrownBy(() -> choose("config.json", "pytorch_model.bin")).isInstanceOf(InputException.class)
                .hasMessageContaining("pytorch_model.bin").hasMessageContaining("can run code");
    }

    @Test
    void areFoundWhereAnotherToolPutThem() throws IOException {
        Path folder = snapshot("config.json", "model.safetensors");
        assertThat(ModelFiles.find(new HubCache(root), ID)).contains(folder);
        assertThat(ModelFiles.require(new HubCache(root), ID.at(HubServer.COMMIT))).isEqualTo(folder);
    }

    @Test
    void arePartOfASnapshotOnlyAndThenNotFound() throws IOException {
        Path folder = snapshot("config.json", "model.safetensors.index.json", "model-00001-of-00002.safetensors");
        assertThat(ModelFiles.find(new HubCache(root), ID)).isEmpty();
        assertThatThrownBy(() -> ModelFiles.require(new HubCache(root), ID)).isInstanceOf(InputException.class)
                .hasMessageContaining("--download").hasMessageContaining("hone import acme/tiny DIR");
        Files.writeString(folder.resolve("model-00002-of-00002.safetensors"), "");
        assertThat(ModelFiles.find(new HubCache(root), ID)).contains(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../x", "a/../b", "a//b", "a\\b", "C:x", "a/", ".", "a\u0000b", "a\nb"})
    void haveNamesThatStayInside(String path) {
        assertThat(RepoPath.isSafe(path)).isFalse();
    }

    @Test
    void mayLieInFolders() {
        assertThat(RepoPath.isSafe("data/train-00000-of-00001.parquet")).isTrue();
        assertThat(RepoPath.isSafe("a b/ü.json")).isTrue();
    }
}
