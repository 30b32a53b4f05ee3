package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.List;
import java.util.Set;

/// A strategy for each bin of difficulty, chosen on problems that were kept apart for it.
///
/// `pilot` completions say how hard a question looks to the model itself; `edges` part difficulties into bins, and a
/// question of bin b is solved by `arms` number b (a difficulty on an edge belongs to the harder bin). The pilot is
/// counted; an arm that can go on from it ([Continuing]: `self-consistency`, `chains`) does.
///
/// `hone calibrate` finds edges and arms. With arms of one name and different n it is an allocation by difficulty whose
/// gains were fitted before (arXiv:2410.04707, offline); with `chains` the choice between sequential and parallel.
///
/// Source: compute-optimal scaling, arXiv:2408.03314.
/// Throws: `IllegalArgumentException` if edges do not rise, or there is not one arm more than edges.
public record ComputeOptimal(int pilot, Difficulty difficulty, List<Double> edges, List<Strategy> arms)
        implements Strategy {
    public ComputeOptimal {
        edges = List.copyOf(edges);
        arms = List.copyOf(arms);
        Require.atLeast("pilot", pilot, 1);
        if (arms.size() != edges.size() + 1) {
            throw new IllegalArgumentException(
                    "arms must be one more than edges: " + arms.size() + " for " + edges.size());
        }
        for (int i = 1; i < edges.size(); i++) {
            if (!(edges.get(i) > edges.get(i - 1))) {
                throw new IllegalArgumentException("edges must rise: " + edges);
            }
        }
    }

    @Override
    public String name() {
        return "compute-optimal";
    }

    @Override
    public Set<Capability> needs() {
        Set<Capability> all = difficulty == Difficulty.SURPRISE ? Set.of(Capability.LOG_PROBS) : Set.of();
        for (Strategy arm : arms) {
            all = Require.also(all, arm.needs().toArray(Capability[]::new));
        }
        return all;
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> tried = session.candidates(question, pilot);
        if (tried.isEmpty()) {
            return Solution.NONE;
        }
        Solution solution = switch (arms.get(bin(difficulty.of(tried), edges))) {
            case Continuing arm -> arm.solve(question, session, tried);
            case Strategy arm -> arm.solve(question, session);
        };
        return solution.considered().isEmpty() ? Votes.equal(tried).solution() : solution;
    }

    /// The bin of a difficulty: how many edges it reaches.
    public static int bin(double difficulty, List<Double> edges) {
        return (int) edges.stream().filter(e -> difficulty >= e).count();
    }
}
