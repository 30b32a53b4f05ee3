package dev.hone.tasks.internal.math.tree;

import dev.hone.tasks.internal.math.unit.Unit;
import dev.hone.tasks.verifiers.Quantity;
import java.util.List;
import java.util.Optional;

/// A part of an answer.
///
/// Subtraction is a sum with -1 times a term, division a product with a power of -1.
public sealed interface Node {
    /// A number as it is written. `precision` is there for decimals alone.
    record Numeral(Quantity value, Optional<Precision> precision) implements Node {}

    /// A variable.
    record Symbol(String name) implements Node {}

    /// A number with a name.
    record Named(Constant constant) implements Node {}

    /// All terms together.
    record Sum(List<Node> terms) implements Node {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /// All factors together.
    record Product(List<Node> factors) implements Node {
        public Product {
            factors = List.copyOf(factors);
        }
    }

    /// A power.
    record Power(Node base, Node exponent) implements Node {}

    /// A known function of its arguments.
    record Call(Function function, List<Node> arguments) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// An unknown function of its arguments, such as `f(x)`.
    record Applied(String name, List<Node> arguments) implements Node {
        public Applied {
            arguments = List.copyOf(arguments);
        }
    }

    /// Plus or minus a value; minus or plus where `turned`.
    record Signed(Node value, boolean turned) implements Node {}

    /// So many of a hundred.
    record Percent(Node value) implements Node {}

    /// A value with a unit.
    record Measure(Node value, Unit unit) implements Node {}

    /// Parts separated by colons.
    record Ratio(List<Node> parts) implements Node {
        public Ratio {
            parts = List.copyOf(parts);
        }
    }

    /// Things in round, square or angle brackets: a tuple, a point, a vector, an interval.
    record Sequence(char open, char close, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// A set.
    record Braces(List<Node> items) implements Node {
        public Braces {
            items = List.copyOf(items);
        }
    }

    /// A list without brackets.
    record Listing(List<Node> items, Joint joint) implements Node {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /// All that is in one of the sets.
    record Union(List<Node> sets) implements Node {
        public Union {
            sets = List.copyOf(sets);
        }
    }

    /// All that is in both sets.
    record Intersection(Node first, Node second) implements Node {}

    /// A set without what is in another.
    record Without(Node set, Node removed) implements Node {}

    /// A matrix, row by row.
    record Matrix(List<List<Node>> rows) implements Node {
        public Matrix {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// Values, each under a condition.
    record Cases(List<List<Node>> rows) implements Node {
        public Cases {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// Sides in a chain: `comparisons` has one fewer.
    record Relation(List<Node> sides, List<Comparison> comparisons) implements Node {
        public Relation {
            sides = List.copyOf(sides);
            comparisons = List.copyOf(comparisons);
        }
    }

    /// A letter of a multiple choice, perhaps with the value behind it.
    record Choice(char letter, Optional<Node> value) implements Node {}

    /// A time of day in minutes since midnight. `half` is a or p where it was said which half of the day.
    record Clock(int minutes, Optional<Character> half) implements Node {}

    /// Words with a meaning of their own.
    record Said(Special special) implements Node {}

    /// Other words.
    record Words(String text) implements Node {}
}
