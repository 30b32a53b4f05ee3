package dev.hone.lab.text;

import java.util.List;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Visitor;

/// A citation of papers within a text, `[@id; @id]`.
public final class Citation extends CustomNode {
    private final List<String> papers;

    Citation(List<String> papers) {
        this.papers = List.copyOf(papers);
    }

    /// The ids of the papers.
    public List<String> papers() {
        return papers;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
