package dev.hone.training.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hone.training.schedule.Pipeline;
import dev.hone.training.schedule.Progress;
import dev.hone.training.schedule.Ticket;
import java.util.List;
import java.util.Optional;

/// What a schedule has begun for steps to come, as `pending.json` of a checkpoint holds it: where the clock stands, the
/// number of the next problem, and the groups. Log-probabilities and entropies of all completions lie behind each other
/// in `pending.bin`.
public record PendingGroups(Pipeline.State pipeline, long nextProblem, List<Group> groups) {
    public PendingGroups {
        groups = List.copyOf(groups);
    }

    /// A group with its completions as they will end.
    public record Group(Ticket ticket, int[] prompt, Progress progress, List<Completion> completions) {
        public Group {
            completions = List.copyOf(completions);
        }
    }

    /// A completion: its tokens, the places of those that were forced, why it ends, which weights drew it, and the
    /// answer where it was judged already.
    public record Completion(
            int[] ids,
            int[] forced,
            String stop,
            int version,
            List<VersionChange> changes,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Answer> answer) {
        public Completion {
            changes = List.copyOf(changes);
        }
    }

    /// A verdict on a text. `share` is its score, `milliseconds` the limit of one that timed out, `turnRewards` what a
    /// world gave for each turn.
    public record Answer(
            String text, String verdict, double share, String reason, long milliseconds, List<Double> turnRewards) {}

    /// Tokens of all completions.
    public int tokens() {
        return groups.stream().flatMap(g -> g.completions.stream()).mapToInt(c -> c.ids.length).sum();
    }
}
