package dev.hone.training.advantage;

import java.util.Set;

/// The reward minus, at each token, the group's mean reward weighted by how much the completions could move the policy
/// so far.
///
/// E_it = Σ_{u ≤ t} e_iu,   B_t = Σ_i E_it · r_i / Σ_i E_it,   A_it = r_i − B_t
///
/// with e the squared gradient of a token's log-probability ([Column.Energies]) and sums over the completions that have
/// a token t. Where no completion could move it, B is their plain mean. Behind the end of the second longest completion
/// the longest is alone; `tail` says what B is there.
///
/// Shapes: one value a token. Units: rewards.
/// Source: optimal token baseline, arXiv:2602.07078, with its logit-gradient proxy; the tail without baseline is
/// verl's default. No ε is added to the divisor.
public record OptimalTokenBaseline(Tail tail) implements AdvantageEstimator {
    /// The baseline where a completion is alone.
    public enum Tail {
        /// None: the whole reward counts.
        NONE,
        /// Its own reward: the advantage is 0.
        OWN
    }

    /// Without a baseline in the tail.
    public OptimalTokenBaseline() {
        this(Tail.NONE);
    }

    @Override
    public Advantages estimate(Samples samples) {
        float[][][] energies = samples.column(Column.Energies.class).values();
        double[][][] values = new double[samples.groups()][][];
        for (int g = 0; g < values.length; g++) {
            double[] rewards = samples.rewards()[g];
            double[] spent = new double[rewards.length];
            values[g] = new double[rewards.length][];
            int longest = 0;
            for (int s = 0; s < rewards.length; s++) {
                values[g][s] = new double[samples.lengths()[g][s]];
                longest = Math.max(longest, values[g][s].length);
            }
            for (int t = 0; t < longest; t++) {
                double baseline = baseline(rewards, energies[g], spent, t);
                for (int s = 0; s < rewards.length; s++) {
                    if (t < values[g][s].length) {
                        values[g][s][t] = rewards[s] - baseline;
                    }
                }
            }
        }
        return Advantages.perToken(values);
    }

    /// Adds the energies of token t to `spent`, and gives the baseline there.
    private double baseline(double[] rewards, float[][] energies, double[] spent, int t) {
        double first = Double.NaN; // sums run over differences from it, so that equal rewards give exactly their value
        double weighted = 0;
        double weight = 0;
        double plain = 0;
        int alive = 0;
        for (int s = 0; s < rewards.length; s++) {
            if (t < energies[s].length) {
                spent[s] += energies[s][t];
                first = alive == 0 ? rewards[s] : first;
                weighted += spent[s] * (rewards[s] - first);
                weight += spent[s];
                plain += rewards[s] - first;
                alive++;
            }
        }
        if (alive == 1 && rewards.length > 1 && tail == Tail.NONE) {
            return 0;
        }
        return first + (weight > 0 ? weighted / weight : plain / alive);
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.ENERGIES);
    }

    @Override
    public String name() {
        return "optimal-token-baseline";
    }
}
