package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.solve.Candidate;
import java.util.List;

/// How hard a question looks from what the model itself made of it; no gold answer is known. Larger is harder.
///
/// Source: difficulty without ground truth, arXiv:2408.03314, section 3.2 (there a verifier's mean score).
public enum Difficulty {
    /// 1 minus the share of candidates that give the most frequent answer. Candidates without one agree with nobody.
    DISAGREEMENT,
    /// The entropy of the answers, in nats; candidates without one are an answer of their own, all together.
    ENTROPY,
    /// Minus the mean log-probability of a token, in nats.
    SURPRISE;

    /// The difficulty by these candidates; 0 where there are none.
    public double of(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return 0;
        }
        return switch (this) {
            case DISAGREEMENT -> {
                Votes votes = Votes.equal(candidates);
                yield 1 - votes.winner().map(w -> votes.totals().getOrDefault(w, 0.0)).orElse(0.0)
                        / candidates.size();
            }
            case ENTROPY -> {
                double silent = candidates.stream().filter(c -> !c.answers()).count();
                double sum = part(silent / candidates.size());
                for (double count : Votes.equal(candidates).totals().values()) {
                    sum += part(count / candidates.size());
                }
                yield sum;
            }
            case SURPRISE -> {
                double tokens = candidates.stream().mapToDouble(c -> c.generation().tokens().size()).sum();
                double logs = candidates.stream().map(Candidate::generation).mapToDouble(Generation::logProb).sum();
                yield tokens == 0 ? 0 : -logs / tokens;
            }
        };
    }

    private static double part(double share) {
        return share == 0 ? 0 : -share * StrictMath.log(share);
    }
}
