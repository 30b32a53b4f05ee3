package dev.hone.training.schedule.simulate;

import dev.hone.foundation.Draws;
import dev.hone.training.schedule.Ticket;
import java.util.List;
import java.util.stream.IntStream;

/// Lengths as they were: a group draws one of the recorded groups, and its completions draw from that group's, so that
/// long problems stay long for all their completions.
///
/// Throws: `IllegalArgumentException` if there is no group, or one without completions or with an empty one.
public record RecordedLengths(List<int[]> groups) implements Lengths {
    public RecordedLengths {
        groups = List.copyOf(groups);
        if (groups.isEmpty() || groups.stream().anyMatch(g -> g.length == 0 || IntStream.of(g).anyMatch(n -> n < 1))) {
            throw new IllegalArgumentException("recorded lengths need groups of completions of at least one token");
        }
    }

    @Override
    public int[] of(Ticket ticket, int completions, Draws draws) {
        int[] group = draws.pick(groups);
        if (group.length == completions) {
            return group.clone();
        }
        return IntStream.range(0, completions).map(i -> group[draws.between(0, group.length - 1)]).toArray();
    }
}
