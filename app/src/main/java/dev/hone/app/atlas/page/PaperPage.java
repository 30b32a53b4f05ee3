package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.ClaimThread;
import dev.hone.lab.paper.Paper;
import java.util.List;

/// A paper with the notes and threads that use it.
public record PaperPage(Frame frame, Paper paper, List<Card> notes, List<ClaimThread> threads, String bibtex) {
    public PaperPage {
        notes = List.copyOf(notes);
        threads = List.copyOf(threads);
    }
}
