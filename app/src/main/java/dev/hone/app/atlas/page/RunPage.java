package dev.hone.app.atlas.page;

import dev.hone.app.atlas.site.Sources.Host;
import dev.hone.training.record.RunRow;
import dev.hone.training.run.RunState;
import java.util.List;

/// A run: its curves in numbers, what was flagged, what it cost, and what made it.
///
/// @param rollouts how many groups of rollouts were recorded
/// @param recipe as YAML
public record RunPage(
        Frame frame, String name, RunRow row, Host host, int rollouts, List<Numbers> numbers, List<Raised> flags,
        List<Phase> phases, String recipe, List<Fact> manifest) {
    public RunPage {
        numbers = List.copyOf(numbers);
        flags = List.copyOf(flags);
        phases = List.copyOf(phases);
        manifest = List.copyOf(manifest);
    }

    /// A curve in numbers.
    public record Numbers(String label, String name, double first, double last, double lowest, double highest) {}

    /// A flag with what its rule is for.
    public record Raised(int step, String rule, String message, String meaning) {}

    /// What a part of the steps took.
    ///
    /// @param share of the whole, in [0, 1]
    public record Phase(String name, double seconds, double share) {}

    /// Something that the manifest says.
    public record Fact(String name, String value) {}

    /// Whether its curves still grow.
    public boolean isFollowed() {
        return host == Host.SERVER && row.state() == RunState.RUNNING;
    }
}
