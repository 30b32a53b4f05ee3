package dev.hone.tasks.verifiers;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// An exact rational number in lowest terms with a positive denominator, so that equal values are equal records.
public record Quantity(BigInteger numerator, BigInteger denominator) implements Comparable<Quantity> {
    private static final MathContext DIGITS = new MathContext(20);

    /// Nothing.
    public static final Quantity ZERO = of(0);

    /// One.
    public static final Quantity ONE = of(1);

    public Quantity {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("a denominator is not 0");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /// A whole number.
    public static Quantity of(long value) {
        return new Quantity(BigInteger.valueOf(value), BigInteger.ONE);
    }

    /// digits · 10^-places
    public static Quantity decimal(BigInteger digits, int places) {
        return places >= 0
                ? new Quantity(digits, BigInteger.TEN.pow(places))
                : new Quantity(digits.multiply(BigInteger.TEN.pow(-places)), BigInteger.ONE);
    }

    /// Whether the value is whole.
    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    /// Minus this.
    public Quantity negate() {
        return new Quantity(numerator.negate(), denominator);
    }

    /// This without its sign.
    public Quantity abs() {
        return signum() < 0 ? negate() : this;
    }

    /// The sum.
    public Quantity plus(Quantity other) {
        return new Quantity(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /// The difference.
    public Quantity minus(Quantity other) {
        return plus(other.negate());
    }

    /// The product.
    public Quantity times(Quantity other) {
        return new Quantity(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /// The quotient; the other is not 0.
    public Quantity over(Quantity other) {
        return new Quantity(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /// This to a whole power, which may be negative unless this is 0.
    public Quantity power(int exponent) {
        Quantity root = exponent < 0 ? ONE.over(this) : this;
        int n = Math.abs(exponent);
        return new Quantity(root.numerator.pow(n), root.denominator.pow(n));
    }

    /// -1, 0 or 1.
    public int signum() {
        return numerator.signum();
    }

    /// The next whole number at or below this.
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /// How many bits numerator and denominator have together.
    public int bits() {
        return numerator.bitLength() + denominator.bitLength();
    }

    /// The nearest number of 64 bits, or almost.
    public double doubleValue() {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS).doubleValue();
    }

    @Override
    public int compareTo(Quantity other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /// `3`, or `3/4`.
    @Override
    public String toString() {
        return isInteger() ? numerator.toString() : numerator + "/" + denominator;
    }
}
