package dev.hone.tasks.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionsTest {
    private static final Instructions FAMILY = new Instructions();
    private static final String GOLD =
            "Use only these words: apple, river, stone. Write exactly 4 words. Begin with the"
                    + " word river. Use the word stone exactly 2 times. Use no word twice in a row.";

    @ParameterizedTest
    @CsvSource({"river stone apple stone,correct", "river stone river stone.,correct",
        "river stone stone apple,partial",
        "apple stone river stone,partial", "river stone apple stone apple,partial", "river cloud apple stone,incorrect",
        "River stone apple stone,incorrect", "stone,partial", "apple apple apple,incorrect"})
    void everyTextThatKeepsTheInstructionsIsRight(String answer, String kind) {
        assertThat(FAMILY.verifier().verify(GOLD, answer).kind()).isEqualTo(kind);
    }

    @Test
    void theLastLineCounts() {
        assertThat(FAMILY.verifier().verify(GOLD, "I think:\n\nriver stone apple stone\n \n").kind())
                .isEqualTo("correct");
        assertThat(FAMILY.verifier().verify(GOLD, "river stone apple stone\nDone").kind()).isEqualTo("incorrect");
        assertThat(FAMILY.verifier().verify(GOLD, " \n").kind()).isEqualTo("unparseable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';',
            value = {"Write exactly 4 words.", "Begin with the word river.", "End with the word river.",
                "Use the word stone exactly 2 times.", "Do not use the word stone.", "Use no word with the letter a.",
                "Use no word twice in a row."})
    void sentencesReadBackAsTheyWereWritten(String sentence) {
        assertThat(WordDemand.read(sentence).orElseThrow().sentence()).isEqualTo(sentence);
    }

    @Test
    void sentencesOfAnotherKindAreNotUnderstood() {
        assertThat(WordDemand.read("Write a poem.")).isEmpty();
        assertThat(WordDemand.read("Write exactly 12345 words.")).isEmpty();
        assertThat(FAMILY.verifier().verify("Use only these words: apple. Write a poem.", "apple").kind())
                .isEqualTo("failed");
        assertThat(FAMILY.verifier().verify("Write exactly 4 words.", "apple").kind()).isEqualTo("failed");
    }

    @Test
    void referencesKeepTheirInstructions() {
        for (int i = 0; i < 200; i++) {
            Problem problem = FAMILY.problem(Key.of(5).at(i).draws(), 2 + i % 4);
            assertThat(FAMILY.verify(problem, problem.reference()).score()).as(problem.prompt()).hasValue(1);
        }
    }
}
