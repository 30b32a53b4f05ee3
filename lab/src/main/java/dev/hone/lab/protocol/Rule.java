package dev.hone.lab.protocol;

import java.util.List;
import java.util.stream.Stream;

/// How a claim is decided, fixed before the run.
///
/// [L, U] is the interval of a contrast, m its mean; see docs/concepts/laboratory.md for how it is made. Whatever is
/// neither supported nor refuted is inconclusive.
public sealed interface Rule {
    /// The contrast is larger than 0, and matters: supported where L > 0 and m >= smallest; refuted where U < smallest.
    record Superior(Contrast contrast, double smallest) implements Rule {
        /// @throws IllegalArgumentException if the smallest effect is negative
        public Superior {
            if (!(smallest >= 0)) {
                throw new IllegalArgumentException("the smallest effect of interest must not be negative: " + smallest);
            }
        }
    }

    /// The contrast is above a bound: supported where L > bound; refuted where U < bound. With bound = −margin this is
    /// non-inferiority.
    record Above(Contrast contrast, double bound) implements Rule {}

    /// The contrast is below a bound: supported where U < bound; refuted where L > bound.
    record Below(Contrast contrast, double bound) implements Rule {}

    /// The contrast is 0 for all that matters: supported where −margin < L and U < margin; refuted where L > margin or
    /// U < −margin.
    record Within(Contrast contrast, double margin) implements Rule {}

    /// At least this share of the seeds has a value above the bound: supported where it is so, else refuted.
    record InSeeds(Contrast contrast, double bound, double least) implements Rule {}

    /// Supported where all are; refuted where one is.
    record All(List<Rule> rules) implements Rule {
        public All {
            rules = List.copyOf(rules);
        }
    }

    /// Supported where one is; refuted where all are.
    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = List.copyOf(rules);
        }
    }

    /// Supported where the other is refuted, and the reverse.
    record Not(Rule rule) implements Rule {}

    /// All of these.
    static Rule all(Rule... rules) {
        return new All(List.of(rules));
    }

    /// One of these.
    static Rule any(Rule... rules) {
        return new Any(List.of(rules));
    }

    /// Not worse than by the margin.
    static Rule nonInferior(Contrast contrast, double margin) {
        return new Above(contrast, -margin);
    }

    /// The comparisons that it consists of, from left to right.
    default List<Rule> leaves() {
        return switch (this) {
            case All a -> a.rules.stream().flatMap(Rule::parts).toList();
            case Any a -> a.rules.stream().flatMap(Rule::parts).toList();
            case Not n -> n.rule.leaves();
            case Superior s -> List.of(s);
            case Above s -> List.of(s);
            case Below s -> List.of(s);
            case Within s -> List.of(s);
            case InSeeds s -> List.of(s);
        };
    }

    private static Stream<Rule> parts(Rule rule) {
        return rule.leaves().stream();
    }

    /// The contrasts that it reads, from left to right.
    default List<Contrast> contrasts() {
        return leaves().stream().map(leaf -> switch (leaf) {
            case Superior s -> s.contrast;
            case Above s -> s.contrast;
            case Below s -> s.contrast;
            case Within s -> s.contrast;
            case InSeeds s -> s.contrast;
            case All a -> throw new IllegalStateException("not a leaf: " + a);
            case Any a -> throw new IllegalStateException("not a leaf: " + a);
            case Not a -> throw new IllegalStateException("not a leaf: " + a);
        }).toList();
    }
}
