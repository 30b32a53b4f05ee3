package dev.hone.tasks.search;

import java.util.List;

/// A problem as states and moves, with the words in which a trace speaks of them. States are values with `equals`.
public interface StateSpace<S> {
    /// Where every search begins.
    S start();

    /// The states that one legal move leads to, in an order of their own.
    List<S> children(S state);

    /// Whether nothing is left to do.
    boolean goal(S state);

    /// How a trace writes the move that led to a state other than the start, such as `+5=8`. No move begins with one of
    /// the signs of [TraceWriter].
    String move(S state);

    /// How a trace names a state that it goes to from elsewhere; without `:`.
    String name(S state);

    /// Reads the move that begins at `at` of a text, from a state.
    Read<S> read(S from, String text, int at);

    /// A move that was read: where the text goes on (behind `at`), and what it was.
    sealed interface Read<S> {
        /// Where the text goes on.
        int end();

        /// A move that the space allows, to this state.
        record Legal<S>(S to, int end) implements Read<S> {}

        /// An allowed move whose result is miscalculated; the state is the one that it really leads to.
        record Miscalculated<S>(S to, int end) implements Read<S> {}

        /// No move of this state, or no move at all.
        record Illegal<S>(int end) implements Read<S> {}
    }
}
