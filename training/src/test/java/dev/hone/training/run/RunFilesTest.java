package dev.hone.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    @TempDir
    Path dir;

    @Test
    void arraysKeepTheirBits() throws IOException {
        var arrays = new LinkedHashMap<String, float[]>();
        arrays.put("m", new float[] {0f, -0f, Float.MIN_VALUE, 1e30f, Float.intBitsToFloat(0x7fc00001)});
        arrays.put("empty", new float[0]);
        arrays.put("long", new float[300_000]);
        arrays.get("long")[299_999] = 0.1f;
        Path file = dir.resolve("a.bin");
        FloatArrays.write(file, arrays);
        Map<String, float[]> read = FloatArrays.read(file);
        assertThat(read.keySet()).containsExactly("m", "empty", "long");
        read.forEach((name, values) -> assertThat(ContentHash.of(values)).isEqualTo(ContentHash.of(arrays.get(name))));
    }

    @Test
    void damagedArraysAreNamed() throws IOException {
        Path file = dir.resolve("a.bin");
        FloatArrays.write(file, Map.of("m", new float[100]));
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 0; cut < whole.length; cut += 7) {
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            assertThatThrownBy(() -> FloatArrays.read(file)).isInstanceOf(InputException.class);
        }
        for (int at = 0; at < 21; at++) {
            byte[] bad = whole.clone();
            bad[at] ^= (byte) 0xff;
            Files.write(file, bad);
            if (at != 16) { // byte 16 is the array's name
                assertThatThrownBy(() -> FloatArrays.read(file)).as("byte " + at).isInstanceOf(InputException.class);
            }
        }
    }

    @Test
    void hashesAreSha256() {
        assertThat(ContentHash.of("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(ContentHash.of(new float[] {1})).isNotEqualTo(ContentHash.of(new float[] {-1}));
    }

    @Test
    void aLogIsCutBackToItsCheckpoint() throws IOException {
        Path file = dir.resolve("log");
        long kept;
        try (AppendLog log = AppendLog.open(file, 0)) {
            log.line("one");
            kept = log.position();
            log.line("two");
            log.bytes(new byte[] {'h', 'a'});
        }
        try (AppendLog log = AppendLog.open(file, kept)) {
            log.line("zwei");
        }
        assertThat(Files.readString(file)).isEqualTo("one\nzwei\n");
        assertThatThrownBy(() -> AppendLog.open(file, 100)).hasMessageContaining("has 9 bytes");
    }

    @Test
    void checkpointsAreWholeOrAbsent() throws IOException {
        var store = new CheckpointStore(dir);
        store.save(5, f -> Files.writeString(f.resolve("x"), "five"));
        assertThatThrownBy(() -> store.save(7, f -> {
            Files.writeString(f.resolve("x"), "half");
            throw new IOException("killed");
        }))
                .hasMessageContaining("cannot write");
        assertThat(store.latest().orElseThrow().step()).isEqualTo(5);
        assertThat(Files.exists(dir.resolve(".saving-step-000007"))).isTrue();
        assertThat(new CheckpointStore(dir).all()).hasSize(1);
        assertThat(Files.exists(dir.resolve(".saving-step-000007"))).isTrue();
        store.prepare();
        assertThat(Files.exists(dir.resolve(".saving-step-000007"))).isFalse();
        store.save(5, f -> Files.writeString(f.resolve("x"), "again"));
        assertThat(Files.readString(dir.resolve("step-000005/x"))).isEqualTo("again");
    }

    @Test
    void damageInACheckpointIsFound() throws IOException {
        var store = new CheckpointStore(dir);
        var saved = store.save(5, f -> {
            Files.createDirectories(f.resolve("model"));
            Files.writeString(f.resolve("model/w"), "weights");
        });
        CheckpointStore.verify(saved);
        Files.writeString(saved.folder().resolve("model/w"), "weightz");
        assertThatThrownBy(() -> CheckpointStore.verify(saved))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("model/w: missing or damaged");
    }

    @Test
    void theLastAndTheBestStay() {
        var store = new CheckpointStore(dir);
        for (int step = 1; step <= 6; step++) {
            store.save(step, f -> {});
        }
        store.retain(2, OptionalInt.of(3));
        assertThat(store.all().stream().map(CheckpointStore.Saved::step)).containsExactly(3, 5, 6);
        assertThat(store.atOrBefore(5).orElseThrow().step()).isEqualTo(5);
        assertThat(store.atOrBefore(2)).isEmpty();
    }

    @Test
    void rolloutsReadBackToTheSameBits() {
        var index = AppendLog.open(dir.resolve("r.jsonl"), 0);
        var blocks = AppendLog.open(dir.resolve("r.bin"), 0);
        var log = new RolloutLog(index, blocks);
        var trace = new TokenTrace(
                new int[] {1, 2, 3}, new int[] {4, 5}, new float[] {-0.1f, -1e-9f}, new float[] {0.5f, 0f},
                new float[] {2f, -2f}, new float[] {0.25f, 0.5f, 0f},
                List.of(new TokenUse(new float[] {1f, 1f}, new byte[] {0, 0}),
                        new TokenUse(new float[] {Float.NaN, 0.99f}, new byte[] {0, 1})));
        for (int sample = 0; sample < 2; sample++) {
            log.add(line(sample, sample == 0 ? OptionalDouble.empty() : OptionalDouble.of(1), log.nextOffset()), trace);
        }
        log.flush();
        var archive = new RolloutArchive(dir.resolve("r.jsonl"), dir.resolve("r.bin"));
        RolloutLine second = archive.find("3.0.1");
        assertThat(second).isEqualTo(line(1, OptionalDouble.of(1), TokenTrace.bytes(3, 2, 3, 2)));
        assertThat(second.versions()).as("of two tokens").containsExactly(2, 3);
        assertThat(archive.find("3.0.0").score()).isEmpty();
        TokenTrace read = archive.trace(second);
        assertThat(read.prompt()).containsExactly(1, 2, 3);
        assertThat(read.ids()).containsExactly(4, 5);
        assertThat(read.logProbs()).containsExactly(-0.1f, -1e-9f);
        assertThat(read.entropies()).containsExactly(0.5f, 0f);
        assertThat(read.advantages()).containsExactly(2f, -2f);
        assertThat(read.values()).containsExactly(0.25f, 0.5f, 0f);
        assertThat(read.uses().get(0).ratios()).containsExactly(1f, 1f);
        assertThat(read.uses().get(1).ratios()).containsExactly(Float.NaN, 0.99f);
        assertThat(read.uses().get(1).clipped()).containsExactly(0, 1);
        assertThatThrownBy(() -> archive.find("9.9.9")).isInstanceOf(InputException.class);
    }

    private static RolloutLine line(int sample, OptionalDouble score, long offset) {
        return new RolloutLine("3.0." + sample, 96, "chain", "c1+2=", "c1+2=", "3", "1+2=3#3", "end_token", "correct",
                "3 is 3", score, score, Map.of("score", 1.0), 0.5, 2, List.of(new VersionChange(1, 3)), 2,
                OptionalInt.of(3), 3, 2, offset, Optional.empty());
    }

    @Test
    void metricsAreJsonLines() throws IOException {
        Path file = dir.resolve("m.jsonl");
        try (AppendLog log = AppendLog.open(file, 0)) {
            new MetricsLog(log).add(3, MetricsLog.Event.TRAIN, new Metrics().put("reward", 0.25).put("tokens", 1200)
                    .put("nothing", Double.NaN));
        }
        assertThat(Files.readString(file))
                .isEqualTo("{\"step\":3,\"event\":\"train\",\"reward\":0.25,\"tokens\":1200}\n");
    }

    @Test
    void metricsReadBackAndATornLineIsLeftAlone() throws IOException {
        Path file = dir.resolve("m.jsonl");
        try (AppendLog log = AppendLog.open(file, 0)) {
            var metrics = new MetricsLog(log);
            metrics.add(3, MetricsLog.Event.TRAIN, new Metrics().put("reward", 0.1).put("tokens", 1200));
            metrics.add(3, MetricsLog.Event.EVALUATION, new Metrics().put("eval/pass@1", 0.5));
            metrics.add(new Flag("length-jump", 3, "longer"));
            log.bytes("{\"step\":4,\"ev".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        var archive = new MetricsArchive(file);
        List<MetricsLine> lines = archive.all();
        assertThat(lines).hasSize(3);
        assertThat(((MetricsLine.Trained) lines.get(0)).metrics().values())
                .isEqualTo(Map.of("reward", 0.1, "tokens", 1200.0));
        assertThat(((MetricsLine.Evaluated) lines.get(1)).metrics().find("eval/pass@1")).hasValue(0.5);
        assertThat(lines.get(2)).isEqualTo(new MetricsLine.Flagged(new Flag("length-jump", 3, "longer")));
        long whole = archive.from(0, line -> {});
        Files.writeString(file, "ent\":\"train\"}\n{]\n", java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> archive.from(whole, line -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("damaged line");
    }

    @Test
    void aDiskThatIsFullIsSaidOnceAndNothingFollows() throws IOException {
        Path file = dir.resolve("full");
        AppendLog log = AppendLog.open(file, 0, disk -> new SmallDisk(disk, 10));
        log.line("first");
        log.flush();
        log.line("second");
        assertThatThrownBy(log::flush)
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageContaining(file + " (No space left on device)");
        assertThatThrownBy(() -> log.line("third")).isInstanceOf(IllegalStateException.class);
        log.close();
        assertThat(Files.readString(file)).as("a whole line and half of one").isEqualTo("first\nseco");
        List<String> whole = new java.util.ArrayList<>();
        JsonLines.read(file, 0, line -> whole.add(line.text()));
        assertThat(whole).containsExactly("first");
    }

    @Test
    void aFailedSaveKeepsWhatWasThere() throws IOException {
        Path file = dir.resolve("state.json");
        Durable.text(file, "one");
        Path place = dir.resolve("folder");
        Durable.folder(place, f -> Files.writeString(f.resolve("a"), "one"));
        assertThatThrownBy(() -> Durable.folder(place, f -> {
            throw new IOException("No space left on device");
        }))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasRootCauseMessage("No space left on device");
        assertThat(Files.readString(file)).isEqualTo("one");
        assertThat(Files.readString(place.resolve("a"))).isEqualTo("one");
    }

    @Test
    void theManifestReadsBack() {
        Manifest m = Manifest.of(2, 7, "r", "w", java.util.List.of("advantage x"), java.time.Instant.EPOCH);
        m.write(dir.resolve("manifest.json"));
        assertThat(Manifest.read(dir.resolve("manifest.json"))).isEqualTo(m);
    }
}
