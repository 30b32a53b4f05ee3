package dev.hone.lab.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Markdown as notes write it: CommonMark with tables, and [Citation], [NoteLink], [Formula] and [Toy] among its
/// nodes.
public final class NoteMarkdown {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .customInlineContentParserFactory(new FormulaParser.Factory())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private NoteMarkdown() {}

    /// Parses a text. Source spans count lines from 0 at its beginning.
    public static Node parse(String markdown) {
        Node document = PARSER.parse(InlineSyntax.toLinks(markdown));
        document.accept(new Replacement());
        return document;
    }

    /// All papers that a text cites, in their order, each once.
    public static List<String> cited(Node node) {
        var papers = new ArrayList<String>();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode custom) {
                if (custom instanceof Citation c) {
                    c.papers().stream().filter(p -> !papers.contains(p)).forEach(papers::add);
                }
                super.visit(custom);
            }
        });
        return papers;
    }

    /// All notes that a text links to, in their order, each once.
    public static List<String> linkedNotes(Node node) {
        var notes = new ArrayList<String>();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode custom) {
                if (custom instanceof NoteLink l && !notes.contains(l.note())) {
                    notes.add(l.note());
                }
                super.visit(custom);
            }
        });
        return notes;
    }

    /// The lines, from 0, on which a dollar sign stands that neither opens nor closes a formula.
    public static List<Integer> strayDollars(Node node) {
        var lines = new ArrayList<Integer>();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                if (text.getLiteral().contains("$") && !text.getSourceSpans().isEmpty()) {
                    lines.add(text.getSourceSpans().getFirst().getLineIndex());
                }
            }
        });
        return lines;
    }

    /// Puts our nodes in the place of the links that [InlineSyntax] wrote.
    private static final class Replacement extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            String target = link.getDestination();
            if (target.startsWith(InlineSyntax.CITE)) {
                String papers = target.substring(InlineSyntax.CITE.length());
                replace(link, new Citation(Arrays.asList(papers.split(","))));
            } else if (target.startsWith(InlineSyntax.NOTE)) {
                var note = new NoteLink(target.substring(InlineSyntax.NOTE.length()));
                while (link.getFirstChild() != null) {
                    note.appendChild(link.getFirstChild());
                }
                replace(link, note);
            } else {
                super.visit(link);
            }
        }

        @Override
        public void visit(Paragraph paragraph) {
            if (paragraph.getFirstChild() instanceof Link only
                    && only.getNext() == null
                    && only.getDestination().startsWith(InlineSyntax.TOY)) {
                replace(paragraph, new Toy(only.getDestination().substring(InlineSyntax.TOY.length())));
            } else {
                super.visit(paragraph);
            }
        }

        private static void replace(Node old, Node fresh) {
            fresh.setSourceSpans(old.getSourceSpans());
            old.insertAfter(fresh);
            old.unlink();
        }
    }
}
