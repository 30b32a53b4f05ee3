package dev.hone.app.atlas.site;

import dev.hone.hub.HubCache;
import java.nio.file.Path;
import java.util.Optional;

/// What the live half of the atlas shows of this machine, and to whom.
///
/// @param runs the folder of runs, or one run
/// @param home the program's folder, with the shipped models
/// @param cache where models of the hub are kept
/// @param rolloutSteps of how many steps an export writes all rollouts
public record Sources(Optional<Path> runs, Optional<Path> home, Optional<HubCache> cache, Host host, int rolloutSteps) {
    /// Steps whose rollouts an export writes where nobody says how many.
    public static final int USUAL_STEPS = 12;

    /// Nothing of this machine.
    public static final Sources NONE =
            new Sources(Optional.empty(), Optional.empty(), Optional.empty(), Host.EXPORT, USUAL_STEPS);

    /// Who hands out the pages.
    public enum Host {
        /// The atlas's own server: runs are followed while they go on, models can be sampled.
        SERVER,
        /// Any server of files: pages show how things were, and say how to start what needs a program.
        EXPORT
    }

    /// Whether a program answers.
    public boolean isServed() {
        return host == Host.SERVER;
    }
}
