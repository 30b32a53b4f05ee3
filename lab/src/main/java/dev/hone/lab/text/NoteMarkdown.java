package dev.hone.lab.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
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

    /// A paper or note that a text names, and the line, from 0, on which it does.
    public record Mention(String id, int line) {}

    /// All papers that a text cites, in their order, each once.
    public static List<String> cited(Node node) {
        return citations(node).stream().map(Mention::id).toList();
    }

    /// The first citation of each paper, in their order.
    public static List<Mention> citations(Node node) {
        return mentions(node, n -> n instanceof Citation c ? c.papers() : List.of());
    }

    /// All notes that a text links to, in their order, each once.
    public static List<String> linkedNotes(Node node) {
        return noteLinks(node).stream().map(Mention::id).toList();
    }

    /// The first link to each note, in their order.
    public static List<Mention> noteLinks(Node node) {
        return mentions(node, n -> n instanceof NoteLink l ? List.of(l.note()) : List.of());
    }

    private static List<Mention> mentions(Node node, Function<CustomNode, List<String>> ids) {
        var lines = new LinkedHashMap<String, Integer>();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode custom) {
                int line = custom.getSourceSpans().isEmpty() ? 0 : custom.getSourceSpans().getFirst().getLineIndex();
                ids.apply(custom).forEach(id -> lines.putIfAbsent(id, line));
                super.visit(custom);
            }
        });
        return lines.entrySet().stream().map(e -> new Mention(e.getKey(), e.getValue())).toList();
    }

    /// The lines, from 0, on which a dollar sign stands that neither opens nor closes a formula and is not escaped.
    public static List<Integer> strayDollars(String markdown) {
        String source = InlineSyntax.toLinks(markdown);
        var lines = new ArrayList<Integer>();
        PARSER.parse(source).accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                if (text.getLiteral().contains("$")) {
                    text.getSourceSpans().stream()
                            .filter(s -> isStray(source, s.getInputIndex(), s.getLength()))
                            .forEach(s -> lines.add(s.getLineIndex()));
                }
            }
        });
        return lines;
    }

    private static boolean isStray(String source, int from, int length) {
        return source.substring(from, from + length).replace("\\\\", "").replace("\\$", "").contains("$");
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
