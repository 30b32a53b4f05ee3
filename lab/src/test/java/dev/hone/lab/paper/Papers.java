package dev.hone.lab.paper;

import java.util.List;
import java.util.Optional;

/// Papers for tests.
final class Papers {
    private Papers() {}

    /// A paper whose authors are all known.
    static Paper by(String... authors) {
        return paper("doe-2025-title", "A short title of a paper", Paper.Authors.ALL, authors);
    }

    /// A paper by these authors and others.
    static Paper byOthersToo(String... authors) {
        return paper("doe-2025-title", "A short title of a paper", Paper.Authors.AND_OTHERS, authors);
    }

    /// A paper with this title by Jane Doe.
    static Paper titled(String title) {
        return paper("doe-2025-title", title, Paper.Authors.ALL, "Jane Doe");
    }

    /// A paper of 2024 on arXiv.
    static Paper on(String arxiv, String title, String... authors) {
        return new Paper(
                arxiv, title, List.of(authors), Paper.Authors.ALL, 2024, Optional.of(arxiv), Optional.empty(),
                Optional.empty(), "It found something.", Reading.CHECKED, "p.yaml:1");
    }

    /// A paper with a venue and an address; on arXiv if its id is a number.
    static Paper published(String id, String venue) {
        return new Paper(
                id, "On arXiv & off", List.of("Jane Doe", "Richard Roe"), Paper.Authors.AND_OTHERS, 2024,
                Optional.of(id).filter(i -> i.matches("[\\d.]+")), Optional.of(venue), Optional.of("https://x.org/a_b"),
                "It found something.", Reading.CHECKED, "p.yaml:1");
    }

    private static Paper paper(String id, String title, Paper.Authors complete, String... authors) {
        return new Paper(
                id, title, List.of(authors), complete, 2025, Optional.empty(), Optional.empty(), Optional.empty(),
                "It found something.", Reading.CHECKED, "p.yaml:1");
    }
}
