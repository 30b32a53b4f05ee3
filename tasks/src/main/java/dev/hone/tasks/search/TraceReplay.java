package dev.hone.tasks.search;

import java.util.List;

/// What replaying a written search shows: a mark for each of its steps, and whether it said that a goal is reached
/// where one was, by moves that the space allows.
public record TraceReplay(List<Mark> marks, boolean reached) {
    /// A step, judged.
    public enum Mark {
        /// As the space allows.
        LEGAL,
        /// Allowed, to a state that was visited before.
        REPEATED,
        /// Allowed, with a wrong result.
        MISCALCULATED,
        /// Not a step that can be taken there.
        ILLEGAL
    }

    public TraceReplay {
        marks = List.copyOf(marks);
    }

    /// How many steps have this mark.
    public int count(Mark mark) {
        return (int) marks.stream().filter(m -> m == mark).count();
    }

    /// The share of steps that are legal, repeated ones among them; 1 where there is no step.
    public double legality() {
        return marks.isEmpty() ? 1 : (double) (count(Mark.LEGAL) + count(Mark.REPEATED)) / marks.size();
    }
}
