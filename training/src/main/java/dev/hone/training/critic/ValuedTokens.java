package dev.hone.training.critic;

/// What the critic's loss knows of one completion.
///
/// `old` are the values when the batch was sampled, `targets` what they should have been, both as a token is about to
/// be drawn. A token with `trained` false (forced, of a masked completion) gives no loss.
///
/// Shapes: one entry a token of the completion. Units: those of rewards.
/// Throws: `IllegalArgumentException` where lengths differ.
public record ValuedTokens(float[] old, float[] targets, boolean[] trained) {
    public ValuedTokens {
        if (old.length != targets.length || old.length != trained.length) {
            throw new IllegalArgumentException("one value, one target and one flag a token: " + old.length + ", "
                    + targets.length + " and " + trained.length);
        }
    }

    /// Number of tokens, trained or not.
    public int length() {
        return old.length;
    }

    /// Number of trained tokens.
    public int trainedTokens() {
        int n = 0;
        for (boolean b : trained) {
            n += b ? 1 : 0;
        }
        return n;
    }
}
