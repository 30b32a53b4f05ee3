package dev.hone.engine;

import java.util.Arrays;
import java.util.Objects;

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

    /// The first tokens, as if the limit had been there.
    ///
    /// @throws IndexOutOfBoundsException if there are fewer
    public Completion first(int tokens) {
        Objects.checkFromToIndex(0, tokens, ids.length);
        float[] policy = Arrays.copyOf(logProbs, tokens);
        return new Completion(
                prompt, Arrays.copyOf(ids, tokens), policy,
                Arrays.equals(behaviourLogProbs, logProbs) ? policy : Arrays.copyOf(behaviourLogProbs, tokens),
                Arrays.copyOf(entropies, tokens), Arrays.copyOf(own, tokens), StopReason.LENGTH);
    }

    /// These tokens with the numbers of their draw, and behind them the rest of a completion that begins with them:
    /// one that went on, see [SampleRequest#after].
    ///
    /// @throws IllegalArgumentException if the other begins with other tokens
    public Completion then(Completion whole) {
        int n = ids.length;
        if (n > whole.ids.length || !Arrays.equals(ids, 0, n, whole.ids, 0, n)) {
            throw new IllegalArgumentException("the other completion does not begin with these " + n + " tokens");
        }
        float[] policy = joined(logProbs, whole.logProbs);
        float[] behaviour = joined(behaviourLogProbs, whole.behaviourLogProbs);
        boolean[] drawn = whole.own.clone();
        System.arraycopy(own, 0, drawn, 0, n);
        return new Completion(
                prompt, whole.ids, policy, Arrays.equals(behaviour, policy) ? policy : behaviour,
                joined(entropies, whole.entropies), drawn, whole.stop);
    }

    private static float[] joined(float[] first, float[] whole) {
        float[] values = whole.clone();
        System.arraycopy(first, 0, values, 0, first.length);
        return values;
    }
}
