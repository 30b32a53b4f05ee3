package dev.hone.training.loop;

import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.training.rollout.RolloutId;
import java.util.List;
import java.util.Optional;

/// Compares the trainer's log-probabilities with the sampler's, bit for bit, while the loss of a first update is
/// computed. On a first update they are the same number, so every importance ratio is exactly 1.
final class ExactnessCheck implements TokenLoss {
    private final TokenLoss loss;
    private final List<List<float[]>> sampled;
    private long tokens;
    private long mismatches;
    private int firstTree = Integer.MAX_VALUE;
    private int firstSegment;
    private int firstToken;
    private float found;

    /// `sampled.get(tree).get(segment)` are the sampler's log-probabilities; empty where another policy drew them, not
    /// a number where other weights drew a token: these are not compared.
    ExactnessCheck(TokenLoss loss, List<List<float[]>> sampled) {
        this.loss = loss;
        this.sampled = sampled;
    }

    /// The first token, in the order of the batch, whose log-probability differs.
    record Mismatch(int tree, int segment, int token, float sampled, float recomputed) {}

    @Override
    public double at(
            int tree, int segment, float[] logProb, float[] entropy, float[] dLogProb, float[] dEntropy, int length) {
        float[] expected = sampled.get(tree).get(segment);
        if (expected.length == 0) {
            return loss.at(tree, segment, logProb, entropy, dLogProb, dEntropy, length);
        }
        int compared = 0;
        int different = 0;
        int first = -1;
        for (int t = 0; t < length; t++) {
            if (Float.isNaN(expected[t])) {
                continue;
            }
            compared++;
            if (Float.floatToRawIntBits(expected[t]) != Float.floatToRawIntBits(logProb[t])) {
                different++;
                first = first < 0 ? t : first;
            }
        }
        note(tree, segment, compared, different, first, first < 0 ? 0 : logProb[first]);
        return loss.at(tree, segment, logProb, entropy, dLogProb, dEntropy, length);
    }

    private synchronized void note(int tree, int segment, int compared, int different, int token, float value) {
        tokens += compared;
        mismatches += different;
        boolean earlier = tree < firstTree || (tree == firstTree && segment < firstSegment);
        if (different > 0 && earlier) {
            firstTree = tree;
            firstSegment = segment;
            firstToken = token;
            found = value;
        }
    }

    @Override
    public boolean scores(TokenTree tree, int segment) {
        return loss.scores(tree, segment);
    }

    /// Tokens that were compared.
    synchronized long tokens() {
        return tokens;
    }

    /// Tokens that differ.
    synchronized long mismatches() {
        return mismatches;
    }

    /// What differs, in words, where the first mismatch belongs to this rollout.
    ///
    /// @throws java.util.NoSuchElementException if nothing differs
    String describe(RolloutId rollout) {
        Mismatch m = first().orElseThrow();
        return mismatches() + " of " + tokens() + " recomputed log-probabilities are not the sampler's; the first is"
                + " token " + m.token() + " of rollout " + rollout + ": sampled " + m.sampled() + ", recomputed "
                + m.recomputed();
    }

    /// The first of them.
    synchronized Optional<Mismatch> first() {
        return mismatches == 0
                ? Optional.empty()
                : Optional.of(new Mismatch(
                        firstTree,
                        firstSegment,
                        firstToken,
                        sampled.get(firstTree).get(firstSegment)[firstToken],
                        found));
    }
}
