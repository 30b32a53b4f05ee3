package dev.hone.engine;

/// What the sampler gave for one request.
///
/// Shapes: `ids`, `logProbs`, `entropies` have one entry a new token. Units: natural logarithms, nats.
/// `logProbs` and `entropies` are those of the policy, log-softmax of logits / temperature, whatever truncation was
/// in force; `behaviourLogProbs` is the same array unless the draw was truncated (top-k, top-p, min-p), then the
/// log-probability within the kept set.
public record Completion(
        int[] prompt, int[] ids, float[] logProbs, float[] behaviourLogProbs, float[] entropies, StopReason stop) {

    public Completion {
        if (ids.length != logProbs.length || ids.length != entropies.length || ids.length != behaviourLogProbs.length) {
            throw new IllegalArgumentException("one log-probability and one entropy a token: " + ids.length + " ids, "
                    + logProbs.length + " and " + behaviourLogProbs.length + " log-probabilities, " + entropies.length
                    + " entropies");
        }
    }

    /// Number of new tokens.
    public int length() {
        return ids.length;
    }
}
