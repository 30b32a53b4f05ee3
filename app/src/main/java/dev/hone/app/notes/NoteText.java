package dev.hone.app.notes;

import dev.hone.app.terminal.Terminal;
import dev.hone.lab.library.Library;
import dev.hone.lab.library.Neighbour;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.NoteSection;
import dev.hone.lab.paper.Paper;
import java.util.ArrayList;
import java.util.List;

/// A note as lines for a terminal.
public final class NoteText {
    private final Library library;
    private final TextStyle style;

    /// @param screen who reads it; a live one gets headings in bold and addresses dimmed
    public NoteText(Library library, Terminal.Screen screen) {
        this.library = library;
        this.style = new TextStyle(screen);
    }

    /// Question, short answer, sections, related notes, sources.
    public List<String> of(Note note) {
        var markdown = new MarkdownLines(library, style);
        var lines = new ArrayList<String>();
        lines.add(style.bold(note.title()));
        library.topic(note.topic()).ifPresent(t -> lines.add(style.dim(t.title() + " / " + note.id())));
        lines.add("");
        lines.addAll(markdown.of(note.question()));
        heading(lines, "The short answer, as the literature has it");
        lines.addAll(markdown.of(note.answer()));
        lines.add(style.dim("Certainty: " + note.certainty().label() + " (" + note.certainty().meaning() + ")"));
        for (NoteSection section : NoteSection.values()) {
            note.section(section).ifPresent(s -> {
                heading(lines, s.heading());
                lines.addAll(markdown.of(s.text()));
            });
        }
        heading(lines, "Related notes");
        for (Neighbour n : library.neighbours(note.id())) {
            lines.addAll(
                    markdown.item(n.label() + ": " + n.note().title() + " (" + n.note().id() + "). " + n.reason()));
        }
        heading(lines, "Sources");
        List<Paper> sources = markdown.sources();
        for (int i = 0; i < sources.size(); i++) {
            Paper p = sources.get(i);
            lines.addAll(markdown.item("[" + (i + 1) + "] " + p.byline() + ", " + p.year() + ": " + p.title() + ". "
                    + p.link().orElse(p.id()) + " (" + p.reading().label() + ")"));
        }
        return lines;
    }

    private void heading(List<String> lines, String text) {
        lines.add("");
        lines.add(style.bold(text));
    }
}
