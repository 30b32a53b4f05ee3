package dev.hone.lab.check;

import dev.hone.lab.finding.Findings;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.NoteSection;
import dev.hone.lab.text.MarkdownFile;
import dev.hone.lab.text.NoteMarkdown;
import dev.hone.lab.text.PlainText;
import dev.hone.lab.text.Section;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/// What one note must have by itself: all sections in order, a source for each number, citations that are listed;
/// and, as warnings, bounds of length and reading ease.
final class NoteChecks {
    /// Words of an article, without its protocol.
    private static final int SHORTEST = 600;
    private static final int LONGEST = 900;
    private static final int SHORTEST_SECTION = 25;
    private static final double HARDEST = 30;
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final List<String> PROTOCOL_PARTS =
            List.of("Task.", "Arms.", "Controls.", "Measures.", "Decision rule.", "Scope.");

    private NoteChecks() {}

    static void check(Note note, Findings findings) {
        preamble(note.file(), findings);
        sections(note, findings);
        length(note, findings);
        note.section(NoteSection.REPORTED).ifPresent(s -> numbers(note, s, findings));
        note.section(NoteSection.PROTOCOL).ifPresent(s -> protocol(note, s, findings));
        citations(note, findings);
        relations(note, findings);
    }

    /// Pages show sections, so nothing may stand before them.
    static void preamble(MarkdownFile file, Findings findings) {
        if (!file.preamble().isEmpty()) {
            findings.error(file.place(0), "text before the first section is not shown: '" + excerpt(file.preamble())
                    + "'");
        }
    }

    private static void sections(Note note, Findings findings) {
        List<String> wanted =
                Arrays.stream(NoteSection.values()).map(NoteSection::heading).toList();
        List<Section> found = note.file().sections();
        for (String heading : wanted) {
            List<Section> same =
                    found.stream().filter(s -> s.heading().equals(heading)).toList();
            if (same.isEmpty()) {
                findings.error(note.file().name(), "the section '## " + heading + "' is missing");
            } else if (same.size() > 1) {
                findings.error(at(note, same.get(1).line() - 1), "the section '" + heading + "' stands here again");
            } else if (PlainText.words(same.getFirst().text()) < SHORTEST_SECTION) {
                findings.error(at(note, same.getFirst().line() - 1), "the section '" + heading + "' has "
                        + PlainText.words(same.getFirst().text()) + " words; at least " + SHORTEST_SECTION);
            }
        }
        found.stream()
                .filter(s -> !wanted.contains(s.heading()))
                .forEach(s -> findings.error(at(note, s.line() - 1), "unknown section '" + s.heading() + "'"));
        List<String> order =
                found.stream().map(Section::heading).filter(wanted::contains).distinct().toList();
        if (!order.equals(wanted.stream().filter(order::contains).toList())) {
            findings.error(note.file().name(), "the sections must stand in the order " + String.join(", ", wanted));
        }
    }

    private static void length(Note note, Findings findings) {
        int words = 0;
        var blocks = new java.util.ArrayList<String>();
        for (NoteSection section : NoteSection.values()) {
            if (section != NoteSection.PROTOCOL && note.section(section).isPresent()) {
                String text = note.section(section).orElseThrow().text();
                words += PlainText.words(text);
                blocks.addAll(PlainText.blocks(NoteMarkdown.parse(text)));
            }
        }
        if (words < SHORTEST || words > LONGEST) {
            findings.warning(note.file().name(), words + " words without the protocol; " + SHORTEST + " to " + LONGEST
                    + " read well");
        }
        double ease = PlainText.readingEase(blocks);
        if (ease < HARDEST) {
            findings.warning(note.file().name(), "hard to read: Flesch reading ease %.0f, below %.0f"
                    .formatted(ease, HARDEST));
        }
    }

    /// Every paragraph, item or table with a digit must cite a source.
    private static void numbers(Note note, Section section, Findings findings) {
        NoteMarkdown.parse(section.text()).accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                source(paragraph);
            }

            @Override
            public void visit(CustomBlock table) {
                source(table);
            }

            private void source(Node block) {
                String text = PlainText.of(block);
                if (DIGIT.matcher(text).find() && NoteMarkdown.cited(block).isEmpty()) {
                    int line = section.line() + block.getSourceSpans().getFirst().getLineIndex();
                    findings.error(at(note, line), "a number without a source: '" + excerpt(text) + "'");
                }
            }
        });
    }

    /// Every part begins with its bold name and says something.
    private static void protocol(Note note, Section section, Findings findings) {
        String text = section.text().replaceAll("\\s+", " ");
        for (String part : PROTOCOL_PARTS) {
            int at = text.indexOf("**" + part);
            String rest = at < 0 ? "" : text.substring(at + part.length() + 2).replaceFirst("^\\*\\*", "");
            int end = rest.indexOf("**");
            if (PlainText.words(end < 0 ? rest : rest.substring(0, end)) == 0) {
                findings.error(at(note, section.line() - 1), "the protocol says nothing under **" + part + "**");
            }
        }
    }

    private static void citations(Note note, Findings findings) {
        List<NoteMarkdown.Mention> cited = NoteMarkdown.citations(NoteMarkdown.parse(note.file().body()));
        cited.stream()
                .filter(p -> !note.papers().contains(p.id()))
                .forEach(p -> findings.error(
                        note.file().place(p.line()),
                        "cites [@" + p.id() + "], which its front matter does not list under papers"));
        List<String> ids = cited.stream().map(NoteMarkdown.Mention::id).toList();
        note.papers().stream()
                .filter(p -> !ids.contains(p))
                .forEach(p -> findings.error(
                        note.file().place("papers"), "lists the paper " + p + " and never cites it"));
    }

    private static void relations(Note note, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (var relation : note.related()) {
            if (relation.note().equals(note.id())) {
                findings.error(relation.place(), "a note is not related to itself");
            }
            if (!seen.add(relation.note())) {
                findings.error(relation.place(), "a second relation to '" + relation.note() + "'; one is enough");
            }
        }
    }

    private static String at(Note note, int line) {
        return note.file().name() + ":" + line;
    }

    private static String excerpt(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
