package dev.hone.app.command;

import dev.hone.app.input.NotesOption;
import dev.hone.app.notes.NoteText;
import dev.hone.app.terminal.Pager;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `hone note`: one article, in the terminal.
@Command(name = "note", description = "Print one note of the atlas.")
final class NoteCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The note (hone notes lists them).")
    private String id = "";

    @Mixin
    private NotesOption notes = new NotesOption();

    NoteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Library library = notes.library();
        Note note = library.note(id)
                .orElseThrow(() -> new InputException("there is no note '" + id + "'" + hint(library)));
        Pager.show(terminal, new NoteText(library, terminal.outScreen()).of(note));
        return ExitCode.OK;
    }

    private String hint(Library library) {
        String near = Nearest.hint(id, library.notes().stream().map(Note::id).toList());
        return near.startsWith("; did you mean") ? near : "; hone notes lists them";
    }
}
