package dev.hone.lab.statistics;

/// Mean and spread of a few numbers, summed in their order.
public final class Moments {
    private Moments() {}

    /// @throws IllegalArgumentException if there is no value
    public static double mean(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("the mean of no values");
        }
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    /// The standard deviation with one degree of freedom subtracted; 0 for a single value.
    ///
    /// @throws IllegalArgumentException if there is no value
    public static double deviation(double... values) {
        double mean = mean(values);
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }
}
