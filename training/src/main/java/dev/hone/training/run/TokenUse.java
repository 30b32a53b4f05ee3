package dev.hone.training.run;

/// What one optimizer step did with the tokens of a rollout.
///
/// `ratios` are the importance ratios π / πold as the step saw them, NaN where a token was not trained; `clipped` is 1
/// where the objective cut the token's gradient off.
///
/// Shapes: one a token of the completion.
/// Throws: `IllegalArgumentException` if the lengths differ.
public record TokenUse(float[] ratios, byte[] clipped) {
    public TokenUse {
        if (ratios.length != clipped.length) {
            throw new IllegalArgumentException(
                    ratios.length + " ratios for " + clipped.length + " flags; there must be one each a token");
        }
    }
}
