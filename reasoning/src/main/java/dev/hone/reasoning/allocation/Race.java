package dev.hone.reasoning.allocation;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.strategy.Lead;
import dev.hone.reasoning.strategy.Votes;
import java.util.Comparator;
import java.util.List;

/// The two answers of a question that lead the vote: their votes, and how many completions there were in all.
record Race(int leader, int second, int drawn) {
    static Race of(List<Candidate> candidates) {
        List<Integer> counts = Votes.equal(candidates).totals().values().stream()
                .map(Double::intValue)
                .sorted(Comparator.reverseOrder())
                .toList();
        return new Race(
                counts.isEmpty() ? 0 : counts.getFirst(), counts.size() > 1 ? counts.get(1) : 0, candidates.size());
    }

    /// The chance that the leader leads in the long run.
    double certainty() {
        return Lead.ahead(leader, second);
    }

    /// The leader's share of all completions, 0 where there is none.
    double share() {
        return drawn == 0 ? 0 : (double) leader / drawn;
    }

    /// Completions that are votes for one of the two, as a share; (votes + 1) / (completions + 1), so never none.
    double rate() {
        return (leader + second + 1.0) / (drawn + 1.0);
    }
}
