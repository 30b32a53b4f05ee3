package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.List;

/// Sequential revision: the model sees its last solutions and is asked for a better one, n in a row.
///
/// The last `seen` solutions stand in the conversation, each followed by `ask`. The answer is the last solution's, or
/// the majority's of all.
///
/// Source: arXiv:2408.03314, section 6; with a majority over the chain as there.
/// Throws: `IllegalArgumentException` if a number is out of its range.
public record Revision(int n, int seen, Choice choice, String ask) implements Strategy {
    /// Which solution of the chain counts.
    public enum Choice { LAST, MAJORITY }

    public Revision {
        Require.atLeast("n", n, 1);
        Require.atLeast("seen", seen, 1);
        Require.words("ask", ask);
    }

    @Override
    public String name() {
        return "revision";
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> chain = new ArrayList<>(session.candidates(question, 1));
        while (!chain.isEmpty() && chain.size() < n) {
            List<String> said = new ArrayList<>();
            for (Candidate c : chain.subList(Math.max(0, chain.size() - seen), chain.size())) {
                said.add(c.text());
                said.add(ask);
            }
            List<Generation> next = session.generate(question.then(said), 1);
            if (next.isEmpty()) {
                break;
            }
            chain.add(Candidate.of(question, next.getFirst()));
        }
        if (chain.isEmpty()) {
            return Solution.NONE;
        }
        return switch (choice) {
            case LAST -> Solution.of(chain.getLast(), chain);
            case MAJORITY -> Votes.equal(chain).solution();
        };
    }
}
