package dev.hone.reasoning.tuning;

import dev.hone.foundation.Key;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.reasoning.strategy.ComputeOptimal;
import dev.hone.reasoning.strategy.Difficulty;
import dev.hone.reasoning.strategy.SelfConsistency;
import java.util.List;

/// Tries every arm on the same questions behind the same pilot, so that [ComputeOptimal] can be given the best of them
/// for each bin of difficulty. What an arm costs includes the pilot.
///
/// Source: arXiv:2408.03314 (choice on one fold, use on the other).
public record ComputeCalibration(int pilot, Difficulty difficulty, List<Strategy> arms, int bins) {
    public ComputeCalibration {
        arms = List.copyOf(arms);
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("needs at least one arm");
        }
    }

    /// What the arms bring on these questions.
    ///
    /// @throws dev.hone.foundation.InputException if the model cannot do what an arm needs
    public ArmTable table(Solver solver, List<Question> questions, Key key) {
        // The first request of a session is the pilot's in all of them, so these are the pilots that the arms see.
        List<Solver.Solved> pilots = solver.solve(new SelfConsistency(pilot), questions, key);
        pilots.stream().flatMap(s -> s.unanswered().stream()).findFirst().ifPresent(e -> {
            throw e; // the difficulty of such a question is not known
        });
        double[] hard = pilots.stream()
                .mapToDouble(s -> difficulty.of(s.solution().considered()))
                .toArray();
        double[][] scores = new double[arms.size()][];
        double[][] tokens = new double[arms.size()][];
        for (int a = 0; a < arms.size(); a++) {
            var alone = new ComputeOptimal(pilot, difficulty, List.of(), List.of(arms.get(a)));
            List<Solver.Solved> solved = solver.solve(alone, questions, key);
            scores[a] = solved.stream().mapToDouble(Solver.Solved::score).toArray();
            tokens[a] = solved.stream().mapToDouble(s -> s.spent().written()).toArray();
        }
        return ArmTable.of(hard, scores, tokens, bins);
    }

    /// The strategy that makes a choice of the table.
    public ComputeOptimal strategy(ArmTable table, ArmTable.Choice choice) {
        return new ComputeOptimal(pilot, difficulty, table.edges(), choice.arms().stream().map(arms::get).toList());
    }
}
