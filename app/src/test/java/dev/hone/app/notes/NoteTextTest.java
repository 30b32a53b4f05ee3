package dev.hone.app.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.app.terminal.Terminal.Screen;
import dev.hone.lab.library.Library;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTextTest {
    private final Library small = SmallLibrary.of("ants", "bees");

    @Test
    void aNoteReadsFromItsQuestionToItsSources() {
        assertThat(new NoteText(small, Screen.PLAIN).of(small.note("bees").orElseThrow())).containsExactly(
                "Do bees come home?",
                "All habits / bees",
                "",
                "Do bees come home before night?",
                "",
                "The short answer, as the literature has it",
                "Half of the bees came home.",
                "Certainty: open (nobody has measured it well)",
                "",
                "What was reported",
                "Half of 24 bees, 50 %, came home [1].",
                "",
                "How it works",
                "Let a come home.",
                "",
                "Protocol",
                "Count the bees.",
                "",
                "Related notes",
                "- supports: Do ants come home? (ants). Because bees say so.",
                "",
                "Sources",
                "- [1] Jane Doe, 2024: Coming home. https://arxiv.org/abs/2401.00001 (checked)");
    }

    @Test
    void aTerminalGetsHeadingsInBold() {
        List<String> lines = new NoteText(small, Screen.LIVE).of(small.note("ants").orElseThrow());
        assertThat(lines).contains(
                "\u001b[1mDo ants come home?\u001b[0m", "\u001b[2mAll habits / ants\u001b[0m",
                "\u001b[1mProtocol\u001b[0m");
    }

    @Test
    void everyShippedNoteReadsAsText() {
        var library = new Library(List.of(SmallLibrary.shipped()));
        var text = new NoteText(library, Screen.PLAIN);
        assertThat(library.notes()).isNotEmpty().allSatisfy(note -> assertThat(String.join("\n", text.of(note)))
                .as(note.id()).contains(note.title()).doesNotContain("[@", "[[", "](", "**", "\u001b"));
    }
}
