package dev.hone.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ResourceFolderTest {
    private static final String OWN = "/dev/hone/foundation/ResourceFolderTest.class";
    private static final String OF_A_LIBRARY = "/org/assertj/core/api/Assertions.class";

    @Test
    void aFolderOfClassesIsListed() {
        assertThat(ResourceFolder.with(ResourceFolderTest.class, OWN, ResourceFolderTest::names))
                .contains("ResourceFolderTest.class", "AtomicFileTest.class");
    }

    @Test
    void aFolderInAJarIsListed() {
        assertThat(Assertions.class.getResource(OF_A_LIBRARY)).as("precondition").hasProtocol("jar");
        assertThat(ResourceFolder.with(Assertions.class, OF_A_LIBRARY, ResourceFolderTest::names))
                .contains("Assertions.class", "AbstractAssert.class");
    }

    @Test
    void aJarMayBeOpenTwice() {
        List<String> names = ResourceFolder.with(Assertions.class, OF_A_LIBRARY, outer -> {
            List<String> inner =
                    ResourceFolder.with(Assertions.class, OF_A_LIBRARY, ResourceFolderTest::names);
            assertThat(names(outer)).isEqualTo(inner);
            return inner;
        });
        assertThat(names).contains("Assertions.class");
    }

    @Test
    void aResourceThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ResourceFolder.with(ResourceFolderTest.class, "/dev/hone/none.md", f -> f))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no resource /dev/hone/none.md");
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
