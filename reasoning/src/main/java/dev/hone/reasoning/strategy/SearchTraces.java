package dev.hone.reasoning.strategy;

import dev.hone.reasoning.scorer.TraceLegality;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.tasks.search.TraceReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Lets a model that was trained on written searches search, and replays what it wrote: the first trace that legally
/// reached a goal and gives an answer is the solution. `wave` traces at a time, at most n; where none reached a goal,
/// the majority.
///
/// A replayed goal is a proof that costs no tokens and knows no gold answer, as long as the answer is the goal's: the
/// replay judges the search, the task's verifier the answer.
///
/// Source: Stream of Search, arXiv:2404.03683 (traces and their replay; there without several samples).
/// Throws: `IllegalArgumentException` if a number is not positive.
public record SearchTraces(int n, int wave) implements Strategy {
    public SearchTraces {
        Require.atLeast("n", n, 1);
        Require.atLeast("wave", wave, 1);
    }

    @Override
    public String name() {
        return "search-traces";
    }

    @Override
    public Solution solve(Question question, Session session) {
        Function<String, TraceReplay> replay = TraceLegality.replay(question, "strategy " + name());
        List<Candidate> all = new ArrayList<>();
        while (all.size() < n) {
            List<Candidate> more = session.candidates(question, Math.min(wave, n - all.size()));
            if (more.isEmpty()) {
                break;
            }
            all.addAll(more);
            for (Candidate c : more) {
                if (c.answers() && replay.apply(c.text()).reached()) {
                    return Solution.of(c, all);
                }
            }
        }
        return Votes.equal(all).solution();
    }
}
