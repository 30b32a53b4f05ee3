package dev.hone.training.advantage;

import java.util.Set;

/// What came after a token against what a critic expected, averaged over all horizons.
///
/// δ_t = r_t + γ · V_(t+1) − V_t,   A_t = δ_t + γ · λ · A_(t+1)
///
/// The reward comes with the last token. Behind it V is 0 where the completion ended, and the critic's value where it
/// was cut off, because then more would have come. λ 1 is the return minus the value; λ 0 looks one token ahead.
///
/// A step is a token that the model drew: what was forced in between (what a world answered) is passed over, its
/// advantage is 0, and it is not whitened.
///
/// Shapes: one value a token. Units: rewards; with `whitening: batch` standard deviations over all tokens.
/// Throws: `IllegalArgumentException` if γ or λ lies outside [0, 1].
/// Source: arXiv:1506.02438, equation 16; whitening, ε 1e-8 and what is passed over as in verl.
public record GeneralizedAdvantage(double gamma, double lambda, Whiten whitening) implements AdvantageEstimator {
    /// Whether the advantages are brought to mean 0 and deviation 1.
    public enum Whiten {
        /// They stay as they are.
        NONE,
        /// Over all tokens of the batch.
        BATCH
    }

    private static final double EPSILON = 1e-8;

    public GeneralizedAdvantage {
        Require.share("gamma", gamma);
        Require.share("lambda", lambda);
    }

    /// No discount, λ 0.95, whitened.
    public GeneralizedAdvantage() {
        this(1, 0.95, Whiten.BATCH);
    }

    @Override
    public Advantages estimate(Samples samples) {
        double[][][] raw = raw(samples);
        return Advantages.perToken(switch (whitening) {
            case NONE -> raw;
            case BATCH -> Whitening.overTokens(raw, samples.column(Column.Own.class).flags(), EPSILON);
        });
    }

    /// The same with another λ: a critic's targets may look further than the policy's advantages do.
    public GeneralizedAdvantage withLambda(double other) {
        return new GeneralizedAdvantage(gamma, other, whitening);
    }

    /// What the critic should have said: A_t + V_t, before whitening.
    ///
    /// Shapes: one value a token; the values themselves where a token was forced.
    public double[][][] targets(Samples samples) {
        float[][][] values = samples.column(Column.Values.class).before();
        double[][][] targets = raw(samples);
        for (int g = 0; g < targets.length; g++) {
            for (int s = 0; s < targets[g].length; s++) {
                for (int t = 0; t < targets[g][s].length; t++) {
                    targets[g][s][t] += values[g][s][t];
                }
            }
        }
        return targets;
    }

    private double[][][] raw(Samples samples) {
        Column.Values values = samples.column(Column.Values.class);
        boolean[][][] own = samples.column(Column.Own.class).flags();
        double[][][] out = new double[samples.groups()][][];
        for (int g = 0; g < out.length; g++) {
            out[g] = new double[samples.size(g)][];
            for (int s = 0; s < out[g].length; s++) {
                out[g][s] = along(
                        values.before()[g][s], values.after()[g][s], samples.rewards()[g][s], own[g][s]);
            }
        }
        return out;
    }

    private double[] along(float[] values, double after, double reward, boolean[] own) {
        double[] out = new double[values.length];
        double next = after;
        double advantage = 0;
        double earned = reward;
        for (int t = values.length - 1; t >= 0; t--) {
            if (!own[t]) {
                continue;
            }
            double delta = earned + gamma * next - values[t];
            advantage = delta + gamma * lambda * advantage;
            out[t] = advantage;
            next = values[t];
            earned = 0;
        }
        return out;
    }

    @Override
    public Set<Column.Kind> needs() {
        return Set.of(Column.Kind.VALUES, Column.Kind.OWN);
    }

    @Override
    public boolean comparesGroup() {
        return false;
    }

    @Override
    public String name() {
        return "gae";
    }
}
