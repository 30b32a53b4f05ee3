package dev.hone.lab.paper;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A source: what it is, what it found, and how well it was read.
///
/// @param id the arXiv number, or surname-year-word
/// @param authors those that are known, in order
/// @param complete whether there are no others
/// @param venue where it appeared, if known
/// @param gist what it found, in a sentence
/// @param place where it is described, `file:line`
public record Paper(
        String id,
        String title,
        List<String> authors,
        Authors complete,
        int year,
        Optional<String> arxiv,
        Optional<String> venue,
        Optional<String> url,
        String gist,
        Reading reading,
        String place) {
    private static final Pattern PARTICLE = Pattern.compile("van|von|de|der|den|al|el|Al");

    public Paper {
        authors = List.copyOf(authors);
    }

    /// Whether the list of authors is known to the end.
    public enum Authors { ALL, AND_OTHERS }

    /// `Doe, 2025`, `Doe and Roe, 2025`, `Doe et al., 2025`; the title's first words where no author is known.
    public String label() {
        if (authors.isEmpty()) {
            String[] words = title.split(" ");
            return String.join(" ", List.of(words).subList(0, Math.min(3, words.length))) + ", " + year;
        }
        String first = surname(authors.getFirst());
        if (authors.size() == 2 && complete == Authors.ALL) {
            return first + " and " + surname(authors.get(1)) + ", " + year;
        }
        return first + (authors.size() == 1 && complete == Authors.ALL ? "" : " et al.") + ", " + year;
    }

    /// All authors in a line.
    public String byline() {
        String names = String.join(", ", authors);
        return complete == Authors.ALL ? names : names.isEmpty() ? "authors not recorded" : names + " et al.";
    }

    /// Where to read it, if known.
    public Optional<String> link() {
        return arxiv.map(number -> "https://arxiv.org/abs/" + number).or(() -> url);
    }

    /// The last word of a name, with the particles before it.
    static String surname(String name) {
        String[] words = name.strip().split("\\s+");
        int from = words.length - 1;
        while (from > 1 && PARTICLE.matcher(words[from - 1]).matches()) {
            from--;
        }
        return String.join(" ", List.of(words).subList(from, words.length));
    }
}
