package dev.hone.app.atlas.page;

import dev.hone.app.atlas.site.Sources.Host;
import dev.hone.training.record.RunRow;
import java.util.List;

/// The list of runs, the newest first.
public record RunsPage(Frame frame, List<Line> runs, Host host) {
    public RunsPage {
        runs = List.copyOf(runs);
    }

    /// A run.
    public record Line(String name, RunRow row) {
        /// Whether its files can be read.
        public boolean isReadable() {
            return row.problem().isEmpty();
        }
    }
}
