package dev.hone.lab.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// The words of a Markdown text: what a reader reads, without citations, with formulas as a single word.
public final class PlainText {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])[)\"”]*\\s+(?=[\\p{Lu}\\d$(\"“])");
    private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\d]\\S*");

    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private PlainText() {}

    /// A block that holds sentences, and the line, from 0, on which it begins.
    public record Block(String text, int line) {}

    /// The text of each block that holds sentences, in order.
    public static List<String> blocks(Node node) {
        return placedBlocks(node).stream().map(Block::text).toList();
    }

    /// The same with their lines.
    public static List<Block> placedBlocks(Node node) {
        var blocks = new ArrayList<Block>();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                add(paragraph);
            }

            @Override
            public void visit(CustomBlock block) {
                add(block);
            }

            private void add(Node block) {
                String text = of(block);
                if (!text.isEmpty()) { // a toy has no words
                    blocks.add(new Block(text, block.getSourceSpans().getFirst().getLineIndex()));
                }
            }
        });
        return blocks;
    }

    /// The words of one node on one line.
    public static String of(Node node) {
        var text = new StringBuilder();
        node.accept(new AbstractVisitor() {
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
            public void visit(FencedCodeBlock code) {
                text.append(' ');
            }

            @Override
            public void visit(Heading heading) {
                super.visit(heading);
                text.append(' ');
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
            public void visit(CustomNode custom) {
                if (custom instanceof Formula f) {
                    text.append(SPACES.matcher(f.tex()).replaceAll(""));
                }
                super.visit(custom);
                if (custom instanceof TableCell) {
                    text.append(' ');
                }
            }
        });
        return SPACES.matcher(text).replaceAll(" ").replace(" .", ".").replace(" ,", ",").strip();
    }

    /// The sentences of a text.
    public static List<String> sentences(String text) {
        return List.of(SENTENCE_END.split(text));
    }

    /// How many words a text has.
    public static int words(String text) {
        return (int) WORD.matcher(text).results().count();
    }

    /// Flesch reading ease, 206.8 - 1.015 words a sentence - 84.6 syllables a word: 60 is plain English, 30 a paper.
    ///
    /// Syllables are counted as groups of vowels, without a silent e. Source: R. Flesch, 1948, "A new readability
    /// yardstick".
    public static double readingEase(List<String> blocks) {
        long sentences = 0;
        long words = 0;
        long syllables = 0;
        for (String block : blocks) {
            sentences += sentences(block).size();
            for (String word : block.split("[^\\p{L}']+")) {
                if (!word.isEmpty()) {
                    words++;
                    syllables += syllables(word);
                }
            }
        }
        return words == 0 ? 100 : 206.835 - 1.015 * words / sentences - 84.6 * syllables / words;
    }

    private static int syllables(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        String spoken = w.endsWith("e") ? w.substring(0, w.length() - 1) : w;
        return Math.max(1, (int) VOWELS.matcher(spoken).results().count());
    }
}
