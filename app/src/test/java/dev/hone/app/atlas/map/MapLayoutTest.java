package dev.hone.app.atlas.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.app.atlas.map.MapLayout.Place;
import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MapLayoutTest {
    /// What the label of a note covers, in units of the plane.
    private static final double LABEL_WIDTH = 118;
    private static final double LABEL_HEIGHT = 50;

    private static Cluster shipped;

    @BeforeAll
    static void readTheShippedCluster() {
        shipped = SmallLibrary.shipped();
    }

    @Test
    void aLibraryAlwaysLooksTheSame() {
        assertThat(places(shipped)).isNotEmpty().isEqualTo(places(SmallLibrary.shipped()));
    }

    @Test
    void everyNoteHasAPlaceOnThePlane() {
        assertThat(places(shipped)).extracting(p -> p.note().id())
                .containsExactlyElementsOf(shipped.notes().stream().map(Note::id).toList());
        assertThat(places(shipped)).allSatisfy(p -> {
            assertThat(p.x()).isBetween(LABEL_WIDTH / 2, MapLayout.WIDTH - LABEL_WIDTH / 2);
            assertThat(p.y()).isBetween(LABEL_HEIGHT, MapLayout.HEIGHT - LABEL_HEIGHT);
        });
    }

    @Test
    void labelsDoNotOverlap() {
        List<Place> places = places(shipped);
        for (Place a : places) {
            for (Place b : places) {
                if (!a.equals(b)) {
                    assertThat(Math.abs(a.x() - b.x()) >= LABEL_WIDTH || Math.abs(a.y() - b.y()) >= LABEL_HEIGHT)
                            .as("%s and %s", a.note().id(), b.note().id()).isTrue();
                }
            }
        }
    }

    @Test
    void notesOfATopicStandNearerToEachOtherThanToTheRest() {
        List<Place> places = places(shipped);
        double own = 0;
        double others = 0;
        int ownPairs = 0;
        int otherPairs = 0;
        for (Place a : places) {
            for (Place b : places) {
                if (a.topic() == b.topic()) {
                    own += apart(a, b);
                    ownPairs++;
                } else {
                    others += apart(a, b);
                    otherPairs++;
                }
            }
        }
        assertThat(own / ownPairs).isLessThan(0.5 * others / otherPairs);
    }

    @Test
    void anotherNoteMovesTheOthersLittle() {
        Map<String, Place> before = places(shipped).stream().collect(Collectors.toMap(p -> p.note().id(), p -> p));
        for (String topic : shipped.topics().stream().map(t -> t.id()).toList()) {
            double moved = places(with(shipped, topic)).stream()
                    .filter(p -> before.containsKey(p.note().id()))
                    .mapToDouble(p -> apart(p, before.get(p.note().id())))
                    .average().orElseThrow();
            assertThat(moved).as("mean way of the others when %s gets a note", topic)
                    .isLessThan(LABEL_WIDTH / 2);
        }
    }

    @Test
    void relationsAreEdgesBetweenPlaces() {
        var layout = new MapLayout(SmallLibrary.of("ants", "bees", "crows"));
        assertThat(layout.edges()).extracting(MapLayout.Edge::from).containsExactly(1, 2);
        assertThat(layout.edges()).extracting(MapLayout.Edge::to).containsExactly(0, 1);
    }

    @Test
    void aNoteAloneStandsOnThePlane() {
        assertThat(new MapLayout(SmallLibrary.of("ants")).places()).singleElement().satisfies(p -> {
            assertThat(p.x()).isBetween(0.0, (double) MapLayout.WIDTH);
            assertThat(p.y()).isBetween(0.0, (double) MapLayout.HEIGHT);
        });
    }

    @Test
    void nothingHasAMapToo() {
        assertThat(new MapLayout(new Library(List.of())).places()).isEmpty();
        assertThat(new MapLayout(SmallLibrary.of()).places()).isEmpty();
    }

    private static List<Place> places(Cluster cluster) {
        return new MapLayout(new Library(List.of(cluster))).places();
    }

    private static double apart(Place a, Place b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    /// The cluster with one note more at the end of a topic, related to the topic's first.
    private static Cluster with(Cluster c, String topic) {
        var notes = new ArrayList<Note>();
        for (Note note : c.notes()) {
            notes.add(note);
        }
        Note first = notes.stream().filter(n -> n.topic().equals(topic)).findFirst().orElseThrow();
        int last = notes.indexOf(notes.stream().filter(n -> n.topic().equals(topic)).toList().getLast());
        notes.add(last + 1, SmallLibrary.note("a-note-more", topic, 99, List.of(first.id())));
        return new Cluster(
                c.id(), c.title(), c.summary(), c.file(), c.topics(), notes, c.papers(), c.threads(), c.trails(),
                c.terms());
    }
}
