package dev.hone.lab.paper;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Papers as BibTeX entries.
public final class BibTex {
    private BibTex() {}

    /// One entry.
    public static String of(Paper paper) {
        var fields = new ArrayList<String>();
        fields.add("title = {{" + escape(paper.title()) + "}}");
        var authors = new ArrayList<>(paper.authors().stream().map(BibTex::escape).toList());
        if (paper.complete() == Paper.Authors.AND_OTHERS) {
            authors.add("others");
        }
        fields.add("author = {" + String.join(" and ", authors) + "}");
        fields.add("year = {" + paper.year() + "}");
        paper.arxiv().ifPresent(number -> {
            fields.add("eprint = {" + number + "}");
            fields.add("archivePrefix = {arXiv}");
        });
        paper.venue().ifPresent(venue -> fields.add("note = {" + escape(venue) + "}"));
        paper.link().ifPresent(url -> fields.add("url = {" + url + "}"));
        return "@misc{" + key(paper) + ",\n  " + String.join(",\n  ", fields) + "\n}\n";
    }

    /// Several entries.
    public static String of(List<Paper> papers) {
        return String.join("\n", papers.stream().map(BibTex::of).toList());
    }

    /// The paper's id, which no other paper has. Before an arXiv number stand surname, year and the title's first long
    /// word in lower case letters and digits, so that a key says what it names.
    static String key(Paper paper) {
        return Character.isDigit(paper.id().charAt(0)) ? name(paper) + "-" + paper.id() : paper.id();
    }

    private static String name(Paper paper) {
        String name = paper.authors().isEmpty() ? "anonymous" : Paper.surname(paper.authors().getFirst());
        String word = List.of(paper.title().split("[^\\p{L}\\d]+")).stream()
                .filter(w -> w.length() > 3)
                .findFirst()
                .orElse(paper.id());
        String ascii = Normalizer.normalize(name + paper.year() + word, Normalizer.Form.NFD);
        return ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String escape(String text) {
        return text.replaceAll("([&%$#_])", "\\\\$1");
    }
}
