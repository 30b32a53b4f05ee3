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
