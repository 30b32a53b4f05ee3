package dev.hone.app.atlas.article;

import dev.hone.lab.cluster.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the terms of the glossary in running text, by all their spellings, whatever the case.
public final class GlossaryIndex {
    private final Map<String, Term> bySpelling = new HashMap<>();
    private final Pattern pattern;

    /// A piece of text, with the term that it names if it names one.
    sealed interface Piece {
        /// Text without a term.
        record Plain(String text) implements Piece {}

        /// The spelling of a term.
        record Named(String text, Term term) implements Piece {}
    }

    public GlossaryIndex(List<Term> terms) {
        for (Term term : terms) {
            Stream.concat(Stream.of(term.term()), term.also().stream())
                    .forEach(s -> bySpelling.putIfAbsent(s.toLowerCase(Locale.ROOT), term));
        }
        String any = bySpelling.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        pattern = any.isEmpty()
                ? Pattern.compile("(?!)")
                : Pattern.compile("(?<![\\w-])(?:" + any + ")(?![\\w-])", Pattern.CASE_INSENSITIVE);
    }

    /// Cuts a text at the first occurrence of each term that is not in `seen`, and adds these to it.
    List<Piece> pieces(String text, Set<String> seen) {
        var pieces = new ArrayList<Piece>();
        Matcher m = pattern.matcher(text);
        int at = 0;
        while (m.find()) {
            Term term = Objects.requireNonNull(bySpelling.get(m.group().toLowerCase(Locale.ROOT)));
            if (seen.add(term.id())) {
                if (m.start() > at) {
                    pieces.add(new Piece.Plain(text.substring(at, m.start())));
                }
                pieces.add(new Piece.Named(m.group(), term));
                at = m.end();
            }
        }
        if (at < text.length()) {
            pieces.add(new Piece.Plain(text.substring(at)));
        }
        return pieces;
    }
}
