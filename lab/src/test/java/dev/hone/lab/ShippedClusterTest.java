package dev.hone.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.check.ClusterCheck;
import dev.hone.lab.cluster.ClusterSource;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.lab.paper.Paper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The shipped cluster")
class ShippedClusterTest {
    private static ClusterCheck.Report report;

    @BeforeAll
    static void check() {
        report = ClusterCheck.of(List.of(new ClusterSource.Shipped()));
    }

    @Test
    void hasNoFindingNotEvenAWarning() {
        assertThat(report.library().notes()).as("precondition").isNotEmpty();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void everyPaperIsUsedByANoteOrAThread() {
        Library library = report.library();
        assertThat(library.papers()).isNotEmpty().allMatch(
                p -> !library.notesCiting(p.id()).isEmpty() || !library.threadsWeighing(p.id()).isEmpty());
    }

    @Test
    void everyPaperOnArxivIsNamedByItsNumber() {
        assertThat(report.library().papers()).filteredOn(p -> p.arxiv().isPresent())
                .allSatisfy(p -> assertThat(p.id()).isEqualTo(p.arxiv().orElseThrow()));
        assertThat(report.library().papers()).filteredOn(p -> p.id().matches("[\\d.]+"))
                .allSatisfy(p -> assertThat(p.arxiv()).as(p.id()).isPresent());
    }

    @Test
    void everyNoteIsRelatedToAnother() {
        assertThat(report.library().notes())
                .allSatisfy(n -> assertThat(report.library().neighbours(n.id())).as(n.id()).isNotEmpty());
    }

    @Test
    void hasANoteForEachEntryOfTheCatalogueAndNoOther() throws IOException {
        List<String> entries = Catalogue.find().entries();
        assertThat(entries).isNotEmpty().doesNotHaveDuplicates();
        assertThat(report.library().notes()).extracting(Note::id).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void connectsWhatTheCatalogueRelates() throws IOException {
        Catalogue catalogue = Catalogue.find();
        Library library = report.library();
        for (String entry : catalogue.entries()) {
            List<String> wanted = catalogue.related(entry).stream().filter(e -> library.note(e).isPresent()).toList();
            assertThat(wanted).as("related to %s in the catalogue", entry).isNotEmpty();
            assertThat(library.neighbours(entry)).as(entry).extracting(n -> n.note().id()).containsAll(wanted);
        }
    }

    @Test
    void hasEveryArxivNumberOfTheCatalogueAsAPaper() throws IOException {
        Set<String> numbers = Catalogue.find().arxiv();
        assertThat(numbers).isNotEmpty();
        assertThat(report.library().papers().stream().map(Paper::id).collect(Collectors.toSet())).containsAll(numbers);
    }
}
