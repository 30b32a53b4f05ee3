package dev.hone.training.advantage;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Brings numbers to mean 0 and deviation 1 over all tokens of a batch, so that a long completion counts more.
///
/// (x − mean) / (std + ε)      std with one degree of freedom subtracted
///
/// A deviation below 1e-6 counts as zero: then all numbers are 0.
final class Whitening {
    private Whitening() {}

    /// The same over the tokens that are flagged; the others become 0.
    ///
    /// Shapes: `values[group][sample][token]`, the same for flags and result.
    static double[][][] overTokens(double[][][] values, boolean[][][] flags, double epsilon) {
        double[] chosen = new double[Arrays.stream(values).flatMap(Stream::of).mapToInt(v -> v.length).sum()];
        int n = 0;
        for (int g = 0; g < values.length; g++) {
            for (int s = 0; s < values[g].length; s++) {
                for (int t = 0; t < values[g][s].length; t++) {
                    if (flags[g][s][t]) {
                        chosen[n++] = values[g][s][t];
                    }
                }
            }
        }
        double[][][] flat = {{Arrays.copyOf(chosen, n)}};
        double[] white = overTokens(flat, epsilon)[0][0];
        double[][][] out = new double[values.length][][];
        int next = 0;
        for (int g = 0; g < values.length; g++) {
            out[g] = new double[values[g].length][];
            for (int s = 0; s < values[g].length; s++) {
                out[g][s] = new double[values[g][s].length];
                for (int t = 0; t < out[g][s].length; t++) {
                    out[g][s][t] = flags[g][s][t] ? white[next++] : 0;
                }
            }
        }
        return out;
    }

    /// Shapes: `values[group][sample][token]`, the same for the result.
    static double[][][] overTokens(double[][][] values, double epsilon) {
        double[] all = Arrays.stream(values).flatMap(Stream::of).flatMapToDouble(DoubleStream::of).toArray();
        double mean = Moments.mean(all);
        double deviation = Moments.deviation(all);
        double factor = deviation < Moments.ZERO ? 0 : 1 / (deviation + epsilon);
        return Arrays.stream(values)
                .map(group -> Arrays.stream(group)
                        .map(sample -> Arrays.stream(sample).map(x -> (x - mean) * factor).toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }
}
