package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.OwnNotes;
import dev.hone.app.atlas.SmallLibrary;
import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.experiment.Experiments;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.NoteSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("hone notes and note")
class NotesCommandTest {
    private static Cluster shipped;

    @TempDir
    private Path folder;

    @BeforeAll
    static void readTheShippedCluster() {
        shipped = SmallLibrary.shipped();
        assertThat(shipped.notes()).as("precondition").isNotEmpty();
    }

    @Test
    void everyNoteIsALine() {
        List<JsonNode> lines = Invocation.of("notes", "--json").succeeds().json();
        assertThat(ids(lines)).containsExactlyElementsOf(shipped.notes().stream().map(Note::id).toList());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            Note note = shipped.notes().get(i);
            assertThat(line.get("topic").stringValue()).isEqualTo(note.topic());
            assertThat(line.get("title").stringValue()).isEqualTo(note.title());
            assertThat(line.get("status").stringValue()).matches(
                    "no experiment yet|can be run, no verdict yet|tested here: \\d+ verdicts?");
            assertThat(line.get("status").stringValue().equals("no experiment yet")).as(note.id()).isEqualTo(
                    Experiments.all().stream().noneMatch(e -> e.protocol().id().equals(note.id())));
            assertThat(line.get("certainty").stringValue()).isEqualTo(note.certainty().key());
            assertThat(line.get("related")).extracting(JsonNode::stringValue)
                    .containsExactlyElementsOf(note.related().stream().map(r -> r.note()).toList());
            assertThat(line.get("page").stringValue()).isEqualTo("notes/" + note.id() + ".html");
        }
    }

    @Test
    void peopleGetTopicsWithTheirNotes() {
        String out = Invocation.of("notes").succeeds().out();
        assertThat(shipped.topics()).allSatisfy(
                t -> assertThat(out).contains(t.title() + " (" + t.id() + ")\n"));
        assertThat(shipped.notes()).allSatisfy(
                n -> assertThat(out).containsPattern("  \\Q" + n.id() + "\\E +\\Q" + n.title() + "\\E\n"));
    }

    @Test
    void oneTopicIsShownAlone() {
        String topic = shipped.topics().getLast().id();
        List<String> own = shipped.notes().stream().filter(n -> n.topic().equals(topic)).map(Note::id).toList();
        List<String> further = shipped.notes().stream().filter(n -> n.also().contains(topic)).map(Note::id).toList();
        assertThat(own).isNotEmpty();
        List<JsonNode> lines = Invocation.of("notes", "--topic", topic, "--json").succeeds().json();
        assertThat(ids(lines)).containsExactlyElementsOf(Stream.concat(own.stream(), further.stream()).toList());
        assertThat(lines).allMatch(n -> n.get("topic").stringValue().equals(topic)
                || n.get("also").valueStream().anyMatch(t -> t.stringValue().equals(topic)));
        assertThat(Invocation.of("notes", "--topic", topic).succeeds().out())
                .startsWith(shipped.topics().getLast().title()).doesNotContain(shipped.topics().getFirst().title());
    }

    @Test
    void peopleAndProgramsAreShownTheSameNotes() throws IOException {
        Path own = OwnNotes.write(folder.resolve("own"));
        Files.writeString(own.resolve("topics/ponds.md"), """
                ---
                id: ponds
                order: 2
                title: Still water
                summary: Whatever swims where nothing flows, as far as anybody has looked.
                ---

                Ponds have a shore all around, and [[do-otters-share]] may be asked there as well.
                """);
        Path note = own.resolve("notes/" + OwnNotes.NOTE + ".md");
        Files.writeString(note, Files.readString(note).replace("topic: rivers", "topic: rivers\nalso: [ponds]"));
        List<JsonNode> further = Invocation.of("notes", "--notes", own, "--topic", "ponds", "--json").succeeds().json();
        assertThat(ids(further)).containsExactly(OwnNotes.NOTE);
        assertThat(further.getFirst().get("topic").stringValue()).isEqualTo("rivers");
        assertThat(further.getFirst().get("also").get(0).stringValue()).isEqualTo("ponds");
        assertThat(Invocation.of("notes", "--notes", own, "--topic", "ponds").succeeds().out()).contains(OwnNotes.NOTE);
        List<String> shown = Invocation.of("notes", "--notes", own).succeeds().out().lines()
                .filter(line -> line.startsWith("  ")).map(line -> line.strip().split(" ")[0]).toList();
        assertThat(shown).doesNotHaveDuplicates().containsExactlyElementsOf(
                ids(Invocation.of("notes", "--notes", own, "--json").succeeds().json()));
    }

    @Test
    void aMisspeltTopicGetsTheNearest() {
        assertThat(Invocation.of("notes", "--topic", "reward-modles").failsWith(2))
                .isEqualTo("hone: there is no topic 'reward-modles'; did you mean 'reward-models'?");
    }

    @Test
    void aNoteIsPrintedWithItsSectionsInOrder() {
        Note note = shipped.notes().getFirst();
        String out = Invocation.of("note", note.id()).succeeds().out();
        assertThat(out).startsWith(note.title() + "\n").doesNotContain("\u001b");
        assertThat(out.lines()).containsSubsequence(
                "The short answer, as the literature has it", NoteSection.REPORTED.heading(),
                NoteSection.MECHANISM.heading(), NoteSection.TRAPS.heading(), NoteSection.TEST.heading(),
                NoteSection.TURNING_POINTS.heading(), NoteSection.PROTOCOL.heading(), "Related notes", "Sources");
        assertThat(out.lines()).contains(
                "Certainty: " + note.certainty().label() + " (" + note.certainty().meaning() + ")");
        assertThat(note.related()).isNotEmpty().allSatisfy(r -> assertThat(out).contains("(" + r.note() + ")"));
        assertThat(out.substring(out.indexOf("\nSources\n"))).contains("\n- [1] ");
    }

    @Test
    void aMisspeltNoteGetsTheNearest() {
        String id = shipped.notes().getFirst().id();
        assertThat(Invocation.of("note", id + "s").failsWith(2))
                .isEqualTo("hone: there is no note '" + id + "s'; did you mean '" + id + "'?");
        assertThat(Invocation.of("note", "nothing-like-any-other-note-there-is-0123456789").failsWith(2))
                .endsWith("; hone notes lists them");
    }

    @Test
    void ownNotesStandBesideTheShippedOnes() {
        Path own = OwnNotes.write(folder.resolve("own"));
        List<JsonNode> lines = Invocation.of("notes", "--notes", own, "--json").succeeds().json();
        assertThat(ids(lines)).startsWith(shipped.notes().getFirst().id()).endsWith(OwnNotes.NOTE);
        assertThat(Invocation.of("note", OwnNotes.NOTE, "--notes", own).succeeds().out())
                .contains("Do otters share \"<fish>\" & chips?", "https://example.org/fish?a=1&b=2 (checked)");
        assertThat(Invocation.of("note", OwnNotes.NOTE).failsWith(2)).contains("there is no note");
    }

    private static List<String> ids(List<JsonNode> lines) {
        return lines.stream().map(l -> l.get("id").stringValue()).toList();
    }
}
