package dev.hone.app.atlas.page;

import dev.hone.app.atlas.model.KnownModel;
import dev.hone.app.atlas.site.Sources.Host;
import java.util.List;

/// The playground: what can be asked of what, and how.
///
/// @param tasks names of families
/// @param strategies as they are spelt with all settings
public record PlaygroundPage(
        Frame frame, List<KnownModel> models, List<String> tasks, List<Named> strategies, Host host) {
    public PlaygroundPage {
        models = List.copyOf(models);
        tasks = List.copyOf(tasks);
        strategies = List.copyOf(strategies);
    }

    /// A strategy with what it is.
    public record Named(String text, String about) {}

    /// Whether a program answers.
    public boolean isServed() {
        return host == Host.SERVER;
    }
}
