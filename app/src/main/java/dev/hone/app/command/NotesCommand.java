package dev.hone.app.command;

import dev.hone.app.atlas.evidence.EvidenceShelf;
import dev.hone.app.atlas.site.Links;
import dev.hone.app.input.NotesOption;
import dev.hone.app.input.Program;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Pager;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.lab.cluster.Topic;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone notes`: the questions of the atlas, topic by topic.
@Command(name = "notes", description = "List the questions of the atlas; notes new and notes check help to write one.",
        synopsisSubcommandLabel = "[new | check]",
        footer = {
            "",
            "JSON, a line a note: id, topic, also (further topics), title, status, certainty, related (ids), page (its",
            "file within an export)."
        })
final class NotesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--topic", paramLabel = "ID",
            description = "Only this topic, with the notes for which it is a further one.")
    private Optional<String> topic = Optional.empty();

    @Mixin
    private NotesOption notes = new NotesOption();

    @Option(names = "--json", description = "Print one JSON object a note.")
    private boolean json;

    NotesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Library library = notes.library();
        List<Topic> topics = topics(library);
        if (json) {
            EvidenceShelf evidence = EvidenceShelf.of(Program.home());
            topics.forEach(t -> notesOf(library, t).forEach(n -> terminal.line(object(evidence, n))));
            return ExitCode.OK;
        }
        Pager.show(terminal, aligned(library, topics));
        return ExitCode.OK;
    }

    private List<String> aligned(Library library, List<Topic> topics) {
        int width = library.notes().stream().mapToInt(n -> n.id().length()).max().orElse(1);
        var lines = new ArrayList<String>();
        for (Topic t : topics) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(t.title() + " (" + t.id() + ")");
            for (Note n : notesOf(library, t)) {
                lines.add("  " + n.id() + " ".repeat(width - n.id().length()) + "  " + n.title());
            }
        }
        return lines;
    }

    /// Of all topics each note once, under its own; of one topic those besides for which it is a further one.
    private List<Note> notesOf(Library library, Topic of) {
        return library.notesOf(of).stream().filter(n -> topic.isPresent() || n.topic().equals(of.id())).toList();
    }

    private List<Topic> topics(Library library) {
        if (topic.isEmpty()) {
            return library.topics();
        }
        return List.of(library.topic(topic.get())
                .orElseThrow(() -> new InputException("there is no topic '" + topic.get() + "'"
                        + Nearest.hint(topic.get(), library.topics().stream().map(Topic::id).toList()))));
    }

    private static Json object(EvidenceShelf evidence, Note note) {
        return new Json()
                .put("id", note.id())
                .put("topic", note.topic())
                .putTexts("also", note.also())
                .put("title", note.title())
                .put("status", evidence.status(note.id()).label())
                .put("certainty", note.certainty().key())
                .putTexts("related", note.related().stream().map(Relation::note).toList())
                .put("page", Links.notePath(note.id()));
    }
}
