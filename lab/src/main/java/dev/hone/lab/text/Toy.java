package dev.hone.lab.text;

import org.commonmark.node.CustomBlock;
import org.commonmark.node.Visitor;

/// The place of a small live figure, `[[toy:name]]` in a paragraph of its own.
public final class Toy extends CustomBlock {
    private final String name;

    Toy(String name) {
        this.name = name;
    }

    /// The figure's name.
    public String name() {
        return name;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
