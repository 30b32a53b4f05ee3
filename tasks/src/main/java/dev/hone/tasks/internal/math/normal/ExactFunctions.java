package dev.hone.tasks.internal.math.normal;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.verifiers.Quantity;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Functions of rational numbers whose value is rational.
final class ExactFunctions {
    private static final int LARGEST_FACTORIAL = 700;

    private ExactFunctions() {}

    /// The value; empty where it is not rational, not defined, or too large.
    static Optional<Quantity> apply(Function function, List<Quantity> v, Work work) {
        Quantity x = v.getFirst();
        Quantity y = v.getLast();
        return switch (function) {
            case ABS -> Optional.of(x.abs());
            case FLOOR -> Optional.of(whole(x.floor()));
            case CEIL -> Optional.of(whole(x.negate().floor().negate()));
            case SIGN -> Optional.of(Quantity.of(x.signum()));
            case FACTORIAL -> falling(x, x, work);
            case PERMUTATIONS -> v.size() == 2 ? falling(x, y, work) : Optional.empty();
            case BINOMIAL -> v.size() == 2 ? binomial(x, y, work) : Optional.empty();
            case GCD -> integers(v) ? v.stream().map(Quantity::numerator).reduce(BigInteger::gcd)
                    .map(ExactFunctions::whole) : Optional.empty();
            case LCM -> lcm(v, work);
            case MIN -> v.stream().min(Quantity::compareTo);
            case MAX -> v.stream().max(Quantity::compareTo);
            case MOD -> v.size() == 2 && y.signum() != 0
                    ? Optional.of(x.minus(y.times(whole(x.over(y).floor()))))
                    : Optional.empty();
            case REAL, CONJUGATE -> Optional.of(x);
            case IMAGINARY -> Optional.of(Quantity.ZERO);
            case EXP, SIN, TAN, SINH, TANH, ARCSIN, ARCTAN, ARSINH, ARTANH -> atZero(function, x);
            case COS, COSH, SEC -> x.signum() == 0 ? Optional.of(Quantity.ONE) : Optional.empty();
            case LN, LOG -> x.equals(Quantity.ONE) ? Optional.of(Quantity.ZERO) : Optional.empty();
            case CIS, COT, CSC, ARCCOS, ARCCOT, ARCSEC, ARCCSC, ARCOSH, SQRT, CBRT, ROOT -> Optional.empty();
        };
    }

    private static Optional<Quantity> atZero(Function function, Quantity x) {
        return x.signum() != 0 ? Optional.empty()
                : Optional.of(function == Function.EXP ? Quantity.ONE : Quantity.ZERO);
    }

    private static Optional<Quantity> lcm(List<Quantity> v, Work work) {
        if (!integers(v) || v.stream().anyMatch(q -> q.signum() == 0)) {
            return Optional.empty();
        }
        Quantity result = Quantity.ONE;
        for (Quantity q : v) {
            BigInteger common = result.numerator().gcd(q.numerator());
            result = Polynomial.times(result, whole(q.numerator().divide(common).abs()), work);
        }
        return Optional.of(result);
    }

    /// n (n-1) ... (n-k+1)
    private static Optional<Quantity> falling(Quantity n, Quantity k, Work work) {
        if (!n.isInteger() || !k.isInteger() || k.signum() < 0 || n.compareTo(k) < 0
                || n.compareTo(Quantity.of(1_000_000)) > 0 || k.compareTo(Quantity.of(LARGEST_FACTORIAL)) > 0) {
            return Optional.empty();
        }
        Quantity product = Quantity.ONE;
        for (int i = 0; i < k.numerator().intValueExact(); i++) {
            product = Polynomial.times(product, n.minus(Quantity.of(i)), work);
        }
        return Optional.of(product);
    }

    private static Optional<Quantity> binomial(Quantity n, Quantity k, Work work) {
        if (k.isInteger() && n.isInteger() && n.signum() >= 0 && (k.signum() < 0 || k.compareTo(n) > 0)) {
            return Optional.of(Quantity.ZERO);
        }
        Quantity other = n.minus(k);
        Quantity small = k.compareTo(other) <= 0 ? k : other;
        return falling(n, small, work).flatMap(top -> falling(small, small, work).map(top::over));
    }

    private static boolean integers(List<Quantity> v) {
        return v.stream().allMatch(Quantity::isInteger);
    }

    private static Quantity whole(BigInteger value) {
        return new Quantity(value, BigInteger.ONE);
    }
}
