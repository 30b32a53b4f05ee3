package dev.hone.reasoning.strategy;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.Comparator;
import java.util.List;

/// The answer that most of the `shortest` shortest of n completions give.
///
/// Source: short-m@k, arXiv:2505.17813. Differs: there the m that end first stop the others, which saves time; here all
/// are written, and the account shows them.
/// Throws: `IllegalArgumentException` unless 1 <= shortest <= n.
public record ShortestMajority(int n, int shortest) implements Strategy {
    public ShortestMajority {
        Require.atLeast("shortest", shortest, 1);
        Require.atLeast("n", n, shortest);
    }

    @Override
    public String name() {
        return "shortest-majority";
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> candidates = session.candidates(question, n);
        List<Candidate> few = candidates.stream()
                .sorted(Comparator.comparingInt(c -> c.generation().length()))
                .limit(shortest)
                .toList();
        Solution voted = Votes.equal(few).solution();
        return new Solution(voted.text(), voted.answer(), candidates);
    }
}
