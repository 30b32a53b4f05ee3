package dev.hone.lab.text;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Visitor;

/// A formula in KaTeX's TeX, `$...$` within a line or `$$...$$` displayed.
public final class Formula extends CustomNode {
    private final String tex;
    private final Style style;

    /// Where a formula stands.
    public enum Style { INLINE, DISPLAY }

    Formula(String tex, Style style) {
        this.tex = tex;
        this.style = style;
    }

    /// The formula, without its dollar signs.
    public String tex() {
        return tex;
    }

    /// Where it stands.
    public Style style() {
        return style;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
