package dev.hone.tasks.internal.math.normal;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.verifiers.Quantity;
import java.math.BigInteger;
import java.util.Optional;

/// Rational powers of rational numbers, taken apart into roots of primes: 8^(1/2) = 2 · 2^(1/2).
final class Roots {
    private static final int LARGEST_DEGREE = 24;
    private static final int LARGEST_DIVISOR = 2000;
    private static final int LARGEST_POWER = 400;

    private Roots() {}

    /// base^exponent; of a negative base the square root is imaginary and an odd root negative. Empty where the
    /// exponent is too large, or the root of a negative number another.
    static Optional<NormalForm> power(Quantity base, Quantity exponent, Work work) {
        if (exponent.denominator().bitLength() > 8 || exponent.numerator().bitLength() > 16) {
            return Optional.empty();
        }
        int n = exponent.denominator().intValueExact();
        int p = exponent.numerator().intValueExact();
        if (n > LARGEST_DEGREE || Math.abs(p) > LARGEST_POWER || (long) base.bits() * n > Work.LARGEST_NUMBER) {
            return Optional.empty();
        }
        if (base.signum() == 0) {
            return p > 0 ? Optional.of(NormalForm.ZERO) : Optional.of(NormalForm.UNDEFINED);
        }
        NormalForm sign = NormalForm.ONE;
        if (base.signum() < 0) {
            if (n == 2) {
                sign = NormalForm.of(Generator.I).power(p, work);
            } else if (n % 2 == 1) {
                sign = NormalForm.of(Quantity.of(p % 2 == 0 ? 1 : -1));
            } else {
                return Optional.empty();
            }
        }
        // (a/b)^(1/n) = (a b^(n-1))^(1/n) / b
        Quantity size = base.abs();
        BigInteger radicand = size.numerator().multiply(size.denominator().pow(n - 1));
        NormalForm root = root(radicand, n, work)
                .times(NormalForm.of(new Quantity(BigInteger.ONE, size.denominator())), work);
        return Optional.of(sign.times(root.power(p, work), work));
    }

    private static NormalForm root(BigInteger radicand, int n, Work work) {
        NormalForm result = NormalForm.ONE;
        BigInteger left = radicand;
        for (int d = 2; d <= LARGEST_DIVISOR && left.bitLength() > 1; d += d == 2 ? 1 : 2) {
            BigInteger divisor = BigInteger.valueOf(d);
            int count = 0;
            work.spend(1 + left.bitLength() / 512);
            BigInteger[] parts = left.divideAndRemainder(divisor);
            while (parts[1].signum() == 0) {
                work.spend(1);
                count++;
                left = parts[0];
                parts = left.divideAndRemainder(divisor);
            }
            result = result.times(power(divisor, count, n, false, work), work);
        }
        return left.equals(BigInteger.ONE) ? result : result.times(large(left, n, work), work);
    }

    /// The root of what has no small divisor: of a power that power's base, else as it stands.
    private static NormalForm large(BigInteger left, int n, Work work) {
        for (int k = n; k > 1; k--) {
            BigInteger base = wholeRoot(left, k, work);
            if (base.pow(k).equals(left)) {
                return power(base, k, n, unproven(base, work), work);
            }
        }
        return power(left, 1, n, unproven(left, work), work);
    }

    private static boolean unproven(BigInteger base, Work work) {
        work.spend(100 + (long) base.bitLength() * base.bitLength() / 256);
        return base.bitLength() > 512 || !base.isProbablePrime(40);
    }

    /// base^(count/n)
    private static NormalForm power(BigInteger base, int count, int n, boolean opaque, Work work) {
        Quantity value = new Quantity(base, BigInteger.ONE);
        NormalForm whole = NormalForm.of(value).power(count / n, work);
        int rest = count % n;
        if (rest == 0) {
            return whole;
        }
        int divisor = BigInteger.valueOf(rest).gcd(BigInteger.valueOf(n)).intValue();
        Generator g = Generator.root(value, n / divisor, opaque);
        return whole.times(NormalForm.of(g).power(rest / divisor, work), work);
    }

    /// The largest whole number whose k-th power is not above x, by bisection.
    private static BigInteger wholeRoot(BigInteger x, int k, Work work) {
        BigInteger low = BigInteger.ONE;
        BigInteger high = BigInteger.ONE.shiftLeft(x.bitLength() / k + 1);
        while (high.subtract(low).bitLength() > 1) {
            work.spend(1 + x.bitLength() / 64);
            BigInteger middle = low.add(high).shiftRight(1);
            if (middle.pow(k).compareTo(x) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
