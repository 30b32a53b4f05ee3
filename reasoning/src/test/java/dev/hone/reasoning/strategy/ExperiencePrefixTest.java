package dev.hone.reasoning.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.Questions;
import dev.hone.reasoning.Scripted;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.solve.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperiencePrefixTest {
    @TempDir
    private Path folder;

    @Test
    void theNearestLessonsStandBeforeTheQuestion() throws IOException {
        Path memory = folder.resolve("memory.jsonl");
        Files.writeString(memory, """
                {"question": "sort these words", "lesson": "go letter by letter"}

                {"question": "2+2=", "lesson": "count up"}
                {"question": "2+3=", "lesson": "carry"}
                """);
        Scripted model = Scripted.saying("#5", "#4", "#4");
        Session session = Questions.session(model);
        assertThat(new ExperiencePrefix(3, 1, memory, "Taught:\n").solve(Questions.of("4"), session).answer())
                .isEqualTo("4");
        String asked = Scripted.text(model.seen().getFirst().prompt());
        assertThat(asked).isEqualTo("Taught:\ncount up\n2+2=");
        assertThat(session.ledger().spent()).isEqualTo(new Spend(3, asked.length(), 6, 0));
    }

    @Test
    void damagedLinesAreNamed() throws IOException {
        Path memory = folder.resolve("memory.jsonl");
        Session session = Questions.session(Scripted.saying("#4"));
        assertThatThrownBy(() -> new ExperiencePrefix(1, 1, memory, "").solve(Questions.of("4"), session))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no such file");
        Files.writeString(memory, "{\"question\": \"1\", \"lesson\": \"x\"}\n{\"question\": 1}\n");
        assertThatThrownBy(() -> new ExperiencePrefix(1, 1, memory, "").solve(Questions.of("4"), session))
                .hasMessageContaining("line 2: needs the texts");
    }
}
