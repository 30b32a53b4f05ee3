package dev.hone.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
    private static final byte[] CONTENT = "library".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aFileIsUnpackedOnce() throws IOException {
        NativeCache cache = new NativeCache(folder, "edition");
        Path file = cache.unpacked("lib.so", CONTENT);
        assertThat(file).isEqualTo(folder.resolve("native/edition/lib.so")).hasBinaryContent(CONTENT);
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, before);
        assertThat(Files.getLastModifiedTime(cache.unpacked("lib.so", CONTENT))).isEqualTo(before);
    }

    @Test
    void aFileCutOffIsReplaced() throws IOException {
        NativeCache cache = new NativeCache(folder, "edition");
        Files.write(cache.unpacked("lib.so", CONTENT), new byte[3]);
        assertThat(cache.unpacked("lib.so", CONTENT)).hasBinaryContent(CONTENT);
        assertThat(folder.resolve("native/edition")).isDirectoryNotContaining("glob:**part*");
    }

    @Test
    void whereTheCacheCannotBeWrittenAFolderOfItsOwnServes() throws IOException {
        Path occupied = Files.createFile(folder.resolve("a-file"));
        Path file = new NativeCache(occupied, "edition").unpacked("lib.so", CONTENT);
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(file.startsWith(folder)).isFalse();
    }

    @Test
    void manyMayUnpackAtOnce() {
        NativeCache cache = new NativeCache(folder, "edition");
        assertThat(IntStream.range(0, 64).parallel().mapToObj(_ -> cache.unpacked("lib.so", CONTENT)))
                .allSatisfy(file -> assertThat(file).hasBinaryContent(CONTENT));
    }
}
