package dev.hone.lab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void marksAreGoneAndWordsStay() {
        assertThat(plain("A *soft* and **hard** `code`, a [link](http://x.org)\nand [[ants|the ants]]."))
                .isEqualTo("A soft and hard code, a link and the ants.");
    }

    @Test
    void whatLooksLikeHtmlIsText() {
        assertThat(plain("Let a <b and c> d.")).isEqualTo("Let a <b and c> d.");
    }

    @Test
    void citationsLeaveNoTrace() {
        assertThat(plain("Half of them slept [@a; @b]. The rest [@c], it is said, did not\n[@d]."))
                .isEqualTo("Half of them slept. The rest, it is said, did not.");
    }

    @Test
    void aFormulaIsOneWord() {
        assertThat(plain("Let $a + b$ be.")).isEqualTo("Let a+b be.");
        assertThat(PlainText.words(plain("Let $a + b$ be."))).isEqualTo(3);
    }

    @Test
    void blocksAreParagraphsItemsAndTablesButNoToys() {
        assertThat(PlainText.blocks(NoteMarkdown.parse("""
                # Heading

                [[toy:pass-at-k]]

                First
                paragraph.

                - an item
                - another

                ```
                code
                ```

                | left | right |
                | --- | --- |
                | one | two |
                """))).containsExactly("First paragraph.", "an item", "another", "left right one two");
    }

    @Test
    void sentencesEndWhereTheNextBegins() {
        assertThat(PlainText.sentences("One ends. Does two? Yes! (Three.) \"Four.\" 5 is next. $x$ is last."))
                .containsExactly("One ends.", "Does two?", "Yes!", "(Three.", "\"Four.", "5 is next.", "$x$ is last.");
    }

    @Test
    void abbreviationsAndDecimalsEndNoSentence() {
        assertThat(PlainText.sentences("About 3.5 points, e.g. here, cf. there")).hasSize(1);
    }

    @Test
    void wordsHaveALetterOrADigit() {
        assertThat(PlainText.words("Two - or three: 4 % of a+b ...")).isEqualTo(6);
        assertThat(PlainText.words(" \n ")).isZero();
    }

    @Test
    void readingEaseByHand() {
        // 3 words, 1 sentence, 3 syllables
        assertThat(PlainText.readingEase(List.of("The cat sat.")))
                .isCloseTo(206.835 - 1.015 * 3 - 84.6 * 1, within(1e-9));
        // 8 words, 2 sentences; re-in-force-ment has 4 syllables, can 1, make 1, po-li-cy 3, bold 1, dogs are free 3
        assertThat(PlainText.readingEase(List.of("Reinforcement can make policy bold.", "Dogs are free.")))
                .isCloseTo(206.835 - 1.015 * 8 / 2 - 84.6 * 13 / 8, within(1e-9));
    }

    @Test
    void readingEaseCountsTheSentencesOfEachBlock() {
        assertThat(PlainText.readingEase(List.of("The cat sat. The dog ran.")))
                .isEqualTo(PlainText.readingEase(List.of("The cat sat.", "The dog ran.")));
        assertThat(PlainText.readingEase(List.of())).isEqualTo(100);
    }

    private static String plain(String markdown) {
        return PlainText.of(NoteMarkdown.parse(markdown));
    }
}
