package dev.hone.lab.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.lab.TinyCluster;
import dev.hone.lab.check.ClusterCheck;
import dev.hone.lab.cluster.Topic;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.RelationType;
import dev.hone.lab.paper.Paper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    @TempDir
    private Path folder;

    private TinyCluster cluster;

    @BeforeEach
    void aCluster() {
        cluster = TinyCluster.in(folder.resolve("tame"));
    }

    @Test
    void notesComeByTopicAndOrder() {
        cluster.put("topics/arrivals.md",
                cluster.text("topics/habits.md").replace("habits", "arrivals").replace("Days in", "Years in"));
        cluster.replace("topics/habits.md", "order: 1", "order: 2");
        cluster.replace("notes/moles.md", "topic: habits", "topic: arrivals");
        cluster.replace("notes/ants.md", "order: 1", "order: 7");
        Library library = cluster.library();
        assertThat(library.topics()).extracting(Topic::id).containsExactly("arrivals", "habits");
        assertThat(library.notes()).extracting(Note::id)
                .containsExactly("moles", "bees", "crows", "deer", "foxes", "ants");
    }

    @Test
    void aTopicHasItsOwnNotesAndThenThoseThatBelongToItToo() {
        cluster.put("topics/arrivals.md",
                cluster.text("topics/habits.md").replace("habits", "arrivals").replace("Days in", "Years in"));
        cluster.replace("notes/ants.md", "topic: habits", "topic: habits\nalso: [arrivals]");
        cluster.replace("notes/moles.md", "topic: habits", "topic: arrivals");
        Library library = cluster.library();
        assertThat(library.notesOf(library.topic("arrivals").orElseThrow())).extracting(Note::id)
                .containsExactly("moles", "ants");
        assertThat(library.notesOf(library.topic("habits").orElseThrow())).extracting(Note::id)
                .containsExactly("ants", "bees", "crows", "deer", "foxes");
    }

    @Test
    void anEdgeIsSeenFromBothEnds() {
        cluster.replace("notes/moles.md", "type: supports", "type: limits");
        Library library = cluster.library();
        assertThat(library.neighbours("moles")).extracting(n -> n.note().id(), Neighbour::label)
                .containsExactly(tuple("bees", "limits"));
        assertThat(library.neighbours("bees"))
                .extracting(n -> n.note().id(), Neighbour::label, Neighbour::direction)
                .containsExactly(
                        tuple("crows", "supports", Neighbour.Direction.OUT),
                        tuple("ants", "supported by", Neighbour.Direction.IN),
                        tuple("moles", "limited by", Neighbour.Direction.IN));
    }

    @Test
    void anEdgeKeepsItsReason() {
        assertThat(cluster.library().neighbours("bees")).extracting(Neighbour::reason).containsExactly(
                "The bees do here what the crows do there.", "The ants do here what the bees do there.",
                "The moles do here what the bees do there.");
    }

    @Test
    void typesReadFromEitherSide() {
        assertThat(RelationType.values()).extracting(RelationType::label).containsExactly(
                "supports", "contradicts", "explains", "limits", "same mechanism", "builds on");
        assertThat(RelationType.values()).extracting(RelationType::inverse).containsExactly(
                "supported by", "contradicted by", "explained by", "limited by", "same mechanism", "basis of");
    }

    @Test
    void papersKnowWhoUsesThem() {
        Library library = cluster.library();
        assertThat(library.papers()).extracting(Paper::id).containsExactly("2401.00001", "doe-2020-sleep");
        assertThat(library.notesCiting("doe-2020-sleep")).extracting(Note::id)
                .containsExactlyElementsOf(TinyCluster.NOTES);
        assertThat(library.threadsWeighing("2401.00001")).extracting(t -> t.id()).containsExactly("who-comes-home");
        assertThat(library.threadsWeighing("nothing")).isEmpty();
        assertThat(library.notesCiting("nothing")).isEmpty();
    }

    @Test
    void severalClustersAreOneLibrary() {
        TinyCluster wild = TinyCluster.in(folder.resolve("wild"), "wild-");
        Library library = ClusterCheck.of(List.of(cluster.source(), wild.source())).library();
        assertThat(library.notes()).extracting(Note::id)
                .startsWith("ants").endsWith("wild-moles").hasSize(2 * TinyCluster.NOTES.size());
        assertThat(library.clusterOf(library.note("wild-ants").orElseThrow()).id()).isEqualTo("wild-animals");
        assertThat(library.trails()).extracting(t -> t.id()).containsExactly("walk", "wild-walk");
        assertThat(library.terms()).extracting(t -> t.id())
                .containsExactly("nest", "wing", "wild-nest", "wild-wing");
    }

    @Test
    void anEmptyLibraryIsOne() {
        Library library = new Library(List.of());
        assertThat(library.notes()).isEmpty();
        assertThat(library.papers()).isEmpty();
        assertThat(library.note("ants")).isEmpty();
        assertThat(library.neighbours("ants")).isEmpty();
    }
}
