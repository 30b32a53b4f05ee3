package dev.hone.app.atlas.article;

import static dev.hone.app.atlas.SmallLibrary.term;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.article.GlossaryIndex.Piece;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GlossaryIndexTest {
    private final GlossaryIndex index = new GlossaryIndex(List.of(
            term("kl", "KL"), term("kl-penalty", "KL penalty", "KL penalties"), term("entropy", "entropy"),
            term("pass-at-k", "pass@k"), term("f-score", "F(1) score")));

    @Test
    void theFirstOccurrenceIsMarkedAndNoOther() {
        assertThat(marked("Entropy falls, and entropy stays low."))
                .isEqualTo("<entropy:Entropy> falls, and entropy stays low.");
    }

    @Test
    void whatWasSeenBeforeIsNotMarkedAgain() {
        Set<String> seen = new HashSet<>();
        assertThat(marked("Entropy falls.", seen)).isEqualTo("<entropy:Entropy> falls.");
        assertThat(marked("Entropy stays.", seen)).isEqualTo("Entropy stays.");
        assertThat(seen).containsExactly("entropy");
    }

    @Test
    void theLongestSpellingWins() {
        assertThat(marked("A KL penalty is more than KL."))
                .isEqualTo("A <kl-penalty:KL penalty> is more than <kl:KL>.");
    }

    @Test
    void allSpellingsNameOneTerm() {
        assertThat(marked("KL penalties and a KL penalty.")).isEqualTo("<kl-penalty:KL penalties> and a KL penalty.");
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(marked("ENTROPY and kl Penalty.")).isEqualTo("<entropy:ENTROPY> and <kl-penalty:kl Penalty>.");
    }

    @Test
    void partsOfWordsAreNoTerms() {
        assertThat(marked("Klein, entropys, cross-entropy, KL-Cov, entropy_1")).doesNotContain("<");
    }

    @Test
    void signsInATermAreSigns() {
        assertThat(marked("Report pass@k and the F(1) score.")).isEqualTo(
                "Report <pass-at-k:pass@k> and the <f-score:F(1) score>.");
        assertThat(marked("pass.k, F1 score")).doesNotContain("<");
    }

    @Test
    void aTextMayBeATermAndNothingElse() {
        assertThat(index.pieces("KL", new HashSet<>())).singleElement().isInstanceOf(Piece.Named.class);
        assertThat(index.pieces("", new HashSet<>())).isEmpty();
    }

    @Test
    void withoutTermsNothingIsMarked() {
        assertThat(new GlossaryIndex(List.of()).pieces("Any text", new HashSet<>()))
                .containsExactly(new Piece.Plain("Any text"));
    }

    private String marked(String text) {
        return marked(text, new HashSet<>());
    }

    private String marked(String text, Set<String> seen) {
        return index.pieces(text, seen).stream()
                .map(p -> switch (p) {
                    case Piece.Plain plain -> plain.text();
                    case Piece.Named named -> "<" + named.term().id() + ":" + named.text() + ">";
                })
                .collect(Collectors.joining());
    }
}
