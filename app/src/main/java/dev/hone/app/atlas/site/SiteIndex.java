package dev.hone.app.atlas.site;

import dev.hone.app.atlas.article.Article;
import dev.hone.app.atlas.article.GlossaryIndex;
import dev.hone.app.notes.PlainTex;
import dev.hone.lab.cluster.Term;
import dev.hone.lab.library.Library;
import dev.hone.lab.library.Neighbour;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.NoteSection;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.text.Formula;
import dev.hone.lab.text.NoteMarkdown;
import dev.hone.lab.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What scripts in the pages read: notes with their neighbours, definitions of terms, texts to search in.
final class SiteIndex {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Library library;

    SiteIndex(Library library) {
        this.library = library;
    }

    /// By id: title, topic, answer, page, and the related notes with type, direction and reason.
    String notes() {
        ObjectNode all = JSON.createObjectNode();
        for (Note note : library.notes()) {
            ObjectNode entry = all.putObject(note.id());
            entry.put("title", note.title());
            entry.put("topic", library.topic(note.topic()).orElseThrow().title());
            entry.put("answer", note.answer());
            entry.put("certainty", note.certainty().label());
            entry.put("page", Links.notePath(note.id()));
            ArrayNode related = entry.putArray("related");
            for (Neighbour n : library.neighbours(note.id())) {
                related.addObject()
                        .put("note", n.note().id())
                        .put("type", n.type().key())
                        .put("label", n.label())
                        .put("reason", n.reason());
            }
        }
        return all.toString();
    }

    /// By id: the term and its definition as HTML. Links in it start at the site's root.
    String terms() {
        var article = new Article(library, new Links(""), new GlossaryIndex(List.of()));
        ObjectNode all = JSON.createObjectNode();
        for (Term term : library.terms()) {
            all.putObject(term.id())
                    .put("term", term.term())
                    .put("html", article.html(term.file().body()));
        }
        return all.toString();
    }

    /// Documents to search in: kind, title, lead, text, page.
    String search() {
        ArrayNode all = JSON.createArrayNode();
        for (Note note : library.notes()) {
            String text = Stream.of(NoteSection.values())
                    .flatMap(s -> note.section(s).stream())
                    .map(s -> plain(s.text()))
                    .collect(Collectors.joining(" "));
            add(all, "note", note.title(), note.answer(), note.question() + " " + text, Links.notePath(note.id()));
        }
        for (Paper paper : library.papers()) {
            String words = paper.byline() + " " + paper.year() + " " + paper.id();
            add(all, "paper", paper.title(), paper.gist(), words, "papers/" + paper.id() + ".html");
        }
        for (Term term : library.terms()) {
            add(
                    all, "term", term.term(), plain(term.file().body()), String.join(" ", term.also()),
                    "glossary.html#" + term.id());
        }
        library.threads().forEach(
                t -> add(all, "thread", t.title(), t.summary(), plain(t.file().body()), "threads/" + t.id() + ".html"));
        library.trails().forEach(
                t -> add(all, "trail", t.title(), t.summary(), t.reader(), "trails/" + t.id() + ".html"));
        return all.toString();
    }

    private static void add(ArrayNode all, String kind, String title, String lead, String text, String page) {
        all.addObject()
                .put("id", all.size())
                .put("kind", kind)
                .put("title", title)
                .put("lead", lead)
                .put("text", text)
                .put("page", page);
    }

    /// A text without marks, its formulas as a terminal shows them.
    private static String plain(String markdown) {
        Node text = NoteMarkdown.parse(markdown);
        text.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof Formula formula) {
                    node.insertBefore(new Text(PlainTex.of(formula.tex())));
                    node.unlink();
                } else {
                    super.visit(node);
                }
            }
        });
        return String.join(" ", PlainText.blocks(text));
    }
}
