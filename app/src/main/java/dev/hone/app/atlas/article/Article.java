package dev.hone.app.atlas.article;

import dev.hone.app.atlas.site.Links;
import dev.hone.lab.library.Library;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.text.NoteMarkdown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/// The Markdown of one page as HTML. Citations are numbered in the order of their first use over all texts of the page,
/// and a term of the glossary is marked where the page uses it first.
///
/// Raw HTML in a text is shown as text; links that a browser would run are dropped.
public final class Article {
    private final Library library;
    private final Links links;
    private final GlossaryIndex glossary;
    private final List<Paper> sources = new ArrayList<>();
    private final Set<String> terms = new HashSet<>();
    private final Set<String> fragments =
            new HashSet<>(Set.of("", "main", "protocol", "related", "also", "sources", "open-search", "theme"));
    private final HtmlRenderer renderer;

    public Article(Library library, Links links, GlossaryIndex glossary) {
        this.library = library;
        this.links = links;
        this.glossary = glossary;
        renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .nodeRendererFactory(context -> new ArticleNodes(this, context))
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
                .build();
    }

    /// A text as HTML.
    public String html(String markdown) {
        return renderer.render(NoteMarkdown.parse(markdown));
    }

    /// The fragment of a heading's address: its words, with a number where the page has these already.
    public String fragment(String heading) {
        String words = heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String fragment = words;
        for (int n = 2; !fragments.add(fragment); n++) {
            fragment = words + "-" + n;
        }
        return fragment;
    }

    /// The papers cited so far, in the order of their numbers, from 1.
    public List<Paper> sources() {
        return List.copyOf(sources);
    }

    /// The number of a paper, and whether this is its first use.
    Cited cite(Paper paper) {
        int at = sources.indexOf(paper);
        if (at < 0) {
            sources.add(paper);
            return new Cited(sources.size(), Use.FIRST);
        }
        return new Cited(at + 1, Use.AGAIN);
    }

    record Cited(int number, Use use) {}

    enum Use { FIRST, AGAIN }

    List<GlossaryIndex.Piece> pieces(String text) {
        return glossary.pieces(text, terms);
    }

    Library library() {
        return library;
    }

    Links links() {
        return links;
    }
}
