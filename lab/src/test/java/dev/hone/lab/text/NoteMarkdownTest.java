package dev.hone.lab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Node;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteMarkdownTest {
    @Nested
    @DisplayName("Citations")
    class Citations {
        @Test
        void namePapersInTheirOrderEachOnce() {
            assertThat(cited("As said [@2401.00001; @doe-2020-sleep] and again [@2401.00001], but [@roe-2021-wings]."))
                    .containsExactly("2401.00001", "doe-2020-sleep", "roe-2021-wings");
        }

        @Test
        void keepTogetherWhatOneBracketNames() {
            assertThat(nodes("Two [@a; @b], one [@c].", Citation.class)).extracting(Citation::papers)
                    .containsExactly(List.of("a", "b"), List.of("c"));
        }

        @Test
        void mayBreakOverLines() {
            assertThat(nodes("Said [@a;\n@b;\n  @c] here.", Citation.class)).extracting(Citation::papers)
                    .containsExactly(List.of("a", "b", "c"));
        }

        @Test
        void standInsideEmphasisListsAndTables() {
            assertThat(cited("*Said [@a].*\n\n- item [@b]\n\n| x |\n| --- |\n| cell [@c] |\n"))
                    .containsExactly("a", "b", "c");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "`[@a]`", "``[@a]``", "`` ` [@a] ``", "```\n[@a]\n```", "~~~\n[@a]\n~~~", "- x\n  ```\n  [@a]\n  ```",
            "```\n[@a] in code that never ends",
            "[a]", "[ @a ]", "[@]", "a@b.org", "[@a, @b]", "\\[@a]"})
        void doNotStandInCodeNorLookOtherwise(String text) {
            assertThat(cited(text)).isEmpty();
        }

        @Test
        void stayWhereABacktickHasNoPartnerInItsParagraph() {
            assertThat(cited("A lonely ` here [@a].\n\nAnother ` there [@b].")).containsExactly("a", "b");
            assertThat(cited("Escaped \\` here [@a], and \\` there.")).containsExactly("a");
        }

        @Test
        void codeKeepsItsText() {
            assertThat(PlainText.of(NoteMarkdown.parse("Write `[@a]`, ``[@b]`` or `[[ants|them]]`.")))
                    .isEqualTo("Write [@a], [@b] or [[ants|them]].");
        }
    }

    @Nested
    @DisplayName("Links to notes")
    class NoteLinks {
        @Test
        void nameTheirNotesInOrderEachOnce() {
            assertThat(linked("See [[bees]], [[ants|those]] and [[bees|them]].")).containsExactly("bees", "ants");
        }

        @Test
        void carryTheirWords() {
            List<NoteLink> links = nodes("See [[bees]] and [[ants|the *busy*\nones]].", NoteLink.class);
            assertThat(links).extracting(NoteLink::note).containsExactly("bees", "ants");
            assertThat(links.getFirst().getFirstChild()).isNull();
            assertThat(PlainText.of(links.get(1))).isEqualTo("the busy ones");
            assertThat(links.get(1).getFirstChild().getNext()).isInstanceOf(Emphasis.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"`[[ants]]`", "``[[ants]]``", "```\n[[ants]]\n```", "[[two words]]", "[ants](ants.md)"})
        void doNotStandInCodeNorLookOtherwise(String text) {
            assertThat(linked(text)).isEmpty();
        }
    }

    @Nested
    @DisplayName("Toys")
    class Toys {
        @Test
        void standInAParagraphOfTheirOwn() {
            assertThat(nodes("Before.\n\n[[toy:pass-at-k]]\n\nAfter.", Toy.class)).extracting(Toy::name)
                    .containsExactly("pass-at-k");
        }

        @ParameterizedTest
        @ValueSource(strings = {"`[[toy:pass-at-k]]`", "```\n[[toy:pass-at-k]]\n```"})
        void doNotStandInCode(String text) {
            assertThat(nodes(text, Toy.class)).isEmpty();
        }

        @Test
        void areNoLinksToNotes() {
            assertThat(linked("[[toy:pass-at-k]]")).isEmpty();
        }
    }

    @Nested
    @DisplayName("Formulas")
    class Formulas {
        @Test
        void stayAsTheyWereWritten() {
            List<Formula> formulas = nodes("Let $a_1 * b_2 * c \\{x\\}$ and $y$ be.", Formula.class);
            assertThat(formulas).extracting(Formula::tex).containsExactly("a_1 * b_2 * c \\{x\\}", "y");
            assertThat(formulas).extracting(Formula::style).containsOnly(Formula.Style.INLINE);
        }

        @Test
        void areDisplayedBetweenTwoDollarsOverSeveralLines() {
            List<Formula> formulas = nodes("So\n\n$$\na = b\n\\\\ c_1\n$$\n\nand $$d$$ too.", Formula.class);
            assertThat(formulas).extracting(Formula::tex).containsExactly("a = b\n\\\\ c_1", "d");
            assertThat(formulas).extracting(Formula::style).containsOnly(Formula.Style.DISPLAY);
        }

        @Test
        void oneThatDoesNotCloseLeavesTheNextAlone() {
            assertThat(nodes("If $a comes, $b$ and $$c$$ stay.", Formula.class)).extracting(Formula::tex)
                    .containsExactly("b", "c");
        }

        @Test
        void mayHoldAnEscapedDollar() {
            assertThat(nodes("A price $p = 5\\$$, not $\\$6$, and $$a \\\\$$.", Formula.class)).extracting(Formula::tex)
                    .containsExactly("p = 5\\$", "\\$6", "a \\\\");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "It costs $5.", "Never $a stays, $b goes.", "From $5 to $6.", "Open $ a$ shut.", "Open $a $ shut.",
            "Escaped \\$a$.", "$$ $$", "$$$a$$$",
            "`$a$`", "```\n$a$\n```", "One $$ only.", "An empty line $a\n\nb$ ends it."})
        void areNotWhatADollarMakesByItself(String text) {
            assertThat(nodes(text, Formula.class)).isEmpty();
        }

        @Test
        void aDollarAloneStaysText() {
            assertThat(PlainText.of(NoteMarkdown.parse("From $5 to \\$6."))).isEqualTo("From $5 to $6.");
        }
    }

    @Nested
    @DisplayName("Stray dollars")
    class StrayDollars {
        @Test
        void areReportedWithTheirLines() {
            assertThat(stray("Good $a$.\nBad $5.\n\nGood `$5`.\n\n- bad $x\n")).containsExactly(1, 5);
        }

        @Test
        void keepTheirLineBelowABrokenCitation() {
            assertThat(stray("Said [@a;\n@b;\n@c] so.\nBad $5.")).containsExactly(3);
        }

        @Test
        void areNotThoseThatAreEscapedOrCode() {
            assertThat(stray("It costs \\$5.\n\n```\n$5\n```\n\nAnd $a$ or $$\nb\n$$ too.")).isEmpty();
        }

        @Test
        void anEscapedOneDoesNotHideAnother() {
            assertThat(stray("It costs \\$5, not $6.")).containsExactly(0);
        }
    }

    private static List<String> cited(String text) {
        return NoteMarkdown.cited(NoteMarkdown.parse(text));
    }

    private static List<String> linked(String text) {
        return NoteMarkdown.linkedNotes(NoteMarkdown.parse(text));
    }

    private static List<Integer> stray(String text) {
        return NoteMarkdown.strayDollars(text);
    }

    private static <T extends Node> List<T> nodes(String text, Class<T> type) {
        var found = new ArrayList<T>();
        NoteMarkdown.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                take(node);
                super.visit(node);
            }

            @Override
            public void visit(CustomBlock block) {
                take(block);
                super.visit(block);
            }

            private void take(Node node) {
                if (type.isInstance(node)) {
                    found.add(type.cast(node));
                }
            }
        });
        return found;
    }
}
