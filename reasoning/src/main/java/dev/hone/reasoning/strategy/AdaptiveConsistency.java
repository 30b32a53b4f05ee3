package dev.hone.reasoning.strategy;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Self-consistency that stops once the lead is safe.
///
/// `wave` completions at a time, at most n. With a votes for the leader and b for the runner-up, the chance that the
/// leader is ahead in the long run is P(p > 1/2) for p ~ Beta(a + 1, b + 1); drawing ends when it reaches `certainty`.
///
/// Source: Adaptive-Consistency, arXiv:2305.11860 (its Beta rule; certainty 0.95, one completion at a time there).
/// Throws: `IllegalArgumentException` if a setting is out of its range.
public record AdaptiveConsistency(int n, double certainty, int wave) implements Strategy {
    public AdaptiveConsistency {
        Require.atLeast("n", n, 1);
        Require.share("certainty", certainty);
        Require.atLeast("wave", wave, 1);
    }

    @Override
    public String name() {
        return "adaptive-consistency";
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> all = new ArrayList<>();
        while (all.size() < n) {
            List<Candidate> more = session.candidates(question, Math.min(wave, n - all.size()));
            if (more.isEmpty()) {
                break;
            }
            all.addAll(more);
            List<Integer> counts = Votes.equal(all).totals().values().stream()
                    .map(Double::intValue)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            if (!counts.isEmpty()
                    && Lead.ahead(counts.getFirst(), counts.size() > 1 ? counts.get(1) : 0) >= certainty) {
                break;
            }
        }
        return Votes.equal(all).solution();
    }
}
