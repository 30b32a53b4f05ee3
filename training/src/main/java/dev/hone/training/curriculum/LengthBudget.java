package dev.hone.training.curriculum;

/// How many tokens a completion may have as training goes on: from one number to another in equal stretches of the run.
///
/// B(step) = from + (to − from) · i / drops             (linear)
/// B(step) = from · (to / from)^(i / drops)             (exponential)
///
/// with i = ⌊(step − 1) · (drops + 1) / steps⌋, rounded to whole tokens. From long to short a policy first finds
/// solutions and then shortens them; from short to long is allowed as well.
///
/// Shapes: `step` runs from 1 to `steps`. Units: tokens.
/// Throws: `IllegalArgumentException` unless from and to are at least 1, and drops too.
/// Source: "Train Long, Think Short", arXiv:2508.08940 (exponential decay). There the budget stands in the prompt and
/// in the reward; here it is the greatest length, so that a completion that needs more is cut off
/// where the budget ends.
public record LengthBudget(int from, int to, int drops, Decay decay) {
    /// How the budget changes.
    public enum Decay {
        /// By equal numbers.
        LINEAR,
        /// By equal factors.
        EXPONENTIAL
    }

    public LengthBudget {
        if (from < 1 || to < 1 || drops < 1) {
            throw new IllegalArgumentException("a budget needs from, to and drops of at least 1: from " + from + ", to "
                    + to + ", drops " + drops);
        }
    }

    /// The same number of tokens in every step.
    public static LengthBudget constant(int tokens) {
        return new LengthBudget(tokens, tokens, 1, Decay.LINEAR);
    }

    /// The greatest number of tokens in this step of so many.
    public int at(int step, int steps) {
        long stretch = Math.min(drops, (long) (step - 1) * (drops + 1) / steps);
        double part = (double) stretch / drops;
        return switch (decay) {
            case LINEAR -> (int) Math.round(from + (to - from) * part);
            case EXPONENTIAL -> (int) Math.round(from * StrictMath.pow((double) to / from, part));
        };
    }

    /// The most tokens of any step.
    public int most() {
        return Math.max(from, to);
    }
}
