package dev.hone.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void replacesTheWholeContent() throws IOException {
        Path file = folder.resolve("x.json");
        AtomicFile.write(file, "first and long");
        AtomicFile.write(file, "2nd");
        assertThat(file).hasContent("2nd");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aWriteThatFailsHalfWayLeavesTheOldContent() {
        Path file = folder.resolve("x.json");
        AtomicFile.write(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
            AtomicFile.writeFully(channel, ByteBuffer.wrap(new byte[] {1, 2, 3}));
            throw new IOException("disk full");
        }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("x.json: cannot be written")
                .hasMessageContaining("disk full");
        assertThat(file).hasContent("old");
        AtomicFile.write(file, "new");
        assertThat(file).hasContent("new");
    }

    @Test
    void namesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("none/x"), "a"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none/x: cannot be written");
    }
}
