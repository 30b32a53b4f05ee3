package dev.hone.lab.protocol;

import java.util.ArrayList;
import java.util.List;

/// A weighted sum of measures of arms, taken seed by seed: Σ weight · measure(arm). Most are differences of two arms.
///
/// Arms of a seed share base, problems and random streams, so that a contrast is paired.
public record Contrast(String name, List<Term> terms) {
    /// @throws IllegalArgumentException if there is no term
    public Contrast {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException(name + ": a contrast needs a term");
        }
    }

    /// A measure of one arm by itself.
    public static Contrast value(String measure, String arm) {
        return new Contrast(measure + " of " + arm, List.of(new Term(1, arm, measure)));
    }

    /// A measure of one arm less that of another.
    public static Contrast difference(String measure, String arm, String baseline) {
        return new Contrast(
                measure + ": " + arm + " − " + baseline,
                List.of(new Term(1, arm, measure), new Term(-1, baseline, measure)));
    }

    /// One term.
    public static Contrast named(String name, double weight, String arm, String measure) {
        return new Contrast(name, List.of(new Term(weight, arm, measure)));
    }

    /// Whether it is a measure of one arm by itself, and no difference.
    public boolean isValue() {
        return terms.size() == 1;
    }

    /// The same with a term more.
    public Contrast plus(double weight, String arm, String measure) {
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term(weight, arm, measure));
        return new Contrast(name, more);
    }
}
