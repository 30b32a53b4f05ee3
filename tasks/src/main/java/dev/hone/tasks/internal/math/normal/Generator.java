package dev.hone.tasks.internal.math.normal;

import dev.hone.tasks.verifiers.Quantity;

/// What polynomials are made of: a variable (`degree` 0), or a root, whose power `degree` is the number `value`.
///
/// An opaque one stands for a whole expression, such as a sine; others may then be equal to it without looking so.
record Generator(String name, int degree, Quantity value, boolean opaque) implements Comparable<Generator> {
    /// The imaginary unit.
    static final Generator I = new Generator("i", 2, Quantity.of(-1), false);

    static Generator symbol(String name) {
        return new Generator(name, 0, Quantity.ZERO, false);
    }

    static Generator opaque(String text) {
        return new Generator("<" + text + ">", 0, Quantity.ZERO, true);
    }

    static Generator root(Quantity radicand, int degree, boolean opaque) {
        return new Generator("root" + degree + "(" + radicand + ")", degree, radicand, opaque);
    }

    @Override
    public int compareTo(Generator o) {
        return name.compareTo(o.name);
    }
}
