package dev.hone.engine;

import java.util.Arrays;

/// What the sampler gave for one request.
///
/// Shapes: `ids`, `logProbs`, `entropies`, `own` have one entry a new token. Units: natural logarithms, nats.
/// `logProbs` and `entropies` are those of the policy, log-softmax of logits / temperature, whatever truncation was
/// in force; `behaviourLogProbs` is the same array unless the draw was truncated (top-k, top-p, min-p), then the
/// log-probability within the kept set. `own` is false where a [TurnHandler] forced the token; both log-probabilities
/// are then the policy's.
public record Completion(
        int[] prompt,
        int[] ids,
        float[] logProbs,
        float[] behaviourLogProbs,
        float[] entropies,
        boolean[] own,
        StopReason stop) {

    public Completion {
        if (ids.length != logProbs.length || ids.length != entropies.length || ids.length != behaviourLogProbs.length
                || ids.length != own.length) {
            throw new IllegalArgumentException("one log-probability, one entropy and one mark a token: " + ids.length
                    + " ids, " + logProbs.length + " and " + behaviourLogProbs.length + " log-probabilities, "
                    + entropies.length + " entropies, " + own.length + " marks");
        }
    }

    /// A completion of which every token is the model's own.
    public Completion(
            int[] prompt, int[] ids, float[] logProbs, float[] behaviourLogProbs, float[] entropies, StopReason stop) {
        this(prompt, ids, logProbs, behaviourLogProbs, entropies, all(ids.length), stop);
    }

    private static boolean[] all(int length) {
        boolean[] own = new boolean[length];
        Arrays.fill(own, true);
        return own;
    }

    /// Number of new tokens, drawn or forced.
    public int length() {
        return ids.length;
    }

    /// Number of tokens that the model drew.
    public int ownTokens() {
        int n = 0;
        for (boolean b : own) {
            n += b ? 1 : 0;
        }
        return n;
    }
}
