package dev.hone.app.atlas.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.tasks.registry.Families;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskMentionsTest {
    @Test
    void notesThatSpeakOfATaskAreFound() {
        var mentions = new TaskMentions(new Library(List.of(SmallLibrary.shipped())));
        List<Note> countdown = mentions.of(Families.named("countdown"));
        assertThat(countdown).isNotEmpty().hasSizeLessThanOrEqualTo(6);
        assertThat(countdown.getFirst().file().sections().toString()).containsIgnoringCase("countdown");
        assertThat(mentions.of(Families.named("roman"))).as("no note does").isEmpty();
    }
}
