package dev.hone.reasoning.allocation;

import dev.hone.reasoning.solve.Allocation;
import dev.hone.reasoning.solve.Pool;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.strategy.Lead;
import dev.hone.reasoning.strategy.Votes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Majorities of `n` completions a question on average, more of them where a pilot says that more votes help.
///
/// Each question draws `pilot`. From the votes for its first two answers follows what t more votes are worth, the
/// preposterior gain of [Lead#after]; the rest of the budget goes to the greatest gain a completion, step by step along
/// the concave hull of each question's gains, at most `most` completions a question. What brings nothing is not
/// spent. With several `rounds` the rest is
/// spent in even parts, each planned from all that is known by then.
///
/// What is predicted is the gain in finding the model's own most likely answer, without a gold answer. Gains fitted to
/// gold answers are [dev.hone.reasoning.strategy.ComputeOptimal]'s.
///
/// Source: arXiv:2410.04707 (greedy allocation by predicted marginal gain; there a trained probe predicts the chance of
/// a right answer, here a pilot's votes predict that of a right lead).
/// Throws: `IllegalArgumentException` if a number is out of its range.
public record PredictedAllocation(int n, int pilot, int most, int rounds) implements Allocation {
    /// Less is the rounding of sums, not a gain.
    private static final double LEAST_GAIN = 1e-12;

    public PredictedAllocation {
        if (pilot < 1 || n < pilot || most < n || rounds < 1) {
            throw new IllegalArgumentException(
                    "must be 1 <= pilot <= n <= most and rounds at least 1: pilot " + pilot + ", n " + n + ", most "
                            + most + ", rounds " + rounds);
        }
    }

    @Override
    public String name() {
        return "predicted-allocation";
    }

    @Override
    public List<Solution> solve(Pool pool) {
        int[] counts = new int[pool.size()];
        Arrays.fill(counts, pilot);
        long left = (long) n * pool.size() - pool.draw(0, counts);
        for (int r = 0; r < rounds && left > 0; r++) {
            int drawn = pool.draw(0, plan(pool, left / (rounds - r)));
            if (drawn == 0) {
                break;
            }
            left -= drawn;
        }
        List<Solution> solutions = new ArrayList<>();
        for (int i = 0; i < pool.size(); i++) {
            solutions.add(Votes.equal(pool.drawn(i)).solution());
        }
        return solutions;
    }

    /// `more` completions of a question, and what each of them is worth.
    record Step(int question, int more, double gain) {}

    private int[] plan(Pool pool, long completions) {
        List<List<Step>> hulls = new ArrayList<>();
        var next =
                new PriorityQueue<>(Comparator.comparingDouble((Step s) -> -s.gain).thenComparingInt(s -> s.question));
        for (int i = 0; i < pool.size(); i++) {
            hulls.add(new ArrayList<>(hull(i, Race.of(pool.drawn(i)))));
            if (!hulls.get(i).isEmpty()) {
                next.add(hulls.get(i).removeFirst());
            }
        }
        int[] counts = new int[pool.size()];
        long left = completions;
        while (left > 0 && !next.isEmpty()) {
            Step step = next.remove();
            int more = (int) Math.min(step.more, left);
            counts[step.question] += more;
            left -= more;
            if (!hulls.get(step.question).isEmpty()) {
                next.add(hulls.get(step.question).removeFirst());
            }
        }
        return counts;
    }

    /// The concave hull of a question's gains over its completions, steepest step first.
    List<Step> hull(int question, Race race) {
        int most = this.most - race.drawn();
        double[] worth = new double[most + 1];
        for (int c = 0; c <= most; c++) {
            worth[c] = Lead.after(race.leader(), race.second(), (int) Math.floor(c * race.rate()));
        }
        List<Step> steps = new ArrayList<>();
        int from = 0;
        while (from < most) {
            int best = from + 1;
            for (int to = from + 2; to <= most; to++) {
                if ((worth[to] - worth[from]) * (best - from) > (worth[best] - worth[from]) * (to - from)) {
                    best = to;
                }
            }
            double gain = (worth[best] - worth[from]) / (best - from);
            if (gain < LEAST_GAIN) {
                break;
            }
            steps.add(new Step(question, best - from, gain));
            from = best;
        }
        return steps;
    }
}
