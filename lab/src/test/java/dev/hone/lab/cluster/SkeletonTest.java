package dev.hone.lab.cluster;

import static dev.hone.lab.finding.Finding.Severity.ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hone.foundation.InputException;
import dev.hone.lab.check.ClusterCheck;
import dev.hone.lab.finding.Finding;
import dev.hone.lab.note.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTest {
    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void aFolderThatIsNotThereYet() {
        folder = parent.resolve("My Notes!");
    }

    @Test
    void theFirstNoteBringsAClusterAndATopic() {
        assertThat(Skeleton.write(folder, "do-bees-sleep")).containsExactly(
                folder.resolve("cluster.md"), folder.resolve("topics/my-questions.md"),
                folder.resolve("notes/do-bees-sleep.md"));
        Cluster cluster = check().library().clusters().getFirst();
        assertThat(cluster.id()).isEqualTo("my-notes");
        assertThat(cluster.topics()).extracting(Topic::id).containsExactly("my-questions");
        assertThat(cluster.notes()).extracting(Note::id, Note::topic, Note::order)
                .containsExactly(tuple("do-bees-sleep", "my-questions", 1));
    }

    @Test
    void theNoteHasAllSections() {
        Skeleton.write(folder, "do-bees-sleep");
        Note note = check().library().note("do-bees-sleep").orElseThrow();
        assertThat(note.file().sections()).extracting(s -> s.heading())
                .containsExactly("What was reported", "How it works", "What could fool you", "How it is tested here",
                        "What would change the answer", "Protocol");
    }

    @Test
    void theCheckNamesWhatMustBeFilledIn() {
        Skeleton.write(folder, "do-bees-sleep");
        assertThat(check().findings().stream().filter(f -> f.severity() == ERROR).map(Finding::message)
                .map(m -> m.replaceFirst("has \\d+ words", "has few words"))).containsExactlyInAnyOrder(
                        "'title' must be at least 8 characters long",
                        "'title' must be a question: end with '?'",
                        "'question' must be at least 60 characters long",
                        "'answer' must be at least 40 characters long",
                        "'answer' must be a sentence: end with '.'",
                        "'papers' must have at least 1 items but found 0",
                        "there is no paper 'ID-OF-A-PAPER'",
                        "cites [@ID-OF-A-PAPER], which its front matter does not list under papers",
                        "the section 'What was reported' has few words; at least 25",
                        "the section 'How it works' has few words; at least 25",
                        "the section 'What could fool you' has few words; at least 25",
                        "the section 'How it is tested here' has few words; at least 25",
                        "the section 'What would change the answer' has few words; at least 25",
                        "the section 'Protocol' has few words; at least 25",
                        "the protocol says nothing under **Task.**",
                        "the protocol says nothing under **Arms.**",
                        "the protocol says nothing under **Controls.**",
                        "the protocol says nothing under **Measures.**",
                        "the protocol says nothing under **Decision rule.**",
                        "the protocol says nothing under **Scope.**");
    }

    @Test
    void everyFindingIsInTheNote() {
        Skeleton.write(folder, "do-bees-sleep");
        assertThat(check().findings()).isNotEmpty()
                .allMatch(f -> f.place().startsWith(folder + "/notes/do-bees-sleep.md"));
    }

    @Test
    void theNextNoteGetsTheNextPlace() throws IOException {
        Skeleton.write(folder, "do-bees-sleep");
        assertThat(Skeleton.write(folder, "do-ants-dream")).containsExactly(folder.resolve("notes/do-ants-dream.md"));
        assertThat(orderOf("do-ants-dream")).isEqualTo(2);
        Files.delete(folder.resolve("notes/do-bees-sleep.md"));
        Skeleton.write(folder, "do-deer-sing");
        assertThat(orderOf("do-deer-sing")).as("a place that is free").isEqualTo(3);
    }

    @Test
    void aTopicThatIsThereIsUsed() throws IOException {
        Skeleton.write(folder, "do-bees-sleep");
        Path topics = folder.resolve("topics");
        String topic = Files.readString(topics.resolve("my-questions.md"));
        Files.writeString(topics.resolve("bees.md"), topic.replace("id: my-questions", "id: bees"));
        Files.delete(topics.resolve("my-questions.md"));
        assertThat(Skeleton.write(folder, "do-bees-fly")).containsExactly(folder.resolve("notes/do-bees-fly.md"));
        assertThat(check().library().note("do-bees-fly").orElseThrow().topic()).isEqualTo("bees");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Skeleton.write(folder, "do-bees-sleep");
        Path note = folder.resolve("notes/do-bees-sleep.md");
        Files.writeString(note, "mine");
        assertThatThrownBy(() -> Skeleton.write(folder, "do-bees-sleep"))
                .isInstanceOf(InputException.class)
                .hasMessage(note + ": is there already; nothing was changed");
        assertThat(note).hasContent("mine");
    }

    @Test
    void aRefusalLeavesNothingBehind() throws IOException {
        Path note = folder.resolve("notes/do-bees-sleep.md");
        Files.createDirectories(note.getParent());
        Files.writeString(note, "mine");
        assertThatThrownBy(() -> Skeleton.write(folder, "do-bees-sleep")).hasMessageContaining("nothing was changed");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("notes"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bees", "bees_sleep", "bees sleep", "-bees", "bees-", "bees--sleep", "../bees",
        "bees/x", "bees.md"})
    void anIdIsMadeOfLowerCaseWords(String id) {
        assertThatThrownBy(() -> Skeleton.write(folder, id))
                .isInstanceOf(InputException.class)
                .hasMessage("'" + id + "' is no id of a note; use lower-case words joined by hyphens");
        assertThat(folder).doesNotExist();
    }

    private int orderOf(String id) {
        return check().library().note(id).orElseThrow().order();
    }

    private ClusterCheck.Report check() {
        return ClusterCheck.of(List.of(new ClusterSource.Folder(folder)));
    }
}
