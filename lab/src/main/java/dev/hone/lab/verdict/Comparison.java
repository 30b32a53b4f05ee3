package dev.hone.lab.verdict;

import dev.hone.lab.statistics.Interval;

/// One contrast as it was measured and read.
///
/// @param name the contrast's
/// @param interval the wider of Student's and the bootstrap's, which decides
/// @param student the interval over seeds alone
/// @param seeds the contrast's value of each seed
/// @param verdict what it says by itself
/// @param reason in a sentence made from the numbers
/// @param resolvable the smallest effect that these seeds with this spread tell from 0, four times in five
public record Comparison(
        String name,
        Interval interval,
        Interval student,
        double[] seeds,
        Verdict verdict,
        String reason,
        double resolvable) {}
