package dev.hone.tasks.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.registry.Verifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintVerifierTest {
    private static final ConstraintVerifier STRICT = new ConstraintVerifier(ConstraintRules.USUAL);
    private static final ConstraintVerifier LOOSE = new ConstraintVerifier(ConstraintRules.parse("loose"));

    private static String gold(String name, String arguments) {
        return "{\"instruction_id_list\": [\"" + name + "\"], \"kwargs\": [" + arguments + "]}";
    }

    /// Name, arguments, a response that keeps it and one that breaks it; `/` is a line break.
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', value = {
        "keywords:existence ¦ {\"keywords\": [\"Sea\", \"wind\"]} ¦ the WINDY sea ¦ the sea",
        "keywords:frequency ¦ {\"keyword\": \"sea\", \"frequency\": 2, \"relation\": \"at least\"} ¦ sea, Sea ¦ sea",
        "keywords:frequency ¦ {\"keyword\": \"sea\", \"frequency\": 2, \"relation\": \"less than\"} ¦ sea ¦ sea sea",
        "keywords:forbidden_words ¦ {\"forbidden_words\": [\"sea\"]} ¦ a seal ¦ the Sea.",
        "keywords:letter_frequency"
                + " ¦ {\"letter\": \"e\", \"let_frequency\": 3, \"let_relation\": \"at least\"} ¦ Eel pie ¦ eel",
        "language:response_language ¦ {\"language\": \"ru\"} ¦ привет, мир ¦ hello",
        "length_constraints:number_sentences ¦ {\"num_sentences\": 2, \"relation\": \"at least\"} ¦ One. Two! ¦ Dr. No",
        "length_constraints:number_sentences ¦ {\"num_sentences\": 2, \"relation\": \"less than\"}"
                + " ¦ It is 3.5. ¦ A b. C d.",
        "length_constraints:number_paragraphs ¦ {\"num_paragraphs\": 2} ¦ a/***/b ¦ a/***/***/b",
        "length_constraints:number_words ¦ {\"num_words\": 3, \"relation\": \"at least\"} ¦ it's so ¦ so so",
        "length_constraints:nth_paragraph_first_word"
                + " ¦ {\"num_paragraphs\": 2, \"nth_paragraph\": 2, \"first_word\": \"We\"}"
                + " ¦ I go.//\"We\" go. ¦ We go.//I go.",
        "detectable_content:number_placeholders ¦ {\"num_placeholders\": 2} ¦ [name] at [place] ¦ [name",
        "detectable_content:postscript ¦ {\"postscript_marker\": \"P.S.\"} ¦ Bye./P. S. Me ¦ Bye. PS",
        "detectable_content:postscript ¦ {\"postscript_marker\": \"P.P.S\"} ¦ Bye./P.P.S Me ¦ P.S. Me",
        "detectable_format:number_bullet_lists ¦ {\"num_bullets\": 2} ¦ * a/- b ¦ * a/**b**/c",
        "detectable_format:constrained_response ¦ {} ¦ My answer is maybe. ¦ My answer: maybe",
        "detectable_format:number_highlighted_sections ¦ {\"num_highlights\": 2} ¦ *a* and **b** ¦ *a* and * b",
        "detectable_format:multiple_sections ¦ {\"section_spliter\": \"Part\", \"num_sections\": 2} ¦ Part 1/a/Part 2/b"
                + " ¦ Part 1/a",
        "detectable_format:json_format ¦ {} ¦ ```json/{\"a\": [1]}/``` ¦ Here: {\"a\": 1}",
        "detectable_format:title ¦ {} ¦ <<The sea>>/a ¦ << >>",
        "combination:two_responses ¦ {} ¦ a******b ¦ a******a",
        "combination:repeat_prompt ¦ {\"prompt_to_repeat\": \"Say a.\"} ¦ say a. Yes: a ¦ a",
        "startend:end_checker ¦ {\"end_phrase\": \"Any questions?\"} ¦ So. any questions?\" ¦ Any questions? No.",
        "startend:quotation ¦ {} ¦ \"a\" ¦ \"a",
        "change_case:capital_word_frequency ¦ {\"capital_frequency\": 2, \"capital_relation\": \"less than\"} ¦ The SEA"
                + " ¦ THE SEA",
        "change_case:english_capital ¦ {} ¦ A SEA! ¦ A SEa",
        "change_case:english_lowercase ¦ {} ¦ a sea! ¦ a Sea",
        "punctuation:no_comma ¦ {} ¦ a; b ¦ a, b"})
    void eachConstraintIsKeptAndBroken(String name, String arguments, String kept, String broken) {
        String gold = gold(name.strip(), arguments.strip());
        assertThat(STRICT.verify(gold, kept.strip().replace('/', '\n')).kind()).isEqualTo("correct");
        assertThat(STRICT.verify(gold, broken.strip().replace('/', '\n')).kind()).isEqualTo("incorrect");
    }

    @Test
    void allNamesCanBeRead() {
        assertThat(ConstraintList.names()).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void looseForgivesWhatStandsAround() {
        String gold = gold("startend:quotation", "{}");
        assertThat(STRICT.verify(gold, "Sure:\n\"a\"").kind()).isEqualTo("incorrect");
        assertThat(LOOSE.verify(gold, "Sure:\n\"a\"").kind()).isEqualTo("correct");
        assertThat(LOOSE.verify(gold, "Sure:\n\"a\"\nBye").kind()).isEqualTo("correct");
        assertThat(LOOSE.verify(gold, "**\"a\"**").kind()).isEqualTo("correct");
        assertThat(LOOSE.verify(gold, "Sure:\na").kind()).isEqualTo("incorrect");
    }

    @Test
    void theShareCountsWhereAskedFor() {
        String gold = "{\"instruction_id_list\": [\"punctuation:no_comma\", \"change_case:english_lowercase\"],"
                + " \"kwargs\": [{\"num_words\": null}, {}], \"key\": 1000, \"prompt\": \"Write.\"}";
        var partial = new ConstraintVerifier(ConstraintRules.parse("partial"));
        assertThat(partial.verify(gold, "a Sea")).isEqualTo(new Verdict.Partial(0.5,
                "1 of 2 constraints do not hold, such as: write in small letters alone"));
        assertThat(STRICT.verify(gold, "a Sea").kind()).isEqualTo("incorrect");
        assertThat(partial.verify(gold, "A, Sea").kind()).isEqualTo("incorrect");
        assertThat(STRICT.verify(gold, "a sea").kind()).isEqualTo("correct");
        assertThat(STRICT.verify(gold, " ").kind()).isEqualTo("unparseable");
    }

    @Test
    void aListThatCannotBeReadFailsAndSaysWhy() {
        assertThat(STRICT.verify("no commas", "a").reason()).contains("has no list of constraints");
        assertThat(STRICT.verify(gold("punctuation:no_coma", "{}"), "a").reason())
                .contains("did you mean 'punctuation:no_comma'");
        assertThat(STRICT.verify(gold("length_constraints:number_words", "{}"), "a").reason())
                .contains("needs num_words");
        assertThat(STRICT.verify(gold("punctuation:no_comma", "{}, {}"), "a").reason()).contains("kwargs");
        assertThat(STRICT.verify(gold("language:response_language", "{\"language\": \"xx\"}"), "a"))
                .isInstanceOf(Verdict.Failed.class);
        assertThatThrownBy(() -> Verifiers.named("ifeval:lose")).isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'loose'");
    }

    @Test
    void sentencesEndWhereAReaderEndsThem() {
        assertThat(Sentences.count("Mr. A. B. Smith paid 3.50 dollars. He left! \"Why?\" Nobody knows..."))
                .isEqualTo(4);
        assertThat(Sentences.count("No stop at the end")).isEqualTo(1);
        assertThat(Sentences.count(" ... ")).isZero();
        assertThat(Sentences.count("\u4f60\u597d\u3002\u518d\u89c1\u3002")).isEqualTo(2);
    }
}
