package dev.hone.training.recipe;

/// The numbers that a key accepts.
record Range(double low, double high, Ends ends) {
    /// Which ends belong to the range.
    enum Ends { BOTH, LOW, HIGH, NEITHER }

    static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Ends.NEITHER);
    static final Range POSITIVE = new Range(0, Double.POSITIVE_INFINITY, Ends.NEITHER);
    static final Range NOT_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY, Ends.LOW);
    static final Range SHARE = new Range(0, 1, Ends.BOTH);
    static final Range BELOW_ONE = new Range(0, 1, Ends.LOW);

    boolean holds(double x) {
        boolean aboveLow = ends == Ends.BOTH || ends == Ends.LOW ? x >= low : x > low;
        boolean belowHigh = ends == Ends.BOTH || ends == Ends.HIGH ? x <= high : x < high;
        return aboveLow && belowHigh;
    }

    @Override
    public String toString() {
        if (high == Double.POSITIVE_INFINITY) {
            return low == Double.NEGATIVE_INFINITY
                    ? "a finite number"
                    : "a finite number " + (ends == Ends.LOW ? "of at least " : "above ") + plain(low);
        }
        return "a number in " + (ends == Ends.BOTH || ends == Ends.LOW ? "[" : "(") + plain(low) + ", " + plain(high)
                + (ends == Ends.BOTH || ends == Ends.HIGH ? "]" : ")");
    }

    private static String plain(double x) {
        return x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x);
    }
}
