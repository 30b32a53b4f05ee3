package dev.hone.app.atlas.page;

import dev.hone.lab.paper.Paper;
import java.util.List;

/// All papers, in groups.
public record PapersPage(Frame frame, Order order, List<Group> groups, int papers) {
    public PapersPage {
        groups = List.copyOf(groups);
    }

    /// How papers are grouped.
    public enum Order {
        YEAR("By year", "papers/index.html"),
        TOPIC("By topic", "papers/by-topic.html");

        private final String title;
        private final String path;

        Order(String title, String path) {
            this.title = title;
            this.path = path;
        }

        /// As the switch prints it.
        public String title() {
            return title;
        }

        /// Its page.
        public String path() {
            return path;
        }
    }

    /// The papers of a year or a topic.
    public record Group(String id, String heading, List<Paper> papers) {
        public Group {
            papers = List.copyOf(papers);
        }
    }
}
