package dev.hone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sources")
class SourcesTest {
    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_FILE = 500;
    private final List<SourceFile> files = SourceFile.all();

    SourcesTest() throws IOException {}

    @Test
    void everyPublicTypeIsDocumented() throws IOException {
        assertThat(files).as("sources found").hasSizeGreaterThan(20);
        assertThat(PublicTypes.undocumented(files)).as("public types without a /// text").isEmpty();
    }

    @Test
    void aMissingDocumentationIsFound() throws IOException {
        var source = new SourceFile(Path.of("Probe.java"), List.of(
                "public interface Probe {",
                "    record Silent() {}",
                "    /// Says something.",
                "    record Told() {}",
                "}",
                "final class Hidden {",
                "    public static final class Inside {}",
                "}"));
        assertThat(PublicTypes.undocumented(List.of(source)))
                .containsExactly("Probe.java: Probe", "Probe.java: Silent");
    }

    @Test
    void docsAreMarkdown() {
        assertThat(located("/**")).as("write /// instead").isEmpty();
    }

    @Test
    void nothingIsLeftToDo() {
        assertThat(located("TODO")).isEmpty();
        assertThat(located("FIXME")).isEmpty();
    }

    @Test
    void linesAreShort() {
        assertThat(files.stream().flatMap(file -> file.lines().stream()
                .filter(line -> line.codePointCount(0, line.length()) > LONGEST_LINE)
                .map(line -> file.path() + ": " + line)))
                .as("lines of more than %d columns; ./hone format wraps code and comments", LONGEST_LINE).isEmpty();
    }

    @Test
    void filesAreShort() {
        assertThat(files.stream().filter(file -> file.lines().size() > LONGEST_FILE).map(SourceFile::path)).isEmpty();
    }

    @Test
    void nullIsKeptOutOfEveryPackage() {
        Map<Path, String> marks = new TreeMap<>();
        Set<Path> packages = new TreeSet<>();
        for (SourceFile file : files) {
            if (file.isPackageInfo()) {
                marks.put(file.path().getParent(), file.text());
            } else if (!file.isModuleInfo()) {
                packages.add(file.path().getParent());
            }
        }
        packages.removeIf(folder -> marks.getOrDefault(folder, "").contains("@NullMarked"));
        assertThat(packages).as("packages whose package-info.java is missing, or not @NullMarked").isEmpty();
    }

    private List<String> located(String text) {
        return files.stream().filter(file -> file.text().contains(text)).map(file -> file.path().toString()).toList();
    }
}
