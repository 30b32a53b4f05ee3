package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.cluster.Trail;
import java.util.List;

/// The front page, as cards, as a list or as a map.
///
/// @param map the drawing where the view is the map, otherwise empty
public record Explore(
        Frame frame, View view, List<Shelf> shelves, List<Cluster> clusters, Counts counts, List<Trail> trails,
        int threads, String map) {
    public Explore {
        shelves = List.copyOf(shelves);
        clusters = List.copyOf(clusters);
        trails = List.copyOf(trails);
    }

    /// How the notes are shown. Each has an address of its own.
    public enum View {
        CARDS("Cards", "index.html"),
        LIST("List", "list.html"),
        MAP("Map", "map.html");

        private final String title;
        private final String path;

        View(String title, String path) {
            this.title = title;
            this.path = path;
        }

        /// As the switch prints it.
        public String title() {
            return title;
        }

        /// Its page.
        public String path() {
            return path;
        }
    }

    /// How much there is.
    ///
    /// @param withoutExperiment notes for which nothing has been run
    /// @param checkedPapers papers whose text or code was read
    public record Counts(int notes, int withoutExperiment, int papers, int checkedPapers) {}

    /// The title of a note.
    public String title(String note) {
        return shelves.stream()
                .flatMap(s -> s.cards().stream())
                .filter(c -> c.note().id().equals(note))
                .map(c -> c.note().title())
                .findFirst()
                .orElse(note);
    }

    /// Pages that show several clusters let readers choose one.
    public boolean choosesCluster() {
        return clusters.size() > 1;
    }
}
