package dev.hone.engine;

import java.util.List;

/// Token sequences that share a prefix: a root segment and the segments that continue it.
///
/// The rows of the root are computed once, for all continuations. Token i of a continuation is predicted by its
/// predecessor, which for i = 0 is the last token of the root. In the root, token 0 is predicted by nothing.
/// A tree without continuations is one plain sequence.
///
/// `root` needs at least one token; continuations may have none that are empty.
public record TokenTree(int[] root, List<int[]> continuations) {
    public TokenTree {
        if (root.length == 0) {
            throw new IllegalArgumentException("the root of a tree needs at least one token");
        }
        continuations = List.copyOf(continuations);
        for (int i = 0; i < continuations.size(); i++) {
            if (continuations.get(i).length == 0) {
                throw new IllegalArgumentException("continuation " + i + " is empty");
            }
        }
    }

    /// One plain sequence.
    public static TokenTree sequence(int[] tokens) {
        return new TokenTree(tokens, List.of());
    }

    /// Tokens in all segments, which is the number of rows that a decoder computes.
    public int rows() {
        int n = root.length;
        for (int[] c : continuations) {
            n += c.length;
        }
        return n;
    }

    /// The longest path from the root's first token to the end of a segment.
    public int longestPath() {
        int longest = 0;
        for (int[] c : continuations) {
            longest = Math.max(longest, c.length);
        }
        return root.length + longest;
    }
}
