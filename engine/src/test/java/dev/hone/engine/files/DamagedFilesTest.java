package dev.hone.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.hone.engine.Golden;
import dev.hone.engine.text.CharacterTokenizer;
import dev.hone.engine.text.ChatMessage;
import dev.hone.engine.text.ChatTemplate.Reply;
import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Damaged model files: each is refused in one clear line, or loads. Nothing hangs, nothing allocates more than a small
/// multiple of what an undamaged file needs, and no other exception escapes.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedFilesTest {
    private static final int ROUNDS = 8;
    /// What must at least be refused of the damages to one file; most of them hit something that matters.
    private static final int MANY = ROUNDS * Mutation.values().length / 3;
    private static final long MOST_BYTES = 64L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @BeforeAll
    static void loadClassesFirst(@TempDir Path warm) {
        Gguf.read(new GgufFile("qwen2").vocabulary().write(warm)).tokenizer().orElseThrow().write(warm);
        ModelDirectory.read(Golden.directory("qwen3-sharded"));
    }

    @Test
    void safetensors() throws IOException {
        Path directory = copy("llama-plain");
        assertThat(damaged(directory.resolve("model.safetensors"), directory, ModelDirectory::read))
                .isGreaterThan(MANY);
    }

    @Test
    void shardsAndTheirIndex() throws IOException {
        Path directory = copy("qwen3-sharded");
        Path index = directory.resolve("model.safetensors.index.json");
        assertThat(damaged(index, directory, ModelDirectory::read)).isGreaterThan(MANY);
        Path shard = directory.resolve("model-00001-of-00002.safetensors");
        assertThat(damaged(shard, directory, ModelDirectory::read)).isGreaterThan(MANY);
    }

    @Test
    void configuration() throws IOException {
        Path directory = copy("llama-llama3");
        assertThat(damaged(directory.resolve("config.json"), directory, ModelDirectory::read)).isGreaterThan(MANY);
        assertThat(damaged(directory.resolve("generation_config.json"), directory, ModelDirectory::read))
                .isGreaterThan(MANY);
    }

    @Test
    void characterTokenizer() throws IOException {
        Path directory = copy("llama-plain");
        CharacterTokenizer.of("abcdefghij").write(directory);
        assertThat(damaged(directory.resolve("tokenizer.json"), directory, ModelDirectory::read)).isGreaterThan(MANY);
        damaged(directory.resolve("tokenizer_config.json"), directory, ModelDirectory::read);
    }

    @Test
    void byteLevelTokenizer() throws IOException {
        Path directory = copy("llama-plain");
        Gguf.read(new GgufFile("qwen2").vocabulary().write(folder)).tokenizer().orElseThrow().write(directory);
        assertThat(damaged(directory.resolve("tokenizer.json"), directory, ModelDirectory::read)).isGreaterThan(MANY);
        damaged(directory.resolve("tokenizer_config.json"), directory, ModelDirectory::read);
    }

    @Test
    void chatTemplate() throws IOException {
        Path directory = copy("llama-plain");
        Path template = directory.resolve("chat_template.jinja");
        Files.writeString(template, GgufFile.TEMPLATE);
        damaged(template, directory, input -> {
            ModelDirectory.read(input).chatTemplate().orElseThrow().render(List.of(ChatMessage.user("a")), Reply.BEGUN);
        });
    }

    @Test
    void gguf() throws IOException {
        Path quantised = Files.copy(Golden.directory("gguf-llama").resolve("model.gguf"), folder.resolve("q.gguf"));
        assertThat(damaged(quantised, quantised, Gguf::read)).isGreaterThan(MANY);
        Path withText = new GgufFile("qwen2").vocabulary().write(Files.createDirectory(folder.resolve("text")));
        assertThat(damaged(withText, withText, Gguf::read)).isGreaterThan(MANY);
    }

    /// Damages the file in every way, many times; returns how many were refused.
    private int damaged(Path file, Path input, Consumer<Path> reader) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        reader.accept(input);
        Map<Mutation, Integer> refused = new EnumMap<>(Mutation.class);
        for (Mutation mutation : Mutation.values()) {
            for (int round = 0; round < ROUNDS; round++) {
                String what = file.getFileName() + " " + mutation + " " + round;
                Draws draws = Key.of(20).at(file.getFileName().toString()).at(mutation.name()).at(round).draws();
                Files.write(file, mutation.of(whole, draws));
                if (refuses(what, input, reader)) {
                    refused.merge(mutation, 1, Integer::sum);
                }
            }
        }
        Files.write(file, whole);
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static boolean refuses(String what, Path input, Consumer<Path> reader) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            reader.accept(input);
            return false;
        } catch (InputException refusal) {
            assertThat(refusal.getMessage()).as(what).hasSizeGreaterThan(20).hasSizeLessThan(1000);
            assertThat(refusal.getMessage().lines()).as(what).hasSize(1);
            return true;
        } catch (RuntimeException | Error other) { // what must not happen, with the mutation that made it happen
            throw new AssertionError(what, other);
        } finally {
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as(what).isLessThan(MOST_BYTES);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(LONGEST);
        }
    }

    private Path copy(String golden) throws IOException {
        Path to = Files.createTempDirectory(folder, golden);
        try (Stream<Path> files = Files.list(Golden.directory(golden))) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }
}
