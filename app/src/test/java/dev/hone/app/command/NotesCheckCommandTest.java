package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.OwnNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("hone notes check and new")
class NotesCheckCommandTest {
    @TempDir
    private Path temp;

    @Test
    void whatIsCompleteIsSaidInALine() {
        Path own = OwnNotes.write(temp.resolve("own"));
        assertThat(Invocation.of("notes", "check", own).succeeds().out()).isEqualTo("1 notes: 0 errors, 0 warnings\n");
    }

    @Test
    void whatIsWrongIsSaidWithFileAndLine() throws IOException {
        Path own = OwnNotes.write(temp.resolve("own"));
        Path note = own.resolve("notes/" + OwnNotes.NOTE + ".md");
        Files.writeString(note, Files.readString(note).replace("certainty: open", "certainty: opne"));
        var invocation = Invocation.of("notes", "check", own);
        assertThat(invocation.code()).isEqualTo(1);
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out().lines())
                .startsWith(note + ":10: error: 'certainty' is 'opne'; did you mean 'open'?");
        assertThat(invocation.out()).containsPattern("\n0 notes: [1-9]\\d* errors, 0 warnings\n$");
    }

    @Test
    void aWarningIsNoFailure() throws IOException {
        Path own = OwnNotes.write(temp.resolve("own"));
        Path note = own.resolve("notes/" + OwnNotes.NOTE + ".md");
        Files.writeString(note,
                Files.readString(note).replace("## Protocol", "word ".repeat(400) + "ends.\n\n## Protocol"));
        assertThat(Invocation.of("notes", "check", own, "--json").succeeds().json()).singleElement().satisfies(line -> {
            assertThat(line.get("severity").stringValue()).isEqualTo("warning");
            assertThat(line.get("place").stringValue()).isEqualTo(note.toString());
            assertThat(line.get("message").stringValue()).contains("words without the protocol");
        });
    }

    @Test
    void theShippedNotesAreComplete() {
        assertThat(Invocation.of("notes", "check").succeeds().out()).matches("\\d+ notes: 0 errors, 0 warnings\n");
    }

    @Test
    void aFolderWithoutNotesIsRefused() {
        assertThat(Invocation.of("notes", "check", temp).failsWith(2))
                .contains(temp + ": no cluster of notes", "hone notes new --notes");
    }

    @Test
    void aNewNoteIsWrittenAndSaysWhatItNeeds() {
        Path own = temp.resolve("mine");
        var written = Invocation.of("notes", "new", "do-otters-sing", "--notes", own);
        assertThat(written.code()).isZero();
        assertThat(written.out().lines()).containsExactly(
                "wrote " + own.resolve("cluster.md"), "wrote " + own.resolve("topics/my-questions.md"),
                "wrote " + own.resolve("notes/do-otters-sing.md"));
        assertThat(written.err()).isEqualTo("fill it in, then: hone notes check " + own + "\n");
        var check = Invocation.of("notes", "check", own);
        assertThat(check.code()).isEqualTo(1);
        List<String> lines = check.out().lines().toList();
        assertThat(lines.subList(0, lines.size() - 1))
                .allMatch(l -> l.startsWith(own.resolve("notes/do-otters-sing.md").toString()));
        assertThat(lines.getLast()).matches("1 notes: [1-9]\\d* errors, \\d+ warnings");
    }

    @Test
    void nothingIsOverwritten() {
        Path own = temp.resolve("mine");
        Invocation.of("notes", "new", "do-otters-sing", "--notes", own);
        assertThat(Invocation.of("notes", "new", "do-otters-sing", "--notes", own).failsWith(2))
                .contains("do-otters-sing.md: is there already; nothing was changed");
        assertThat(Invocation.of("notes", "new", "Otters!", "--notes", own).failsWith(2))
                .contains("'Otters!' is no id of a note", "lower-case words joined by hyphens");
        assertThat(Invocation.of("notes", "new").failsWith(2)).contains("ID");
    }

    @Test
    void brokenNotesAreRefusedInOneLineWhereverTheyAreGiven() throws IOException {
        Path own = OwnNotes.write(temp.resolve("own"));
        Path note = own.resolve("notes/" + OwnNotes.NOTE + ".md");
        Files.writeString(note, Files.readString(note).replace("certainty: open", "certainty: opne"));
        Files.writeString(own.resolve("glossary/holt.md"), "---\nid: holt\n---\n");
        for (List<Object> command : List.<List<Object>>of(
                List.of("note", OwnNotes.NOTE), List.of("atlas", "export", temp.resolve("site")))) {
            var arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--notes", own));
            assertThat(Invocation.of(arguments.toArray()).failsWith(2)).as(command.toString())
                    .containsPattern("\\Q" + own + "\\E/[a-z/-]+\\.md:\\d+: ")
                    .endsWith("more (hone notes check " + own + " lists all)");
        }
        assertThat(temp.resolve("site")).doesNotExist();
    }
}
