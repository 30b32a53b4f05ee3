package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.Term;
import dev.hone.lab.note.Note;
import java.util.List;

/// All terms with their definitions.
public record GlossaryPage(Frame frame, List<Entry> entries) {
    public GlossaryPage {
        entries = List.copyOf(entries);
    }

    /// A term.
    ///
    /// @param definition as HTML
    /// @param see notes that show what it means
    public record Entry(Term term, String definition, List<Note> see) {
        public Entry {
            see = List.copyOf(see);
        }
    }
}
