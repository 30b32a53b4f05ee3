package dev.hone.reasoning.scorer;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// How sure the model was while it wrote a candidate.
///
/// A token's confidence is C_t = −(1/k) Σ_j log p_t(j) over its k likeliest tokens: high where one token has nearly all
/// probability. The confidence of a group is the mean over a window of tokens that ends at t. A trace has the mean over
/// all tokens, the mean of the lowest tenth of its groups, its lowest group, or the mean over its last `window` tokens.
/// A trace shorter than the window is one group.
///
/// Units: nats.
/// Source: DeepConf, arXiv:2508.15260, with windows of 2048 and k = 20 there. Differs: the last, incomplete group of a
/// trace shorter than the window counts.
/// Throws: `IllegalArgumentException` if window or k is not positive.
public record TraceConfidence(Kind kind, int window, int k) implements Scorer {
    /// What of a trace counts.
    public enum Kind { MEAN, BOTTOM_10_PERCENT, LOWEST_GROUP, TAIL }

    public TraceConfidence {
        if (window < 1 || k < 1) {
            throw new IllegalArgumentException("window and k must be positive: " + window + ", " + k);
        }
    }

    @Override
    public String name() {
        return "trace-confidence";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.ALTERNATIVES);
    }

    @Override
    public int alternatives() {
        return k;
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        return candidates.stream().mapToDouble(c -> of(c.generation())).toArray();
    }

    /// The confidence of one trace, 0 where it has no token.
    public double of(Generation trace) {
        double[] tokens = Told.tokens(trace).stream().mapToDouble(TraceConfidence::ofToken).toArray();
        if (tokens.length == 0) {
            return 0;
        }
        return switch (kind) {
            case MEAN -> mean(tokens, 0, tokens.length);
            case TAIL -> mean(tokens, Math.max(0, tokens.length - window), tokens.length);
            case LOWEST_GROUP -> Arrays.stream(groups(tokens)).min().orElseThrow();
            case BOTTOM_10_PERCENT -> {
                double[] groups = groups(tokens);
                Arrays.sort(groups);
                yield mean(groups, 0, Math.max(1, groups.length / 10));
            }
        };
    }

    /// The confidence of one token.
    public static double ofToken(GeneratedToken token) {
        double sum = 0;
        for (float p : token.topLogProbs()) {
            // A token that cannot be has a log-probability of minus infinity; no confidence is more than this one.
            sum -= Math.max(p, -100f);
        }
        return token.topLogProbs().length == 0 ? 0 : sum / token.topLogProbs().length;
    }

    private double[] groups(double[] tokens) {
        int size = Math.min(window, tokens.length);
        double[] groups = new double[tokens.length - size + 1];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = mean(tokens, i, i + size);
        }
        return groups;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
