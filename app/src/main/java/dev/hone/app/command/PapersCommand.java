package dev.hone.app.command;

import dev.hone.app.input.NotesOption;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Pager;
import dev.hone.app.terminal.Terminal;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.lab.paper.BibTex;
import dev.hone.lab.paper.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone papers`: the sources of the atlas, from the newest.
@Command(name = "papers", description = "List the papers that the atlas rests on.",
        footer = {"", "JSON, a line a paper: id, title, authors, year, gist, reading, notes (ids)."})
final class PapersCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private NotesOption notes = new NotesOption();

    @Option(names = "--bibtex", description = "Print BibTeX entries.")
    private boolean bibtex;

    @Option(names = "--json", description = "Print one JSON object a paper.")
    private boolean json;

    PapersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Library library = notes.library();
        if (json) {
            library.papers().forEach(p -> terminal.line(object(library, p)));
        } else if (bibtex) {
            terminal.line(BibTex.of(library.papers()).stripTrailing());
        } else {
            Pager.show(terminal, lines(library));
        }
        return ExitCode.OK;
    }

    private static List<String> lines(Library library) {
        var lines = new ArrayList<String>();
        int year = 0;
        for (Paper p : library.papers()) {
            if (p.year() != year) {
                if (year != 0) {
                    lines.add("");
                }
                year = p.year();
                lines.add(String.valueOf(year));
            }
            lines.add("  " + p.title());
            lines.add("    " + p.byline() + ". " + p.link().orElse(p.id()) + " (" + p.reading().label() + ")");
        }
        return lines;
    }

    private static Json object(Library library, Paper p) {
        return new Json()
                .put("id", p.id())
                .put("title", p.title())
                .putTexts("authors", p.authors())
                .put("year", p.year())
                .put("gist", p.gist())
                .put("reading", p.reading().label())
                .putTexts("notes", library.notesCiting(p.id()).stream().map(Note::id).toList());
    }
}
