package dev.hone.training.recipe;

/// How steps get labels: a step ends with a token that holds the separator, and `completions` samples from there say
/// how likely a right answer still is.
public record StepSettings(String separator, int completions, Estimate estimate) {
    /// What becomes of the samples.
    public enum Estimate {
        /// The share that is right.
        SOFT,
        /// 1 where any is right.
        HARD
    }

    static StepSettings read(Section s) {
        String separator = s.optionalText("separator").orElse("\n");
        int completions = s.integer("completions", 8, 1, 1 << 16);
        Estimate estimate = s.choice("estimate", Estimate.SOFT);
        return s.finish(() -> new StepSettings(separator, completions, estimate));
    }

    void write(Outline o) {
        o.put("separator", separator).put("completions", completions).put("estimate", estimate);
    }
}
