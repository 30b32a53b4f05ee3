package dev.hone.training.advantage;

import java.util.Arrays;

/// One advantage a token of each sample. The floats are what the loss reads.
///
/// Shapes: `tokens[group][sample][token]`. Units: rewards, or standard deviations of them.
public record Advantages(float[][][] tokens) {
    /// The same advantage for all tokens of a sample; `values[group][sample]`.
    public static Advantages perSequence(Samples samples, double[][] values) {
        float[][][] tokens = new float[samples.groups()][][];
        for (int g = 0; g < tokens.length; g++) {
            tokens[g] = new float[samples.size(g)][];
            for (int s = 0; s < tokens[g].length; s++) {
                tokens[g][s] = new float[samples.lengths()[g][s]];
                Arrays.fill(tokens[g][s], (float) values[g][s]);
            }
        }
        return new Advantages(tokens);
    }

    /// One advantage a token; `values[group][sample][token]`.
    public static Advantages perToken(double[][][] values) {
        float[][][] tokens = new float[values.length][][];
        for (int g = 0; g < tokens.length; g++) {
            tokens[g] = new float[values[g].length][];
            for (int s = 0; s < tokens[g].length; s++) {
                tokens[g][s] = new float[values[g][s].length];
                for (int t = 0; t < tokens[g][s].length; t++) {
                    tokens[g][s][t] = (float) values[g][s][t];
                }
            }
        }
        return new Advantages(tokens);
    }

    /// The same with another number for every token.
    Advantages map(TokenValue change) {
        double[][][] values = new double[tokens.length][][];
        for (int g = 0; g < values.length; g++) {
            values[g] = new double[tokens[g].length][];
            for (int s = 0; s < values[g].length; s++) {
                values[g][s] = new double[tokens[g][s].length];
                for (int t = 0; t < values[g][s].length; t++) {
                    values[g][s][t] = change.of(g, s, t, tokens[g][s][t]);
                }
            }
        }
        return perToken(values);
    }

    /// A number of a token, made from its advantage and from what else is known of it.
    @FunctionalInterface
    interface TokenValue {
        double of(int group, int sample, int token, double advantage);
    }

    /// The advantages of one sample's tokens.
    public float[] of(int group, int sample) {
        return tokens[group][sample];
    }
}
