package dev.hone.training.advantage;

/// Checks that a column has the samples' shape, and says where it has not.
final class Shape {
    private Shape() {}

    static void perGroup(Samples samples, String what, int found) {
        same(samples.groups(), found, what, "the batch");
    }

    static void perSample(Samples samples, String what, double[][] values) {
        perGroup(samples, what, values.length);
        for (int g = 0; g < values.length; g++) {
            same(samples.size(g), values[g].length, what, "group " + g);
        }
    }

    static void perToken(Samples samples, String what, float[][][] values) {
        perGroup(samples, what, values.length);
        for (int g = 0; g < values.length; g++) {
            same(samples.size(g), values[g].length, what, "group " + g);
            for (int s = 0; s < values[g].length; s++) {
                same(samples.lengths()[g][s], values[g][s].length, what, place(g, s));
            }
        }
    }

    static void perToken(Samples samples, String what, boolean[][][] flags) {
        perGroup(samples, what, flags.length);
        for (int g = 0; g < flags.length; g++) {
            same(samples.size(g), flags[g].length, what, "group " + g);
            for (int s = 0; s < flags[g].length; s++) {
                same(samples.lengths()[g][s], flags[g][s].length, what, place(g, s));
            }
        }
    }

    /// Steps that cover a completion from its first token to its last, one reward each.
    static void steps(Samples samples, int[][][] ends, double[][][] rewards) {
        perGroup(samples, "ends of steps", ends.length);
        perGroup(samples, "rewards of steps", rewards.length);
        for (int g = 0; g < ends.length; g++) {
            same(samples.size(g), ends[g].length, "ends of steps", "group " + g);
            same(samples.size(g), rewards[g].length, "rewards of steps", "group " + g);
            for (int s = 0; s < ends[g].length; s++) {
                same(ends[g][s].length, rewards[g][s].length, "rewards of steps", place(g, s));
                rising(ends[g][s], samples.lengths()[g][s], place(g, s));
            }
        }
    }

    private static void rising(int[] ends, int length, String where) {
        int from = 0;
        for (int end : ends) {
            if (end <= from) {
                throw new IllegalArgumentException(where + ": a step ends before token " + end
                        + ", the one before it before token " + from + "; ends must rise");
            }
            from = end;
        }
        if (from != length) {
            throw new IllegalArgumentException(
                    where + ": the last step ends before token " + from + ", the completion has " + length);
        }
    }

    static void same(int wanted, int found, String what, String where) {
        if (wanted != found) {
            throw new IllegalArgumentException(where + ": " + found + " " + what + " for " + wanted);
        }
    }

    private static String place(int group, int sample) {
        return "group " + group + ", sample " + sample;
    }
}
