package dev.hone.app.atlas.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteExportTest {
    private final AtlasSite site = new AtlasSite(SmallLibrary.of("ants", "bees"), "1.2.3");

    @TempDir
    private Path temp;

    @Test
    void everyPathOfTheSiteBecomesAFile() throws IOException {
        Path folder = temp.resolve("new/site");
        assertThat(SiteExport.write(site, folder)).isEqualTo(site.paths().size());
        for (String path : site.paths()) {
            assertThat(Files.readAllBytes(folder.resolve(path))).as(path)
                    .isEqualTo(site.find(path).orElseThrow().content());
        }
    }

    @Test
    void anEmptyFolderMayBeUsed() {
        SiteExport.write(site, temp);
        assertThat(temp.resolve("notes/ants.html")).exists();
    }

    @Test
    void anEarlierExportIsWrittenAgain() throws IOException {
        SiteExport.write(site, temp);
        Files.writeString(temp.resolve("index.html"), "old");
        SiteExport.write(site, temp);
        assertThat(Files.readString(temp.resolve("index.html"))).startsWith("<!doctype html>");
    }

    @Test
    void whatAnEarlierExportHadMoreIsRemovedAndOtherFilesStay() throws IOException {
        SiteExport.write(new AtlasSite(SmallLibrary.of("ants", "bees", "wasps"), "1.2.3"), temp);
        assertThat(temp.resolve("notes/wasps.html")).exists();
        Files.writeString(temp.resolve("notes/mine.html"), "kept");
        SiteExport.write(site, temp);
        assertThat(temp.resolve("notes/wasps.html")).doesNotExist();
        assertThat(temp.resolve("notes/bees.html")).exists();
        assertThat(temp.resolve("notes/mine.html")).hasContent("kept");
    }

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> SiteExport.write(site, temp))
                .isInstanceOf(InputException.class)
                .hasMessage(temp + ": holds other files; name a new or an empty folder");
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files).containsExactly(temp.resolve("thesis.txt"));
        }
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(temp.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> SiteExport.write(site, file)).hasMessage(file + ": is a file; name a folder");
        assertThat(file).hasContent("years of work");
    }
}
