package dev.hone.lab.cluster;

import dev.hone.lab.text.MarkdownFile;
import java.util.List;

/// An entry of the glossary.
///
/// @param also other spellings under which running text is recognised
/// @param see ids of notes that show what it means
/// @param file its definition
public record Term(String id, String term, List<String> also, List<String> see, MarkdownFile file) {
    public Term {
        also = List.copyOf(also);
        see = List.copyOf(see);
    }
}
