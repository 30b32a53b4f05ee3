package dev.hone.lab.verdict;

import java.util.Locale;

/// What became of a claim, at the scale at which it was tested.
public enum Verdict {
    /// The rule's condition holds.
    SUPPORTED,
    /// The rule's opposite holds.
    REFUTED,
    /// Neither: the numbers leave both open.
    INCONCLUSIVE,
    /// A precondition failed, so that the experiment says nothing about the claim.
    DEGENERATE;

    /// As evidence and command line spell it.
    public String spelt() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Of all parts: supported if all are, refuted if one is.
    static Verdict all(Iterable<Verdict> parts) {
        Verdict whole = SUPPORTED;
        for (Verdict v : parts) {
            if (v == REFUTED) {
                return REFUTED;
            }
            whole = v == INCONCLUSIVE ? INCONCLUSIVE : whole;
        }
        return whole;
    }

    /// The opposite finding.
    Verdict opposite() {
        return switch (this) {
            case SUPPORTED -> REFUTED;
            case REFUTED -> SUPPORTED;
            case INCONCLUSIVE -> INCONCLUSIVE;
            case DEGENERATE -> DEGENERATE;
        };
    }
}
