package dev.hone.lab.cluster;

import dev.hone.lab.note.Note;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.text.MarkdownFile;
import java.util.List;

/// A folder of topics and notes with all that belongs to them. Topics, threads and trails come in their order, notes by
/// topic and order, papers from the newest, terms by the alphabet.
///
/// @param file its introduction
public record Cluster(
        String id,
        String title,
        String summary,
        MarkdownFile file,
        List<Topic> topics,
        List<Note> notes,
        List<Paper> papers,
        List<ClaimThread> threads,
        List<Trail> trails,
        List<Term> terms) {
    public Cluster {
        topics = List.copyOf(topics);
        notes = List.copyOf(notes);
        papers = List.copyOf(papers);
        threads = List.copyOf(threads);
        trails = List.copyOf(trails);
        terms = List.copyOf(terms);
    }
}
