package dev.hone.tasks.internal.math.normal;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.verifiers.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// A sum of rational multiples of different monomials, none of them 0.
record Polynomial(Map<Monomial, Quantity> terms) {
    static final Polynomial ZERO = new Polynomial(Map.of());
    static final Polynomial ONE = of(Quantity.ONE);

    static Polynomial of(Quantity value) {
        return value.signum() == 0 ? ZERO : new Polynomial(Map.of(Monomial.ONE, value));
    }

    static Polynomial of(Generator generator, int power) {
        return new Polynomial(Map.of(Monomial.of(generator, power), Quantity.ONE));
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    boolean isConstant() {
        return isZero() || terms.size() == 1 && terms.containsKey(Monomial.ONE);
    }

    Quantity constant() {
        return terms.getOrDefault(Monomial.ONE, Quantity.ZERO);
    }

    Polynomial plus(Polynomial other, Work work) {
        Map<Monomial, Quantity> all = new HashMap<>(terms);
        other.terms.forEach((monomial, factor) -> add(all, monomial, factor, work));
        return new Polynomial(all);
    }

    Polynomial minus(Polynomial other, Work work) {
        return plus(other.times(of(Quantity.of(-1)), work), work);
    }

    Polynomial times(Polynomial other, Work work) {
        Map<Monomial, Quantity> all = new HashMap<>();
        for (Map.Entry<Monomial, Quantity> a : terms.entrySet()) {
            for (Map.Entry<Monomial, Quantity> b : other.terms.entrySet()) {
                Monomial.Term product = a.getKey().times(b.getKey());
                int size = a.getKey().powers().size() + b.getKey().powers().size();
                work.spend(4 + 2L * size);
                Quantity factor = times(times(a.getValue(), b.getValue(), work), product.factor(), work);
                add(all, product.monomial(), factor, work);
            }
        }
        return new Polynomial(all);
    }

    Polynomial power(int exponent, Work work) {
        Polynomial result = ONE;
        Polynomial square = this;
        for (int k = exponent; k > 0; k >>= 1) {
            result = (k & 1) == 1 ? result.times(square, work) : result;
            square = k > 1 ? square.times(square, work) : square;
        }
        return result;
    }

    /// Each term times a number other than 0.
    Polynomial scaled(Quantity factor) {
        Map<Monomial, Quantity> all = new HashMap<>();
        terms.forEach((monomial, own) -> all.put(monomial, own.times(factor)));
        return new Polynomial(all);
    }

    /// Divided by a power of a variable that is in each term.
    Polynomial without(Generator generator, int power, Work work) {
        if (power == 0) {
            return this;
        }
        Map<Monomial, Quantity> all = new HashMap<>();
        terms.forEach((monomial, factor) -> {
            work.spend(1);
            Map<Generator, Integer> powers = new HashMap<>(monomial.powers());
            powers.merge(generator, -power, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
            all.put(new Monomial(powers), factor);
        });
        return new Polynomial(all);
    }

    /// The factor of the first monomial in the order of their texts; 0 of nothing.
    Quantity leading() {
        return terms.isEmpty() ? Quantity.ZERO : new TreeMap<>(terms).firstEntry().getValue();
    }

    /// A product of numbers that are not too long.
    static Quantity times(Quantity a, Quantity b, Work work) {
        if (a.bits() + b.bits() > Work.LARGEST_NUMBER) {
            throw work.exceeded();
        }
        work.spend((a.bits() + b.bits()) / 256);
        return a.times(b);
    }

    private static void add(Map<Monomial, Quantity> all, Monomial monomial, Quantity factor, Work work) {
        work.spend(1 + factor.bits() / 256);
        Quantity sum = all.getOrDefault(monomial, Quantity.ZERO).plus(factor);
        if (sum.bits() > 2 * Work.LARGEST_NUMBER) {
            throw work.exceeded();
        }
        if (sum.signum() == 0) {
            all.remove(monomial);
        } else {
            all.put(monomial, sum);
        }
    }

    /// Terms in order: `-1/2 + 3*x^2`.
    @Override
    public String toString() {
        var text = new StringBuilder();
        new TreeMap<>(terms).forEach((monomial, factor) -> {
            text.append(text.isEmpty() ? "" : " + ");
            boolean one = factor.equals(Quantity.ONE);
            String name = monomial.toString();
            text.append(name.isEmpty() ? factor.toString() : one ? name : factor + "*" + name);
        });
        return text.isEmpty() ? "0" : text.toString();
    }
}
