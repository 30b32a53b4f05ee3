package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.OwnNotes;
import dev.hone.app.atlas.SmallLibrary;
import dev.hone.lab.library.Library;
import dev.hone.lab.paper.Paper;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("hone papers")
class PapersCommandTest {
    private static Library library;

    @TempDir
    private Path folder;

    @BeforeAll
    static void readTheShippedCluster() {
        library = new Library(List.of(SmallLibrary.shipped()));
        assertThat(library.papers()).as("precondition").isNotEmpty();
    }

    @Test
    void everyPaperIsALine() {
        List<JsonNode> lines = Invocation.of("papers", "--json").succeeds().json();
        assertThat(lines.stream().map(l -> l.get("id").stringValue()))
                .containsExactlyElementsOf(library.papers().stream().map(Paper::id).toList());
        for (JsonNode line : lines) {
            Paper paper = library.paper(line.get("id").stringValue()).orElseThrow();
            assertThat(line.get("title").stringValue()).isEqualTo(paper.title());
            assertThat(line.get("year").intValue()).isEqualTo(paper.year());
            assertThat(line.get("reading").stringValue()).isEqualTo(paper.reading().label());
            assertThat(line.get("gist").stringValue()).isEqualTo(paper.gist());
            assertThat(line.get("authors")).extracting(JsonNode::stringValue)
                    .containsExactlyElementsOf(paper.authors());
            assertThat(line.get("notes")).extracting(JsonNode::stringValue).containsExactlyElementsOf(
                    library.notesCiting(paper.id()).stream().map(n -> n.id()).toList());
        }
    }

    @Test
    void bibtexHasAnEntryAPaperWithAKeyOfItsOwn() {
        String out = Invocation.of("papers", "--bibtex").succeeds().out();
        List<String> keys =
                Pattern.compile("(?m)^@misc\\{([^,]+),$").matcher(out).results().map(m -> m.group(1)).toList();
        assertThat(keys).hasSameSizeAs(library.papers()).doesNotHaveDuplicates()
                .allMatch(k -> k.matches("[a-z0-9.-]+"));
    }

    @Test
    void peopleGetPapersByYear() {
        String out = Invocation.of("papers").succeeds().out();
        Paper first = library.papers().getFirst();
        assertThat(out).startsWith(first.year() + "\n  " + first.title() + "\n    " + first.byline() + ". ");
        List<String> years = out.lines().filter(l -> l.matches("\\d{4}")).toList();
        assertThat(years).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void ownPapersStandAmongThem() {
        Path own = OwnNotes.write(folder.resolve("own"));
        List<JsonNode> lines = Invocation.of("papers", "--notes", own, "--json").succeeds().json();
        assertThat(lines).filteredOn(l -> l.get("id").stringValue().equals("otter-2020-fish"))
                .singleElement()
                .satisfies(l -> assertThat(l.get("notes").get(0).stringValue()).isEqualTo(OwnNotes.NOTE));
    }
}
