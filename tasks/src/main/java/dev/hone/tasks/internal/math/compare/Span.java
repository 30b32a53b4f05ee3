package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.tree.Node;
import java.util.Optional;

/// An interval of real numbers. An end that is not there is infinite; `low` and `high` are for the order.
record Span(End first, End last) {
    /// An end: where it lies, what it says exactly, and whether it belongs to the interval.
    record End(double place, Optional<Node> exact, boolean closed) {
        static final End MINUS_INFINITY = new End(Double.NEGATIVE_INFINITY, Optional.empty(), false);
        static final End INFINITY = new End(Double.POSITIVE_INFINITY, Optional.empty(), false);

        boolean at(End other) {
            return place == other.place
                    || Double.isFinite(place) && Double.isFinite(other.place) && Math.abs(place - other.place) <= 1e-12
                            * Math.max(Math.abs(place), Math.abs(other.place));
        }

        End open() {
            return new End(place, exact, false);
        }

        End turned() {
            return new End(place, exact, !closed);
        }
    }

    static final Span ALL = new Span(End.MINUS_INFINITY, End.INFINITY);

    /// Whether nothing is in it.
    boolean isEmpty() {
        return first.at(last) ? !(first.closed && last.closed) : first.place > last.place;
    }

    Span and(Span other) {
        End low = first.at(other.first) ? first.closed ? other.first : first
                : first.place > other.first.place ? first : other.first;
        End high = last.at(other.last) ? last.closed ? other.last : last
                : last.place < other.last.place ? last : other.last;
        return new Span(low, high);
    }

    /// Whether this, which begins earlier or at the same place, reaches the other without a gap.
    boolean touches(Span next) {
        return last.at(next.first) ? last.closed || next.first.closed : last.place > next.first.place;
    }

    Span joined(Span next) {
        End high =
                last.at(next.last) ? last.closed ? last : next.last : last.place > next.last.place ? last : next.last;
        return new Span(first, high);
    }
}
