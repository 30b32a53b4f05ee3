package dev.hone.app.terminal;

import java.util.Arrays;

/// A curve as one line of blocks, the lowest value low and the highest high.
public final class Sparkline {
    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    private Sparkline() {}

    /// At most `width` blocks; where there are more values, each block is the mean of its share of them.
    ///
    /// @throws IllegalArgumentException if the width is below 1
    public static String of(double[] values, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("a curve needs 1 column or more: " + width);
        }
        int columns = Math.min(width, values.length);
        double[] means = new double[columns];
        for (int c = 0; c < columns; c++) {
            int from = (int) ((long) values.length * c / columns);
            int to = (int) ((long) values.length * (c + 1) / columns);
            means[c] = Arrays.stream(values, from, to).average().orElseThrow();
        }
        double low = Arrays.stream(means).min().orElse(0);
        double high = Arrays.stream(means).max().orElse(0);
        var line = new StringBuilder();
        for (double mean : means) {
            int level = high > low ? (int) Math.min(7, Math.floor(8 * (mean - low) / (high - low))) : 3;
            line.append(BLOCKS.charAt(level));
        }
        return line.toString();
    }
}
