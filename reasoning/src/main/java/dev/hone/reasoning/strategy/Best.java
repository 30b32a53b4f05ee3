package dev.hone.reasoning.strategy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Choices by score; the first of equals.
final class Best {
    private Best() {}

    /// The numbers of the best, best first.
    static List<Integer> of(int count, double... scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .limit(count)
                .toList();
    }
}
