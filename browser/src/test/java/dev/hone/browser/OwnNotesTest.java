package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.experiment.ExperimentBench;
import dev.hone.app.atlas.server.AtlasServer;
import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.cluster.ClusterReader;
import dev.hone.lab.cluster.ClusterSource;
import dev.hone.lab.finding.Findings;
import dev.hone.lab.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A reader's own cluster has one note, which belongs to a topic of its own and to a shipped one too.
@InBrowser
@DisplayName("Own notes beside the shipped ones")
class OwnNotesTest {
    private static final String NOTE = "do-otters-share";
    private static final ExperimentBench NO_EXPERIMENTS = new ExperimentBench(List.of(), Path.of("none"));

    @TempDir
    private Path folder;

    private Library library;

    @BeforeEach
    void readBoth() throws IOException {
        put("cluster.md", """
                ---
                id: otters
                title: Otters
                summary: Questions about otters.
                ---
                """);
        put("topics/rivers.md", """
                ---
                id: rivers
                order: 1
                title: Rivers
                summary: What otters do in rivers.
                ---
                Seen from a bridge.
                """);
        put("notes/" + NOTE + ".md", """
                ---
                id: do-otters-share
                topic: rivers
                also: [training-data]
                order: 1
                title: Do otters share?
                question: Do otters share what they catch?
                answer: Half of the otters of one river do.
                certainty: open
                papers: []
                related: [{note: early-experience, type: supports, reason: Both are about fish.}]
                ---

                ## What was reported

                Nothing yet.
                """);
        var findings = new Findings();
        Cluster shipped = ClusterReader.read(new ClusterSource.Shipped(), findings);
        Cluster own = ClusterReader.read(new ClusterSource.Folder(folder), findings);
        assertThat(own.notes()).as("the precondition: %s", findings.errors()).hasSize(1);
        library = new Library(List.of(shipped, own));
    }

    @ParameterizedTest
    @CsvSource({"index.html, .card", "list.html, tbody tr", "map.html, #map .node"})
    void aNoteOfTwoTopicsIsFoundInBothAndCountedOnce(String page, String item, Atlas atlas) {
        int all = library.notes().size();
        long ofTopic = library.notes().stream().filter(n -> n.isIn("training-data")).count();
        try (var server = AtlasServer.start(new AtlasSite(library, "under-test"), NO_EXPERIMENTS, 0);
                Visit visit = atlas.visit(server.address(), Screen.LAPTOP)) {
            visit.open(page);
            assertThat(visit.find("#shown").textContent()).isEqualTo(all + " questions");
            for (String topic : new String[] {"rivers", "training-data"}) {
                visit.find("#by-topic").selectOption(topic);
                assertThat(visit.count(item + "[data-note='" + NOTE + "']:visible")).as(topic).isEqualTo(1);
            }
            assertThat(visit.find("#shown").textContent()).isEqualTo(ofTopic + " of " + all + " questions");
            assertThat((long) visit.count(item + ":visible")).isEqualTo(ofTopic);
            assertThat(visit.troubles()).isEmpty();
        }
    }

    @Test
    void oneOfSeveralClustersCanBeChosen(Atlas atlas) {
        try (var server = AtlasServer.start(new AtlasSite(library, "under-test"), NO_EXPERIMENTS, 0);
                Visit visit = atlas.visit(server.address(), Screen.LAPTOP)) {
            visit.open("index.html?cluster=otters");
            assertThat(visit.find("#shown").textContent()).startsWith("1 of ");
            visit.find("[data-view='map.html']").click();
            visit.page().waitForURL("**/map.html?cluster=otters");
            assertThat(visit.count("#map .node:visible")).isEqualTo(1);
            assertThat(visit.count("#map .edge:visible")).as("relations to hidden notes").isZero();
        }
    }

    @Test
    void withoutThemThereIsNothingToChoose(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html");
            assertThat(visit.count("#by-cluster")).isZero();
        }
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
