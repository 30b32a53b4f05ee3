package dev.hone.training.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.training.export.EventReader.Scalar;
import dev.hone.training.record.RecordedRun;
import dev.hone.training.run.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    @TempDir
    private Path folder;

    /// The first record of every file, byte for byte as TensorBoard 2.21 makes it at time 1: `SerializeToString()` of
    /// `tensorboard.compat.proto.event_pb2.Event(wall_time=1, file_version="brain.Event:2")`, framed with
    /// `masked_crc32c` of `tensorboard.compat.tensorflow_stub.pywrap_tensorflow`.
    @Test
    void theFirstRecordIsThatOfTensorBoardItself() throws IOException {
        EventFile.create(folder, 1).close();
        byte[] bytes = Files.readAllBytes(folder.resolve("events.out.tfevents.0000000001.hone"));
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("1800000000000000a37f4b22"
                + "09000000000000f03f1a0d627261696e2e4576656e743a32" + "86bf577a");
    }

    @Test
    void scalarsReadBack() throws IOException {
        try (EventFile file = EventFile.create(folder, 1.5)) {
            file.scalar("reward", 1, 2.5, 0.25);
            file.scalar("eval/pass@1 µ", 300, 1e9 + 0.125, -1e30);
            file.scalar("zero", 0, 0, 0);
        }
        EventReader read = EventReader.of(folder.resolve("events.out.tfevents.0000000001.hone"));
        assertThat(read.version()).isEqualTo("brain.Event:2");
        assertThat(read.scalars()).containsExactly(new Scalar("reward", 1, 2.5, 0.25f),
                new Scalar("eval/pass@1 µ", 300, 1e9 + 0.125, -1e30f), new Scalar("zero", 0, 0, 0));
    }

    @Test
    void aRunsNumbersHaveTheRunsClock() throws IOException {
        try (var run = new RecordedRun(folder.resolve("run"))) {
            Manifest.of(1, 0, "", "", List.of(), Instant.ofEpochSecond(1000)).write(run.directory().manifest());
            run.step(1, 0.5).step(2, 0.75).measured(2, 0.625).flag(2, "entropy-collapse");
        }
        var directory = dev.hone.training.run.RunDirectory.open(folder.resolve("run"));
        assertThat(TensorBoardExport.write(directory, folder.resolve("board"))).isEqualTo(9);
        EventReader read = EventReader.of(folder.resolve("board/events.out.tfevents.0000001000.hone"));
        assertThat(read.scalars()).containsExactlyInAnyOrder(
                new Scalar("reward", 1, 1002, 0.5f), new Scalar("num_tokens", 1, 1002, 100),
                new Scalar("reward", 2, 1004, 0.75f), new Scalar("num_tokens", 2, 1004, 200),
                new Scalar("eval/pass@1", 2, 1004, 0.625f),
                new Scalar("seconds/step", 1, 1002, 2), new Scalar("seconds/sample", 1, 1002, 1.5f),
                new Scalar("seconds/step", 2, 1004, 2), new Scalar("seconds/sample", 2, 1004, 1.5f));
    }
}
