package dev.hone.training.advantage;

import java.util.Arrays;
import java.util.Set;

/// Several rewards at once: each is brought to the group's mean and deviation by itself before they are added.
///
/// normalise-then-sum: B_i = Σ_k w_k · (r_ki − mean_k) / (std_k + ε),   A = (B − mean(B)) / (std(B) + ε) over the batch
/// sum-then-normalise: A_i = (R_i − mean(R)) / (std(R) + ε) over the group,   R_i = Σ_k w_k · r_ki
///
/// With the second, (1, 0) and (0, 1) are the same; the first keeps them apart where the rewards differ in how rare
/// they are. A reward of which a function had nothing to say is in no mean and adds nothing. Shaping steps are not
/// seen: the rewards are those by name.
///
/// Shapes: one value a completion, for all its tokens. Units: standard deviations.
/// Throws: `IllegalArgumentException` if ε is negative or not finite.
/// Source: GDPO, arXiv:2601.05242. ε 1e-4 and degrees of freedom as in TRL.
public record Gdpo(Order order, double epsilon) implements AdvantageEstimator {
    /// What comes first.
    public enum Order {
        /// GDPO.
        NORMALISE_THEN_SUM,
        /// GRPO on the sum.
        SUM_THEN_NORMALISE
    }

    public Gdpo {
        Require.notNegative("epsilon", epsilon);
    }

    /// As the paper has it, with TRL's ε.
    public Gdpo() {
        this(Order.NORMALISE_THEN_SUM, GroupMeanStd.EPSILON);
    }

    @Override
    public Advantages estimate(Samples samples) {
        double[][] sums = new double[samples.groups()][];
        for (int g = 0; g < sums.length; g++) {
            sums[g] = new double[samples.size(g)];
            for (Column.Parts.Part part : samples.column(Column.Parts.class).parts()) {
                double[] values = switch (order) {
                    case NORMALISE_THEN_SUM -> normalised(part.values()[g]);
                    case SUM_THEN_NORMALISE -> part.values()[g];
                };
                for (int s = 0; s < values.length; s++) {
                    sums[g][s] += Double.isNaN(values[s]) ? 0 : part.weight() * values[s];
                }
            }
        }
        return Advantages.perSequence(samples, switch (order) {
            case NORMALISE_THEN_SUM -> overBatch(sums);
            case SUM_THEN_NORMALISE -> Arrays.stream(sums).map(this::normalised).toArray(double[][]::new);
        });
    }

    private double[][] overBatch(double[][] sums) {
        double[] all = Arrays.stream(sums).flatMapToDouble(Arrays::stream).toArray();
        double mean = Moments.mean(all);
        double factor = factor(Moments.deviation(all));
        return Arrays.stream(sums)
                .map(g -> Arrays.stream(g).map(x -> (x - mean) * factor).toArray())
                .toArray(double[][]::new);
    }

    private double[] normalised(double[] values) {
        double[] known = Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
        double mean = Moments.mean(known);
        double factor = factor(Moments.deviation(known));
        return Arrays.stream(values).map(x -> (x - mean) * factor).toArray();
    }

    private double factor(double deviation) {
        return deviation < Moments.ZERO ? 0 : 1 / (deviation + epsilon);
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.PARTS);
    }

    @Override
    public String name() {
        return "gdpo";
    }
}
