package dev.hone.lab.statistics;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers cut to nine significant digits, below which quantiles of a library may differ from machine to machine.
public final class Rounded {
    private static final MathContext NINE = new MathContext(9);

    private Rounded() {}

    /// The nearest number of nine digits; what is not finite stays.
    public static double of(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(NINE).doubleValue() : value;
    }

    /// Each of them.
    public static double[] of(double[] values) {
        return java.util.Arrays.stream(values).map(Rounded::of).toArray();
    }

    /// Mean and ends.
    public static Interval of(Interval i) {
        return new Interval(of(i.mean()), of(i.low()), of(i.high()), of(i.level()));
    }
}
