package dev.hone.tasks.internal.math.normal;

import dev.hone.tasks.verifiers.Quantity;
import java.util.Map;
import java.util.TreeMap;

/// A product of powers of generators; the exponents are positive, those of roots below their degree.
record Monomial(Map<Generator, Integer> powers) implements Comparable<Monomial> {
    static final Monomial ONE = new Monomial(Map.of());

    /// A number times a monomial.
    record Term(Quantity factor, Monomial monomial) {}

    static Monomial of(Generator generator, int power) {
        return new Monomial(Map.of(generator, power));
    }

    /// The product; powers of roots that reach their degree become a number.
    Term times(Monomial other) {
        Map<Generator, Integer> all = new TreeMap<>(powers);
        Quantity factor = Quantity.ONE;
        for (Map.Entry<Generator, Integer> e : other.powers.entrySet()) {
            Generator g = e.getKey();
            int power = all.getOrDefault(g, 0) + e.getValue();
            if (g.degree() > 0 && power >= g.degree()) {
                factor = factor.times(g.value().power(power / g.degree()));
                power %= g.degree();
            }
            if (power == 0) {
                all.remove(g);
            } else {
                all.put(g, power);
            }
        }
        return new Term(factor, new Monomial(all));
    }

    @Override
    public int compareTo(Monomial o) {
        return toString().compareTo(o.toString());
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        new TreeMap<>(powers).forEach((g, power) -> text.append(text.isEmpty() ? "" : "*").append(g.name())
                .append(power == 1 ? "" : "^" + power));
        return text.toString();
    }
}
