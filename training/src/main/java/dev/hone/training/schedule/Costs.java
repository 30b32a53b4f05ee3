package dev.hone.training.schedule;

/// How long things take on a virtual clock.
///
/// - `token`: to draw the next token of every completion of a group
/// - `prefill`: to read one token of a prompt, or of a beginning that new weights read again
/// - `training`: to train one token
/// - `step`: what a step takes besides, such as handing out new weights
///
/// Units: any unit of time, one for all (the calibration of `hone simulate` gives seconds).
/// Throws: `IllegalArgumentException` if a cost is negative or not finite, or drawing a token takes no time.
public record Costs(double token, double prefill, double training, double step) {
    /// One unit a token drawn, a fiftieth for a token that is trained or read.
    public static final Costs USUAL = new Costs(1, 0.02, 0.02, 0);

    public Costs {
        require("token", token);
        require("prefill", prefill);
        require("training", training);
        require("step", step);
        if (token == 0) {
            throw new IllegalArgumentException("drawing a token must take time");
        }
    }

    private static void require(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the cost '" + name + "' must be 0 or more: " + value);
        }
    }

    /// How long a step takes that trains so many tokens.
    public double step(long tokens) {
        return step + training * tokens;
    }
}
