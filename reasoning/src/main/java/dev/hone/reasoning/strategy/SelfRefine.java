package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.List;

/// The model criticises its own solution, then writes it anew with the critique before it, until the critique says
/// `done` or for `rounds` rounds.
///
/// Source: Self-Refine, arXiv:2303.17651.
/// Throws: `IllegalArgumentException` if a setting is out of its range.
public record SelfRefine(int rounds, String critique, String refine, String done) implements Strategy {
    public SelfRefine {
        Require.atLeast("rounds", rounds, 1);
        Require.words("critique", critique);
        Require.words("refine", refine);
        Require.words("done", done);
    }

    @Override
    public String name() {
        return "self-refine";
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> drafts = new ArrayList<>(session.candidates(question, 1));
        if (drafts.isEmpty()) {
            return Solution.NONE;
        }
        for (int r = 0; r < rounds; r++) {
            String draft = drafts.getLast().text();
            List<Generation> said = session.generate(question.then(List.of(draft, critique)), 1);
            if (said.isEmpty() || said.getFirst().text().contains(done)) {
                break;
            }
            List<Generation> next = session.generate(
                    question.then(List.of(draft, critique, said.getFirst().text(), refine)), 1);
            if (next.isEmpty()) {
                break;
            }
            drafts.add(Candidate.of(question, next.getFirst()));
        }
        return Solution.of(drafts.getLast(), drafts);
    }
}
