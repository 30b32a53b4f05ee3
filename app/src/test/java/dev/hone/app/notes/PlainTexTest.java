package dev.hone.app.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.lab.note.Note;
import dev.hone.lab.text.Formula;
import dev.hone.lab.text.NoteMarkdown;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTexTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " reads ", value = {
        "\\pi_\\theta(y \\mid x) reads π_θ(y | x)",
        "\\frac{1}{2} reads 1/2",
        "\\frac{a+b}{c} reads (a+b)/c",
        "\\frac{\\pi_\\theta}{\\pi_0} reads π_θ/π_0",
        "\\tfrac12 reads 1/2",
        "\\sqrt{n} reads √(n)",
        "\\sqrt{\\frac{a}{b}} reads √(a/b)",
        "\\binom{n}{k} reads C(n, k)",
        "x^{2} + y_{i} reads x^2 + y_i",
        "x^{n-1} reads x^(n-1)",
        "\\bar r + \\hat{x} + \\tilde\\Gamma reads r + x + Γ",
        "\\mathbb{E}[\\text{reward}] reads E[reward]",
        "\\log p \\le 0 reads log p ≤ 0",
        "a \\cdot b \\times c \\pm d reads a · b × c ± d",
        "\\{0, 1\\} reads {0, 1}",
        "\\left( a \\right) reads ( a )",
        "\\lVert x \\rVert reads ‖ x ‖",
        "a \\,\\|\\, b reads a ‖ b",
        "\\underset{a}{\\max} reads max_(a)",
        "\\begin{cases} 1 & x \\\\ 0 & y \\end{cases} reads { 1 x ; 0 y }",
        "49.4\\,\\% reads 49.4 %",
        "a\\_b \\# \\$5 reads a_b # $5",
        "a\\,b\\;c\\!d reads a b c d",
        "\\unknown{x} reads \\unknown{x}"})
    void readsAsText(String tex, String text) {
        assertThat(PlainTex.of(tex)).isEqualTo(text);
    }

    @Test
    void severalLinesBecomeOne() {
        assertThat(PlainTex.of("a\n= b\n + c")).isEqualTo("a = b + c");
    }

    @Test
    void noShippedFormulaKeepsACommand() {
        List<String> formulas = SmallLibrary.shipped().notes().stream().flatMap(n -> formulas(n).stream()).toList();
        assertThat(formulas).isNotEmpty();
        assertThat(formulas.stream().map(PlainTex::of).filter(text -> text.contains("\\"))).isEmpty();
    }

    private static List<String> formulas(Note note) {
        var formulas = new ArrayList<String>();
        NoteMarkdown.parse(note.file().body()).accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof Formula f) {
                    formulas.add(f.tex());
                }
                super.visit(node);
            }
        });
        return formulas;
    }
}
