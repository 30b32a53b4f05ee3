package dev.hone.lab.text;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Visitor;

/// A link to a note within a text, `[[id]]` or `[[id|words]]`. Its children are the words; without any, the note's
/// title stands for them.
public final class NoteLink extends CustomNode {
    private final String note;

    NoteLink(String note) {
        this.note = note;
    }

    /// The note's id.
    public String note() {
        return note;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
