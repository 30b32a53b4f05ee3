package dev.hone.reasoning.strategy;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.List;

/// Self-consistency that stops once all completions of a window give one answer.
///
/// Source: ESC, arXiv:2401.10480.
/// Throws: `IllegalArgumentException` if n or the window is not positive.
public record EarlyStoppingConsistency(int n, int window) implements Strategy {
    public EarlyStoppingConsistency {
        Require.atLeast("n", n, 1);
        Require.atLeast("window", window, 1);
    }

    @Override
    public String name() {
        return "early-stopping-consistency";
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> all = new ArrayList<>();
        while (all.size() < n) {
            List<Candidate> more = session.candidates(question, Math.min(window, n - all.size()));
            all.addAll(more);
            boolean alike = more.stream().allMatch(Candidate::answers)
                    && more.stream().map(Candidate::answer).distinct().count() <= 1;
            if (more.isEmpty() || alike) {
                break;
            }
        }
        return Votes.equal(all).solution();
    }
}
