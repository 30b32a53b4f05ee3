package dev.hone.reasoning.allocation;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Allocation;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Pool;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.strategy.Votes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A bandit whose arms are the questions: each next completion goes to the question that the `rule` prefers among those
/// that are not settled, until all are settled or `n` a question, on average, are drawn.
///
/// Each question begins with `first`; then a round gives one completion to each of the `wave` preferred questions. A
/// question is settled
///
/// - `accept` lead: once the leading answer is ahead in the long run with a chance of `enough`; the answer is the
///   majority's
/// - `accept` score: once a completion's score reaches `enough`; the answer is that of the best completion
///
/// and never draws more than `most`. A question's mean μ is the leader's share, or the mean score (then in [0, 1]).
/// `elimination` prefers the question with the fewest completions; `ucb` the greatest
/// μ + `exploration` · √(log N / N_i) with N completions in all, N_i of the question; `thompson` the greatest draw
/// from Beta(1 + μ N_i, 1 + (1 − μ) N_i). Both of the latter bring to an end what can be, and leave hopeless questions
/// for the last.
///
/// Source: arXiv:2506.12721 (elimination, and rules for what is left; its rules by gap and entropy are not here). A
/// lead as the criterion is Adaptive-Consistency's, arXiv:2305.11860. Thompson: Biometrika 25 (1933).
/// Throws: `IllegalArgumentException` if a number is out of its range.
public record BanditAllocation(
        int n, Rule rule, Accept accept, double enough, Scorer scorer, int first, int most, int wave,
        double exploration) implements Allocation {
    /// Which question is next.
    public enum Rule { ELIMINATION, UCB, THOMPSON }

    /// When a question is settled.
    public enum Accept { LEAD, SCORE }

    public BanditAllocation {
        if (first < 1 || n < first || most < n || wave < 1) {
            throw new IllegalArgumentException("must be 1 <= first <= n <= most and wave at least 1: first " + first
                    + ", n " + n + ", most " + most + ", wave " + wave);
        }
        if (!(enough > 0 && enough <= 1) || !(exploration >= 0)) {
            throw new IllegalArgumentException(
                    "enough must lie in (0, 1] and exploration not be negative: " + enough + ", " + exploration);
        }
    }

    @Override
    public String name() {
        return "bandit-allocation";
    }

    @Override
    public Set<Capability> needs() {
        return accept == Accept.SCORE ? scorer.needs() : Set.of();
    }

    @Override
    public List<Solution> solve(Pool pool) {
        Arm[] arms = new Arm[pool.size()];
        int[] counts = new int[arms.length];
        for (int i = 0; i < arms.length; i++) {
            arms[i] = new Arm(pool, i);
            counts[i] = first;
        }
        long total = (long) n * arms.length;
        long spent = 0;
        for (long round = 0; spent < total; round++) {
            int drawn = pool.draw(accept == Accept.SCORE ? scorer.alternatives() : 0, counts);
            for (int i = 0; i < arms.length; i++) {
                if (counts[i] > 0) {
                    arms[i].see();
                }
            }
            spent += drawn;
            counts = next(arms, spent, Math.min(wave, total - spent), round);
            if (drawn == 0 || Arrays.stream(counts).sum() == 0) {
                break;
            }
        }
        return Arrays.stream(arms).map(Arm::solution).toList();
    }

    private int[] next(Arm[] arms, long all, long most, long round) {
        double[] index = new double[arms.length];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < arms.length; i++) {
            if (!arms[i].settled() && arms[i].drawn < this.most) {
                open.add(i);
                index[i] = arms[i].index(all, round);
            }
        }
        int[] counts = new int[arms.length];
        open.stream()
                .sorted(Comparator.comparingDouble((Integer i) -> -index[i]))
                .limit(most)
                .forEach(i -> counts[i] = 1);
        return counts;
    }

    /// A question as an arm: what is known of it so far.
    private final class Arm {
        private final Pool pool;
        private final int number;
        private final List<Double> scores = new ArrayList<>();
        private int drawn;
        private double mean;
        private double best;

        Arm(Pool pool, int number) {
            this.pool = pool;
            this.number = number;
        }

        void see() {
            List<Candidate> all = pool.drawn(number);
            switch (accept) {
                case LEAD -> {
                    Race race = Race.of(all);
                    mean = race.share();
                    best = race.certainty();
                }
                case SCORE -> {
                    List<Candidate> fresh = all.subList(drawn, all.size());
                    if (!fresh.isEmpty()) {
                        Arrays.stream(scorer.score(pool.question(number), fresh, pool.session(number)))
                                .forEach(scores::add);
                    }
                    mean = scores.stream().mapToDouble(s -> s).average().orElse(0);
                    best = scores.stream().mapToDouble(s -> s).max().orElse(Double.NEGATIVE_INFINITY);
                }
            }
            drawn = all.size();
        }

        boolean settled() {
            return best >= enough;
        }

        double index(long all, long round) {
            double share = Math.clamp(mean, 0, 1);
            return switch (rule) {
                case ELIMINATION -> -drawn;
                case UCB -> mean + exploration * Math.sqrt(StrictMath.log(Math.max(1, all)) / Math.max(1, drawn));
                case THOMPSON -> Betas.draw(
                        pool.session(number).choices().at(round).draws(), 1 + share * drawn, 1 + (1 - share) * drawn);
            };
        }

        Solution solution() {
            List<Candidate> all = pool.drawn(number);
            if (accept == Accept.LEAD || all.isEmpty()) {
                return Votes.equal(all).solution();
            }
            int chosen = IntStream.range(0, scores.size())
                    .boxed()
                    .max(Comparator.comparingDouble((Integer i) -> scores.get(i)).thenComparing(i -> -i))
                    .orElseThrow();
            return Solution.of(all.get(chosen), all);
        }
    }
}
