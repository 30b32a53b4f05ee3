package dev.hone.lab.cluster;

import dev.hone.lab.text.MarkdownFile;
import java.util.List;

/// A page that sets claims of several notes against each other.
///
/// @param summary what is at stake, and why the reports seem to disagree
/// @param sides the positions, each with the claims that speak for it
/// @param file the discussion
public record ClaimThread(
        String id, int order, String title, String summary, List<Side> sides, MarkdownFile file) {
    public ClaimThread {
        sides = List.copyOf(sides);
    }

    /// One position.
    public record Side(String name, List<Claim> claims) {
        public Side {
            claims = List.copyOf(claims);
        }
    }

    /// What one note's sources report.
    ///
    /// @param place where it is written, `file:line`
    public record Claim(String note, String claim, List<String> papers, String place) {
        public Claim {
            papers = List.copyOf(papers);
        }
    }

    /// Whether a claim of this note stands on the page.
    public boolean mentions(String note) {
        return sides.stream().flatMap(s -> s.claims().stream()).anyMatch(c -> c.note().equals(note));
    }
}
