package dev.hone.tasks.internal.math.tree;

import dev.hone.tasks.verifiers.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Makes and takes apart trees.
public final class Nodes {
    /// -1
    public static final Node MINUS_ONE = number(-1);

    private Nodes() {}

    /// A whole number.
    public static Node number(long value) {
        return number(Quantity.of(value));
    }

    /// A number without a rounding.
    public static Node number(Quantity value) {
        return new Node.Numeral(value, Optional.empty());
    }

    /// -a; of a numeral a numeral again.
    public static Node negate(Node a) {
        return a instanceof Node.Numeral n
                ? new Node.Numeral(n.value().negate(), n.precision())
                : new Node.Product(List.of(MINUS_ONE, a));
    }

    /// a - b
    public static Node minus(Node a, Node b) {
        return new Node.Sum(List.of(a, negate(b)));
    }

    /// a / b
    public static Node over(Node a, Node b) {
        return new Node.Product(List.of(a, new Node.Power(b, MINUS_ONE)));
    }

    /// The n-th root.
    public static Node root(Node a, Node n) {
        return new Node.Power(a, n instanceof Node.Numeral k && k.value().signum() != 0
                ? number(Quantity.ONE.over(k.value()))
                : new Node.Power(n, MINUS_ONE));
    }

    /// The parts right below a node.
    public static List<Node> children(Node node) {
        return switch (node) {
            case Node.Sum s -> s.terms();
            case Node.Product p -> p.factors();
            case Node.Power p -> List.of(p.base(), p.exponent());
            case Node.Call c -> c.arguments();
            case Node.Applied a -> a.arguments();
            case Node.Signed s -> List.of(s.value());
            case Node.Percent p -> List.of(p.value());
            case Node.Measure m -> List.of(m.value());
            case Node.Ratio r -> r.parts();
            case Node.Sequence s -> s.items();
            case Node.Braces b -> b.items();
            case Node.Listing l -> l.items();
            case Node.Union u -> u.sets();
            case Node.Intersection i -> List.of(i.first(), i.second());
            case Node.Without w -> List.of(w.set(), w.removed());
            case Node.Matrix m -> m.rows().stream().flatMap(List::stream).toList();
            case Node.Cases c -> c.rows().stream().flatMap(List::stream).toList();
            case Node.Relation r -> r.sides();
            case Node.Numeral n -> List.of();
            case Node.Symbol s -> List.of();
            case Node.Named n -> List.of();
            case Node.Choice c -> c.value().map(List::of).orElse(List.of());
            case Node.Clock c -> List.of();
            case Node.Said s -> List.of();
            case Node.Words w -> List.of();
        };
    }

    /// The node with each part right below it replaced.
    public static Node map(Node node, UnaryOperator<Node> f) {
        return switch (node) {
            case Node.Sum s -> new Node.Sum(all(s.terms(), f));
            case Node.Product p -> new Node.Product(all(p.factors(), f));
            case Node.Power p -> new Node.Power(f.apply(p.base()), f.apply(p.exponent()));
            case Node.Call c -> new Node.Call(c.function(), all(c.arguments(), f));
            case Node.Applied a -> new Node.Applied(a.name(), all(a.arguments(), f));
            case Node.Signed s -> new Node.Signed(f.apply(s.value()), s.turned());
            case Node.Percent p -> new Node.Percent(f.apply(p.value()));
            case Node.Measure m -> new Node.Measure(f.apply(m.value()), m.unit());
            case Node.Ratio r -> new Node.Ratio(all(r.parts(), f));
            case Node.Sequence s -> new Node.Sequence(s.open(), s.close(), all(s.items(), f));
            case Node.Braces b -> new Node.Braces(all(b.items(), f));
            case Node.Listing l -> new Node.Listing(all(l.items(), f), l.joint());
            case Node.Union u -> new Node.Union(all(u.sets(), f));
            case Node.Intersection i -> new Node.Intersection(f.apply(i.first()), f.apply(i.second()));
            case Node.Without w -> new Node.Without(f.apply(w.set()), f.apply(w.removed()));
            case Node.Matrix m -> new Node.Matrix(m.rows().stream().map(row -> all(row, f)).toList());
            case Node.Cases c -> new Node.Cases(c.rows().stream().map(row -> all(row, f)).toList());
            case Node.Relation r -> new Node.Relation(all(r.sides(), f), r.comparisons());
            case Node.Choice c -> new Node.Choice(c.letter(), c.value().map(f));
            case Node.Numeral n -> n;
            case Node.Symbol s -> s;
            case Node.Named n -> n;
            case Node.Clock c -> c;
            case Node.Said s -> s;
            case Node.Words w -> w;
        };
    }

    /// The node with another name for one of its variables.
    public static Node renamed(Node node, String from, String to) {
        return node instanceof Node.Symbol s && s.name().equals(from)
                ? new Node.Symbol(to)
                : map(node, n -> renamed(n, from, to));
    }

    /// Whether a node or one below it is of this type.
    public static boolean has(Node node, Class<? extends Node> type) {
        return type.isInstance(node) || children(node).stream().anyMatch(child -> has(child, type));
    }

    /// Whether it is one value: no list, set, matrix, relation or words anywhere in it.
    public static boolean isScalar(Node node) {
        return switch (node) {
            case Node.Numeral n -> true;
            case Node.Symbol s -> true;
            case Node.Named n -> true;
            case Node.Sum s -> scalars(node);
            case Node.Product p -> scalars(node);
            case Node.Power p -> scalars(node);
            case Node.Call c -> scalars(node);
            case Node.Applied a -> scalars(node);
            case Node.Percent p -> scalars(node);
            case Node.Measure m -> scalars(node);
            case Node.Ratio r -> scalars(node);
            default -> false;
        };
    }

    /// The names of the variables, each once.
    public static List<String> symbols(Node node) {
        List<String> names = new ArrayList<>();
        collect(node, names);
        return names.stream().distinct().sorted().toList();
    }

    private static void collect(Node node, List<String> names) {
        if (node instanceof Node.Symbol s) {
            names.add(s.name());
        }
        children(node).forEach(child -> collect(child, names));
    }

    private static boolean scalars(Node node) {
        return children(node).stream().allMatch(Nodes::isScalar);
    }

    private static List<Node> all(List<Node> nodes, UnaryOperator<Node> f) {
        return nodes.stream().map(f).toList();
    }
}
