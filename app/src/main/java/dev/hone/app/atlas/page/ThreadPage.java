package dev.hone.app.atlas.page;

import dev.hone.lab.cluster.ClaimThread;
import dev.hone.lab.paper.Paper;
import java.util.List;

/// A thread: sides with claims, then the discussion.
public record ThreadPage(
        Frame frame, ClaimThread thread, List<Side> sides, List<NotePage.Part> sections, List<Paper> sources) {
    public ThreadPage {
        sides = List.copyOf(sides);
        sections = List.copyOf(sections);
        sources = List.copyOf(sources);
    }

    /// A position with its claims.
    public record Side(String name, List<Claim> claims) {
        public Side {
            claims = List.copyOf(claims);
        }
    }

    /// A claim with the note that it comes from and its papers.
    public record Claim(String text, Card card, List<Paper> papers) {
        public Claim {
            papers = List.copyOf(papers);
        }
    }
}
