package dev.hone.lab.check;

import static dev.hone.lab.finding.Finding.Severity.ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.lab.TinyCluster;
import dev.hone.lab.cluster.ClusterSource;
import dev.hone.lab.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Checks of whole clusters")
class ClusterCheckTest {
    @TempDir
    private Path folder;

    private TinyCluster cluster;

    @BeforeEach
    void aCluster() {
        cluster = TinyCluster.in(folder.resolve("tame"));
    }

    @Test
    void theClusterThatTestsBreakHasNoFinding() {
        assertThat(cluster.findings()).isEmpty();
    }

    @Test
    void oneBadFileDoesNotHideTheOthers() {
        cluster.replace("notes/moles.md", "order: 6", "order: six")
                .replace("glossary/wing.md", "term: Wing\n", "")
                .put("papers/roe-2021-wings.yaml", "id: [\n")
                .put("topics/nights.md", "no front matter\n");
        assertThat(cluster.findings()).containsExactlyInAnyOrder(
                new Finding(
                        ERROR, cluster.place("notes/moles.md", "order:"), "'order' string found, integer expected"),
                new Finding(ERROR, cluster.place("glossary/wing.md", "id:"), "the key 'term' is missing"),
                new Finding(
                        ERROR, cluster.place("papers/roe-2021-wings.yaml") + ":2",
                        "not YAML: expected the node content, but found '<stream end>'"),
                new Finding(
                        ERROR, cluster.place("topics/nights.md") + ":1",
                        "begins without front matter; its first line must be '---'"));
    }

    @Test
    void aNoteThatCannotBeReadIsMissingForTheOthers() {
        cluster.replace("notes/crows.md", "id: crows\n", "");
        assertThat(cluster.findings()).contains(
                new Finding(ERROR, cluster.place("notes/crows.md", "topic:"), "the key 'id' is missing"),
                new Finding(ERROR, cluster.place("notes/bees.md", "- note: crows"), "there is no note 'crows'"));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() {
        cluster.put("notes/whales.md", "x".repeat(ClusterSource.LARGEST + 1));
        assertThat(cluster.findings()).containsExactly(new Finding(
                ERROR, cluster.place("notes/whales.md"), "262145 bytes; a file of notes has at most 262144"));
        cluster.put("notes/whales.md", "x".repeat(ClusterSource.LARGEST));
        assertThat(cluster.findings()).extracting(Finding::message)
                .containsExactly("begins without front matter; its first line must be '---'");
    }

    @Test
    void aFileIsUtf8() throws IOException {
        Files.write(
                folder.resolve("tame/notes/whales.md"), "---\ntitle: Möwen\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(cluster.findings())
                .containsExactly(new Finding(ERROR, cluster.place("notes/whales.md"), "is not UTF-8"));
    }

    @Test
    void filesOfOtherKindsAreLeftAlone() throws IOException {
        cluster.put("notes/drafts.txt", "Not a note.").put("README.md", "Not of the cluster.");
        Files.createDirectory(folder.resolve("tame/notes/old.md"));
        assertThat(cluster.findings()).isEmpty();
    }

    @Test
    void aFolderWithoutAClusterIsRefused() {
        assertThatThrownBy(() -> ClusterCheck.of(List.of(new ClusterSource.Folder(folder))))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": no cluster of notes; it must be a folder with a file cluster.md"
                        + " (hone notes new --notes " + folder + " ID makes one)");
    }

    @Test
    void twoClustersStandBesideEachOther() {
        TinyCluster wild = TinyCluster.in(folder.resolve("wild"), "wild-");
        assertThat(TinyCluster.findings(cluster, wild)).isEmpty();
    }

    @Test
    void aClusterMayPointIntoAnother() {
        TinyCluster wild = TinyCluster.in(folder.resolve("wild"), "wild-");
        wild.replace("notes/wild-moles.md", "note: wild-bees", "note: bees");
        assertThat(TinyCluster.findings(cluster, wild)).isEmpty();
        assertThat(wild.findings()).extracting(Finding::message).contains("there is no note 'bees'");
    }

    @Test
    void idsAreUniqueAcrossClusters() {
        TinyCluster wild = TinyCluster.in(folder.resolve("wild"), "wild-");
        wild.put("notes/moles.md", wild.text("notes/wild-moles.md").replace("id: wild-moles", "id: moles"))
                .remove("notes/wild-moles.md");
        wild.put("glossary/wing.md", wild.text("glossary/wild-wing.md").replace("id: wild-wing", "id: wing"))
                .remove("glossary/wild-wing.md");
        assertThat(TinyCluster.findings(cluster, wild)).contains(
                new Finding(
                        ERROR, wild.place("notes/moles.md"),
                        "the note 'moles' is in " + cluster.place("notes/moles.md") + " already"),
                new Finding(
                        ERROR, wild.place("glossary/wing.md"),
                        "the term 'wing' is in " + cluster.place("glossary/wing.md") + " already"));
    }

    @Test
    void theReportHasWhatWasRead() {
        ClusterCheck.Report report = ClusterCheck.of(List.of(cluster.source()));
        assertThat(report.library().notes()).extracting(n -> n.id()).containsExactlyElementsOf(TinyCluster.NOTES);
    }
}
