package dev.hone.training.advantage;

import java.util.Arrays;

/// From one number a step to one a token.
final class Segments {
    private Segments() {}

    /// Every token gets the number of the step in which it lies; `values[group][sample][step]`.
    static Advantages spread(Column.Steps steps, double[][][] values) {
        double[][][] tokens = new double[values.length][][];
        for (int g = 0; g < tokens.length; g++) {
            tokens[g] = new double[values[g].length][];
            for (int s = 0; s < tokens[g].length; s++) {
                int[] ends = steps.ends()[g][s];
                tokens[g][s] = new double[ends[ends.length - 1]];
                int from = 0;
                for (int j = 0; j < ends.length; j++) {
                    Arrays.fill(tokens[g][s], from, ends[j], values[g][s][j]);
                    from = ends[j];
                }
            }
        }
        return Advantages.perToken(tokens);
    }
}
