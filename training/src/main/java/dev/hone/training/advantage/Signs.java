package dev.hone.training.advantage;

/// Advantages that know only whether a completion is right.
final class Signs {
    private Signs() {}

    /// `right` where the score is 1, `wrong` elsewhere.
    static Advantages of(Samples samples, double right, double wrong) {
        double[][] scores = samples.column(Column.Scores.class).values();
        double[][] values = new double[samples.groups()][];
        for (int g = 0; g < values.length; g++) {
            values[g] = new double[samples.size(g)];
            for (int s = 0; s < values[g].length; s++) {
                values[g][s] = scores[g][s] == 1 ? right : wrong;
            }
        }
        return Advantages.perSequence(samples, values);
    }
}
