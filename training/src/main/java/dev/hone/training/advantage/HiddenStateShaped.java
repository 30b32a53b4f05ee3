package dev.hone.training.advantage;

import java.util.Set;

/// Adds to the advantage of a completion whose hidden states spread over more directions than the batch's, or ever
/// faster over more, and never so much that the sign turns.
///
/// A' = A + min(max(0, Φ), |A| / κ)
///
/// Φ = β · tanh(d(ER)) + (1 − β) · tanh(d(ERV)),   β = σ(gain · d(ERA))
///
/// d(x) = clamp((x − mean x) / |mean x|, −5, 5), the mean over the batch
///
/// with effective rank, its velocity and its acceleration as in [RankTrace]: where rank accelerates, exploring is paid,
/// else consolidating. Where A is 0 nothing is added; where a mean is 0, d is 0. All are numbers of the sampled batch:
/// no gradient flows through them.
///
/// Shapes: one value a completion. Units: those of the base's advantages; `stride` in tokens.
/// Throws: `IllegalArgumentException` if the stride is below 1, the gain negative, or κ not above 1.
/// Source: VERL, arXiv:2509.23808, and its code (gain 2, κ 2, stride 40). There the means are moving averages over
/// earlier batches and the first batch gets nothing; here they are the batch's own, so that the estimator stays a
/// function of the batch alone.
public record HiddenStateShaped(Baseline base, int stride, double gain, double kappa) implements AdvantageEstimator {
    private static final double FARTHEST = 5;

    public HiddenStateShaped {
        Require.notNegative("gain", gain);
        if (stride < 1) {
            throw new IllegalArgumentException("stride must be at least 1: " + stride);
        }
        if (!(kappa > 1) || Double.isInfinite(kappa)) {
            throw new IllegalArgumentException("kappa must be above 1, else the sign could turn: " + kappa);
        }
    }

    /// On GRPO's advantages, with the paper's settings.
    public HiddenStateShaped() {
        this(Baseline.GROUP_MEAN_STD, 40, 2, 2);
    }

    @Override
    public Advantages estimate(Samples samples) {
        RankTrace[][] traces = samples.column(Column.Ranks.class).traces();
        double rank = mean(traces, RankTrace::rank);
        double velocity = mean(traces, RankTrace::velocity);
        double acceleration = mean(traces, RankTrace::acceleration);
        return base.estimate(samples).map((g, s, t, a) -> {
            RankTrace trace = traces[g][s];
            double explore = 1 / (1 + StrictMath.exp(-gain * deviation(trace.acceleration(), acceleration)));
            double bonus = explore * StrictMath.tanh(deviation(trace.rank(), rank))
                    + (1 - explore) * StrictMath.tanh(deviation(trace.velocity(), velocity));
            return a + Math.min(Math.max(0, bonus), Math.abs(a) / kappa);
        });
    }

    private static double deviation(double x, double mean) {
        return mean == 0 ? 0 : Math.clamp((x - mean) / Math.abs(mean), -FARTHEST, FARTHEST);
    }

    private interface OfTrace {
        double of(RankTrace trace);
    }

    private static double mean(RankTrace[][] traces, OfTrace number) {
        double sum = 0;
        int n = 0;
        for (RankTrace[] group : traces) {
            for (RankTrace trace : group) {
                sum += number.of(trace);
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.RANKS);
    }

    @Override
    public String name() {
        return "hidden-state-shaped";
    }
}
