package dev.hone.app.atlas.article;

import dev.hone.app.atlas.article.GlossaryIndex.Piece;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.text.Citation;
import dev.hone.lab.text.Formula;
import dev.hone.lab.text.NoteLink;
import dev.hone.lab.text.Toy;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/// How an article's own nodes become HTML: citations with a sidenote at their first use, links to notes, formulas for
/// KaTeX, terms of the glossary, toys.
final class ArticleNodes implements NodeRenderer {
    private final Article article;
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    ArticleNodes(Article article, HtmlNodeRendererContext context) {
        this.article = article;
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Citation.class, NoteLink.class, Formula.class, Text.class, Toy.class, SoftLineBreak.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case Citation c -> c.papers().forEach(this::cite);
            case NoteLink l -> noteLink(l);
            case Formula f -> formula(f);
            case Toy t -> toy(t);
            case Text t -> text(t);
            case SoftLineBreak s -> softBreak(s);
            default -> throw new IllegalArgumentException("no node of an article: " + node);
        }
    }

    private void cite(String id) {
        Paper paper = article.library().paper(id).orElse(null);
        if (paper == null) {
            html.text("[" + id + "]");
            return;
        }
        Article.Cited cited = article.cite(paper);
        int n = cited.number();
        Map<String, String> attributes = attributes("class", "cite", "href", "#source-" + n);
        attributes.put("aria-label", "Source " + n + ": " + paper.label());
        if (cited.use() == Article.Use.FIRST) {
            attributes.put("data-side", "side-" + n);
        }
        html.tag("a", attributes);
        html.text("[" + n + "]");
        html.tag("/a");
        if (cited.use() == Article.Use.FIRST) {
            sidenote(paper, n);
        }
    }

    private void sidenote(Paper paper, int n) {
        html.tag("span", attributes("class", "sidenote", "id", "side-" + n, "role", "note"));
        html.tag("b");
        html.text("[" + n + "] " + paper.label());
        html.tag("/b");
        html.text(". ");
        html.tag("a", attributes("href", article.links().paper(paper.id())));
        html.text(paper.title());
        html.tag("/a");
        html.text(". " + capital(paper.reading().meaning()) + ".");
        html.tag("/span");
    }

    private void noteLink(NoteLink link) {
        var note = article.library().note(link.note()).orElse(null);
        if (note == null) {
            html.text(link.getFirstChild() == null ? link.note() : "");
            children(link);
            return;
        }
        html.tag("a", attributes("class", "note-link", "href", article.links().note(note.id()), "title", note.title()));
        if (link.getFirstChild() == null) {
            html.text(note.title());
        }
        children(link);
        html.tag("/a");
    }

    private void formula(Formula formula) {
        String style = formula.style().name().toLowerCase(Locale.ROOT);
        html.tag("span", attributes("class", "formula", "data-style", style));
        html.text(formula.tex());
        html.tag("/span");
    }

    private void toy(Toy toy) {
        html.line();
        html.tag("figure", attributes("class", "toy", "data-toy", toy.name()));
        html.tag("figcaption");
        html.text("A small live figure stands here where scripts may run.");
        html.tag("/figcaption");
        html.tag("/figure");
        html.line();
    }

    /// A citation follows its word without a space.
    private void softBreak(SoftLineBreak space) {
        if (!(space.getNext() instanceof Citation)) {
            html.raw("\n");
        }
    }

    private void text(Text text) {
        String words = text.getNext() instanceof Citation ? text.getLiteral().stripTrailing() : text.getLiteral();
        if (inLink(text)) {
            html.text(words);
            return;
        }
        for (Piece piece : article.pieces(words)) {
            switch (piece) {
                case Piece.Plain p -> html.text(p.text());
                case Piece.Named n -> {
                    var attributes = attributes("class", "term", "href", article.links().term(n.term().id()));
                    attributes.put("data-term", n.term().id());
                    html.tag("a", attributes);
                    html.text(n.text());
                    html.tag("/a");
                }
            }
        }
    }

    private static boolean inLink(Node node) {
        for (Node n = node.getParent(); n != null; n = n.getParent()) {
            if (n instanceof Link || n instanceof NoteLink || n instanceof Heading) {
                return true;
            }
        }
        return false;
    }

    private void children(Node parent) {
        for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
            context.render(n);
        }
    }

    private static Map<String, String> attributes(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
