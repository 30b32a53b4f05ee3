package dev.hone.app.atlas.experiment;

import dev.hone.app.terminal.Json;
import dev.hone.lab.protocol.Profile;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How an experiment stands at a moment: all that a page needs to show it, whatever it has heard before.
///
/// @param all trials of the profile
/// @param done trials that are over, those of earlier runs among them
/// @param kept trials that were there when it began
/// @param prepared seeds of which all is made that their arms share
/// @param last the trial that ended last, in this run
/// @param left what is left to do if the rest goes as fast
/// @param message why it failed, or what to do after it was cancelled; empty otherwise
public record JobState(
        String id, String question, Profile profile, Phase phase, int all, int done, int kept, int prepared,
        Optional<Last> last, Optional<Duration> left, String message) {
    /// Where in its life an experiment is.
    public enum Phase {
        /// Goes on.
        RUNNING,
        /// Was asked to stop, and ends the step that it is in.
        STOPPING,
        /// Has its verdicts.
        DECIDED,
        /// Stopped on request.
        CANCELLED,
        /// Stopped by a fault.
        FAILED;

        /// Whether nothing will happen any more.
        public boolean isOver() {
            return this != RUNNING && this != STOPPING;
        }
    }

    /// A trial that is over.
    public record Last(String arm, int seed) {}

    /// One that has just begun.
    static JobState begun(String id, String question, Profile profile) {
        return new JobState(id, question, profile, Phase.RUNNING, 0, 0, 0, 0, Optional.empty(), Optional.empty(),
                "");
    }

    JobState started(int trials, int there) {
        return new JobState(id, question, profile, phase, trials, there, there, 0, last, left, message);
    }

    JobState seedPrepared() {
        return new JobState(id, question, profile, phase, all, done, kept, prepared + 1, last, left, message);
    }

    JobState finished(Last trial, int over, Duration remaining) {
        return new JobState(id, question, profile, phase, all, over, kept, prepared, Optional.of(trial),
                Optional.of(remaining), message);
    }

    JobState in(Phase next, String why) {
        return new JobState(id, question, profile, next, all, done, kept, prepared, last, left, why);
    }

    /// As pages read it.
    public Json json() {
        var json = new Json().put("id", id).put("question", question).put("profile", profile.spelt())
                .put("phase", phase.name().toLowerCase(Locale.ROOT)).put("all", all).put("done", done)
                .put("kept", kept).put("prepared", prepared);
        last.ifPresentOrElse(l -> json.put("arm", l.arm()).put("seed", l.seed()),
                () -> json.putNull("arm").putNull("seed"));
        left.ifPresentOrElse(l -> json.put("seconds_left", l.toMillis() * 1e-3), () -> json.putNull("seconds_left"));
        return json.put("message", message);
    }
}
