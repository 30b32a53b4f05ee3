package dev.hone.app.notes;

import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.text.Citation;
import dev.hone.lab.text.Formula;
import dev.hone.lab.text.NoteLink;
import dev.hone.lab.text.NoteMarkdown;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// Markdown of notes as wrapped lines: formulas as text, citations as numbers, links as their words.
final class MarkdownLines {
    private static final int WIDTH = 92;

    private final Library library;
    private final TextStyle style;
    private final List<Paper> sources = new ArrayList<>();

    MarkdownLines(Library library, TextStyle style) {
        this.library = library;
        this.style = style;
    }

    /// The papers cited so far; a paper's number is its place, from 1.
    List<Paper> sources() {
        return List.copyOf(sources);
    }

    /// A text as lines, with an empty one between blocks.
    List<String> of(String markdown) {
        var blocks = new Blocks();
        NoteMarkdown.parse(markdown).accept(blocks);
        return blocks.lines;
    }

    /// A text as an item of a list.
    List<String> item(String text) {
        var lines = new ArrayList<String>();
        wrap(text, "- ", "  ", lines);
        return lines;
    }

    private static void wrap(String text, String first, String others, List<String> lines) {
        var line = new StringBuilder(first);
        int width = visible(first);
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            if (!empty && width + 1 + visible(word) > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(others);
                width = visible(others);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            width += visible(word) + (empty ? 0 : 1);
            empty = false;
        }
        lines.add(line.toString());
    }

    private static int visible(String text) {
        return text.replaceAll("\u001b\\[\\d+m", "").length();
    }

    private final class Blocks extends AbstractVisitor {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void visit(Paragraph paragraph) {
            between();
            wrap(words(paragraph), "", "", lines);
        }

        @Override
        public void visit(Heading heading) {
            between();
            lines.add(style.bold(words(heading)));
        }

        @Override
        public void visit(FencedCodeBlock code) {
            between();
            code.getLiteral().lines().forEach(l -> lines.add("    " + l));
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            between();
            code.getLiteral().lines().forEach(l -> lines.add("    " + l));
        }

        @Override
        public void visit(HtmlBlock html) {
            between();
            html.getLiteral().lines().forEach(lines::add);
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                between();
                table(block);
            }
        }

        /// Cells in columns that are as wide as their widest cell.
        private void table(Node table) {
            var rows = new ArrayList<List<String>>();
            table.accept(new AbstractVisitor() {
                @Override
                public void visit(CustomNode custom) {
                    switch (custom) {
                        case TableRow row -> rows.add(new ArrayList<>());
                        case TableCell cell -> rows.getLast().add(words(cell).strip());
                        default -> {}
                    }
                    super.visit(custom);
                }
            });
            for (List<String> row : rows) {
                var line = new StringBuilder();
                for (int i = 0; i < row.size(); i++) {
                    int column = i;
                    int width = rows.stream().mapToInt(r -> visible(r.get(column))).max().orElse(0);
                    line.append(row.get(i)).append(" ".repeat(width - visible(row.get(i)) + 2));
                }
                lines.add(line.toString().stripTrailing());
            }
        }

        @Override
        public void visit(BulletList list) {
            between();
            items(list, "- ");
        }

        @Override
        public void visit(OrderedList list) {
            between();
            items(list, "");
        }

        private void items(Node list, String bullet) {
            int number = 1;
            for (Node n = list.getFirstChild(); n != null; n = n.getNext()) {
                if (n instanceof ListItem item) {
                    String mark = bullet.isEmpty() ? number++ + ". " : bullet;
                    wrap(words(item), mark, " ".repeat(mark.length()), lines);
                }
            }
        }

        private void between() {
            if (!lines.isEmpty()) {
                lines.add("");
            }
        }
    }

    private String words(Node node) {
        var words = new Words();
        node.accept(words);
        return words.text.toString();
    }

    private final class Words extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text t) {
            text.append(t.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            text.append(html.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak b) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak b) {
            text.append(' ');
        }

        @Override
        public void visit(Paragraph paragraph) {
            super.visit(paragraph);
            text.append(' ');
        }

        @Override
        public void visit(StrongEmphasis strong) {
            int from = text.length();
            super.visit(strong);
            String inside = text.substring(from);
            text.setLength(from);
            text.append(style.bold(inside));
        }

        @Override
        public void visit(CustomNode custom) {
            switch (custom) {
                case Citation c -> c.papers().forEach(this::cite);
                case Formula f -> text.append(PlainTex.of(f.tex()));
                case NoteLink l when l.getFirstChild() == null -> text.append(title(l.note()));
                default -> super.visit(custom);
            }
        }

        private void cite(String id) {
            library.paper(id).ifPresent(paper -> {
                if (!sources.contains(paper)) {
                    sources.add(paper);
                }
                text.append('[').append(sources.indexOf(paper) + 1).append(']');
            });
        }
    }

    private String title(String note) {
        return library.note(note).map(Note::title).orElse(note);
    }
}
