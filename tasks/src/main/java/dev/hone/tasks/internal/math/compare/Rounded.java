package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Precision;
import dev.hone.tasks.verifiers.Quantity;
import java.util.Optional;

/// A decimal as it is written: its value, half a unit of its last place, and how many digits are significant.
record Rounded(Quantity value, Quantity half, int digits) {
    /// The decimal that a node is: with a sign, a power of ten behind it, or in percent. Empty for anything else.
    static Optional<Rounded> of(Node node) {
        return switch (node) {
            case Node.Numeral n -> n.precision().map(p -> new Rounded(n.value(), half(p), p.digits()));
            case Node.Percent p -> of(p.value()).map(r -> r.scaled(Quantity.ONE.over(Quantity.of(100))));
            case Node.Product p when p.factors().size() == 2 -> product(p.factors().getFirst(), p.factors().getLast());
            default -> Optional.empty();
        };
    }

    private static Quantity half(Precision p) {
        return Quantity.decimal(Quantity.of(5).numerator(), p.places() + 1);
    }

    private static Optional<Rounded> product(Node a, Node b) {
        return factor(a).flatMap(f -> of(b).map(r -> r.scaled(f)))
                .or(() -> factor(b).flatMap(f -> of(a).map(r -> r.scaled(f))));
    }

    /// -1, and powers of ten.
    private static Optional<Quantity> factor(Node node) {
        Quantity minus = Quantity.of(-1);
        return switch (node) {
            case Node.Numeral n when n.value().equals(minus) -> Optional.of(minus);
            case Node.Power p when p.base() instanceof Node.Numeral ten && ten.value().equals(Quantity.of(10))
                    && p.exponent() instanceof Node.Numeral e && e.value().isInteger()
                    && e.value().abs().compareTo(Quantity.of(300)) <= 0 ->
                Optional.of(ten.value().power(e.value().numerator().intValueExact()));
            default -> Optional.empty();
        };
    }

    Rounded scaled(Quantity factor) {
        return new Rounded(value.times(factor), half.times(factor.abs()), digits);
    }

    /// Whether an exact value rounds to this decimal.
    boolean stands(Quantity exact) {
        return exact.minus(value).abs().compareTo(half) <= 0;
    }

    /// The same for a value that is known approximately.
    boolean stands(double exact) {
        double distance = Math.abs(exact - value.doubleValue());
        return distance <= half.doubleValue() * (1 + 1e-9) + Math.abs(exact) * 1e-14;
    }

}
