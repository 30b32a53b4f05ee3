package dev.hone.training.schedule;

import java.util.Comparator;

/// A group that a step wants: its step, its number in the step, the number of its problem in the run.
public record Ticket(int step, int group, long problem) implements Comparable<Ticket> {
    private static final Comparator<Ticket> ORDER =
            Comparator.comparingInt(Ticket::step).thenComparingInt(Ticket::group);

    @Override
    public int compareTo(Ticket other) {
        return ORDER.compare(this, other);
    }
}
