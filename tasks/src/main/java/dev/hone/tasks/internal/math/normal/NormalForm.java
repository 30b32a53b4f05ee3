package dev.hone.tasks.internal.math.normal;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.verifiers.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A quotient of polynomials. Two are equal if the products over the cross are; they differ for certain if besides all
/// of their generators are independent (variables, π, e, i, and roots of different primes).
///
/// Source: Besicovitch, "On the linear independence of fractional powers of integers", J. London Math. Soc. 15 (1940).
public record NormalForm(Polynomial top, Polynomial bottom) {
    static final NormalForm ZERO = of(Quantity.ZERO);
    static final NormalForm ONE = of(Quantity.ONE);

    /// What division by 0 gives.
    static final NormalForm UNDEFINED = new NormalForm(Polynomial.ONE, Polynomial.ZERO);

    static NormalForm of(Quantity value) {
        return new NormalForm(Polynomial.of(value), Polynomial.ONE);
    }

    static NormalForm of(Generator generator) {
        return new NormalForm(Polynomial.of(generator, 1), Polynomial.ONE);
    }

    /// Whether it has a value at all.
    public boolean isDefined() {
        return !bottom.isZero();
    }

    /// The number that it is, where it is rational and its parts are without roots.
    public Optional<Quantity> rational() {
        return isDefined() && top.isConstant() && bottom.isConstant()
                ? Optional.of(top.constant().over(bottom.constant()))
                : Optional.empty();
    }

    NormalForm plus(NormalForm o, Work work) {
        if (bottom.equals(o.bottom)) {
            return new NormalForm(top.plus(o.top, work), bottom);
        }
        return new NormalForm(top.times(o.bottom, work).plus(o.top.times(bottom, work), work),
                bottom.times(o.bottom, work));
    }

    NormalForm times(NormalForm o, Work work) {
        return new NormalForm(top.times(o.top, work), bottom.times(o.bottom, work)).simple(work);
    }

    NormalForm inverse(Work work) {
        return isDefined() ? new NormalForm(bottom, top).simple(work) : this;
    }

    NormalForm power(int exponent, Work work) {
        if (exponent < 0) {
            return inverse(work).power(-exponent, work);
        }
        return new NormalForm(top.power(exponent, work), bottom.power(exponent, work)).simple(work);
    }

    /// Whether both have the same value for all values of their variables; nothing where that cannot be told.
    public static Optional<Boolean> same(NormalForm a, NormalForm b, Work work) {
        if (!a.isDefined() || !b.isDefined()) {
            return Optional.of(false);
        }
        if (a.top.times(b.bottom, work).equals(b.top.times(a.bottom, work))) {
            return Optional.of(true);
        }
        return independent(a, b) ? Optional.of(false) : Optional.empty();
    }

    /// Whether a = 0 and b = 0 say the same: the numerators are multiples of each other by a number. Of this sign, if
    /// it is not 0; the denominators are then to be numbers. Nothing where that cannot be told.
    public static Optional<Boolean> proportional(NormalForm a, NormalForm b, int sign, Work work) {
        if (!a.isDefined() || !b.isDefined() || a.top.isZero() || b.top.isZero()) {
            return Optional.of(false);
        }
        if (sign != 0 && !(a.bottom.isConstant() && b.bottom.isConstant())) {
            return Optional.empty();
        }
        Quantity x = a.top.leading();
        Quantity y = b.top.leading();
        boolean signs = sign == 0
                || x.signum() * y.signum() * a.bottom.constant().signum() * b.bottom.constant().signum() == sign;
        if (signs && a.top.times(Polynomial.of(y), work).equals(b.top.times(Polynomial.of(x), work))) {
            return Optional.of(true);
        }
        return roots(a, b) || !independent(a, b) ? Optional.empty() : Optional.of(false);
    }

    private static Stream<Generator> generators(NormalForm a, NormalForm b) {
        return Stream.of(a.top, a.bottom, b.top, b.bottom)
                .flatMap(p -> p.terms().keySet().stream())
                .flatMap(m -> m.powers().keySet().stream());
    }

    private static boolean roots(NormalForm a, NormalForm b) {
        return generators(a, b).anyMatch(g -> g.degree() > 0);
    }

    private static boolean independent(NormalForm a, NormalForm b) {
        Map<Quantity, Integer> degrees = new HashMap<>();
        return generators(a, b).allMatch(g -> !g.opaque()
                && (g.degree() == 0 || degrees.merge(g.value(), g.degree(), (x, y) -> x.equals(y) ? x : -1) > 0));
    }

    /// A denominator of one term goes: its roots into the numerator, its number into the factors; a variable in every
    /// term of both is cancelled.
    private NormalForm simple(Work work) {
        if (bottom.terms().size() != 1) {
            return this;
        }
        Map.Entry<Monomial, Quantity> term = bottom.terms().entrySet().iterator().next();
        Polynomial up = Polynomial.of(Quantity.ONE.over(term.getValue()));
        Polynomial numerator = top;
        Map<Generator, Integer> left = new HashMap<>();
        for (Map.Entry<Generator, Integer> e : term.getKey().powers().entrySet()) {
            Generator g = e.getKey();
            if (g.degree() > 0) {
                up = up.times(Polynomial.of(g, g.degree() - e.getValue()), work)
                        .times(Polynomial.of(Quantity.ONE.over(g.value())), work);
            } else {
                int common = numerator.terms().keySet().stream()
                        .mapToInt(m -> m.powers().getOrDefault(g, 0)).min().orElse(0);
                int cancelled = Math.min(common, e.getValue());
                numerator = numerator.without(g, cancelled, work);
                if (e.getValue() > cancelled) {
                    left.put(g, e.getValue() - cancelled);
                }
            }
        }
        return new NormalForm(numerator.times(up, work),
                new Polynomial(Map.of(new Monomial(left), Quantity.ONE)));
    }

    /// A text that equal simple values share.
    @Override
    public String toString() {
        if (bottom.isZero()) {
            return "undefined";
        }
        if (bottom.isConstant() && bottom.constant().equals(Quantity.ONE)) {
            return top.toString();
        }
        Quantity unit = Quantity.ONE.over(bottom.leading());
        return "(" + top.scaled(unit) + ")/(" + bottom.scaled(unit) + ")";
    }
}
