package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Drafts beside each other, distils them into a short workspace, and drafts again with the workspace before it.
///
/// `rounds` rounds of `drafts` drafts; the workspace of a round is what the model says to `distil`, with all drafts of
/// the round before it, and it replaces the one before, so that the context stays short. The last round writes one
/// solution.
///
/// Source: Parallel-Distill-Refine, arXiv:2510.01123.
/// Throws: `IllegalArgumentException` if a setting is out of its range.
public record ParallelDistilRefine(int rounds, int drafts, String distil, String refine) implements Strategy {
    public ParallelDistilRefine {
        Require.atLeast("rounds", rounds, 1);
        Require.atLeast("drafts", drafts, 1);
        Require.words("distil", distil);
        Require.words("refine", refine);
    }

    @Override
    public String name() {
        return "parallel-distil-refine";
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> all = new ArrayList<>();
        List<Candidate> round = session.candidates(question, drafts);
        all.addAll(round);
        for (int r = 0; r < rounds && !round.isEmpty(); r++) {
            String written = round.stream().map(Candidate::text).collect(Collectors.joining("\n\n"));
            List<Generation> workspace = session.generate(question.then(List.of(written, distil)), 1);
            if (workspace.isEmpty()) {
                break;
            }
            int wanted = r == rounds - 1 ? 1 : drafts;
            round = session.generate(question.then(List.of(workspace.getFirst().text(), refine)), wanted).stream()
                    .map(g -> Candidate.of(question, g))
                    .toList();
            all.addAll(round);
        }
        return all.isEmpty() ? Solution.NONE : Solution.of(all.getLast(), all);
    }
}
