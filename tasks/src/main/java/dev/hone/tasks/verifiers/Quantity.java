package dev.hone.tasks.verifiers;

import java.math.BigInteger;

/// An exact rational number in lowest terms with a positive denominator, so that equal values are equal records.
public record Quantity(BigInteger numerator, BigInteger denominator) {
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
    static Quantity decimal(BigInteger digits, int places) {
        return places >= 0
                ? new Quantity(digits, BigInteger.TEN.pow(places))
                : new Quantity(digits.multiply(BigInteger.TEN.pow(-places)), BigInteger.ONE);
    }

    /// Whether the value is whole.
    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    Quantity negate() {
        return new Quantity(numerator.negate(), denominator);
    }

    Quantity plus(Quantity other) {
        return new Quantity(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Quantity over(Quantity other) {
        return new Quantity(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /// `3`, or `3/4`.
    @Override
    public String toString() {
        return isInteger() ? numerator.toString() : numerator + "/" + denominator;
    }
}
