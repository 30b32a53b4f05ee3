package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.ClaimThread;
import dev.hone.lab.cluster.Topic;
import dev.hone.lab.cluster.Trail;
import dev.hone.lab.library.Neighbour;
import dev.hone.lab.note.Note;
import dev.hone.lab.paper.Paper;
import java.util.List;
import java.util.Optional;

/// A note as an article.
///
/// @param sections the sections but the protocol, as HTML
/// @param found what experiments found
/// @param protocol as HTML
/// @param sources cited papers in the order of their numbers
public record NotePage(
        Frame frame, Card card, List<Topic> also, List<Part> sections, Found found, String protocol,
        List<Paper> sources, List<Neighbour> neighbours, List<ClaimThread> threads, List<Trail> trails,
        Optional<Note> previous, Optional<Note> next) {
    public NotePage {
        also = List.copyOf(also);
        sections = List.copyOf(sections);
        sources = List.copyOf(sources);
        neighbours = List.copyOf(neighbours);
        threads = List.copyOf(threads);
        trails = List.copyOf(trails);
    }

    /// A section of an article.
    ///
    /// @param id the fragment of its address
    public record Part(String id, String heading, String html) {}
}
