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

    /// The advantages of one sample's tokens.
    public float[] of(int group, int sample) {
        return tokens[group][sample];
    }
}
