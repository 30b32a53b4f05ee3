package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.normal.NormalForm;
import dev.hone.tasks.internal.math.tree.Comparison;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.verifiers.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Solves inequalities in one variable: with the variable alone on a side, linear ones, and those of its size.
final class Bounds {
    private final Spans spans;
    private final Scalars scalars;

    Bounds(Spans spans, Scalars scalars) {
        this.spans = spans;
        this.scalars = scalars;
    }

    /// The numbers for which the whole chain holds.
    Optional<List<Span>> of(Node.Relation r) {
        List<String> symbols = Nodes.symbols(r);
        if (symbols.size() != 1) {
            return Optional.empty();
        }
        List<Span> result = List.of(Span.ALL);
        for (int i = 0; i < r.comparisons().size(); i++) {
            Optional<List<Span>> link = link(symbols.getFirst(), r.sides().get(i), r.comparisons().get(i),
                    r.sides().get(i + 1));
            if (link.isEmpty()) {
                return Optional.empty();
            }
            result = cut(result, link.get());
        }
        return Optional.of(result);
    }

    private List<Span> cut(List<Span> a, List<Span> b) {
        return spans.merged(a.stream().flatMap(x -> b.stream().map(x::and)).toList());
    }

    private Optional<List<Span>> link(String symbol, Node left, Comparison comparison, Node right) {
        Node variable = new Node.Symbol(symbol);
        if (left.equals(variable)) {
            return bound(comparison, right);
        }
        if (right.equals(variable)) {
            return bound(comparison.turned(), left);
        }
        if (left instanceof Node.Call c && c.function() == Function.ABS && c.arguments().size() == 1) {
            return size(symbol, c.arguments().getFirst(), comparison, right);
        }
        if (right instanceof Node.Call c && c.function() == Function.ABS && c.arguments().size() == 1) {
            return size(symbol, c.arguments().getFirst(), comparison.turned(), left);
        }
        return linear(symbol, Nodes.minus(left, right), comparison);
    }

    private Optional<List<Span>> bound(Comparison comparison, Node value) {
        boolean closed = comparison == Comparison.AT_MOST || comparison == Comparison.AT_LEAST
                || comparison == Comparison.EQUAL;
        Optional<Span.End> end = spans.end(value, closed);
        return end.map(e -> switch (comparison) {
            case LESS, AT_MOST -> List.of(new Span(Span.End.MINUS_INFINITY, e));
            case GREATER, AT_LEAST -> List.of(new Span(e, Span.End.INFINITY));
            case EQUAL, APPROXIMATE -> List.of(new Span(e, e));
            case UNEQUAL -> List.of(new Span(Span.End.MINUS_INFINITY, e.open()), new Span(e.open(), Span.End.INFINITY));
        });
    }

    /// c1 x + c0 compared to 0, with rational c1 and c0: the value at 0 and the difference of the values at 1 and 0,
    /// if the values at 2 and -1 agree.
    private Optional<List<Span>> linear(String symbol, Node difference, Comparison comparison) {
        Optional<Quantity> zero = at(symbol, difference, 0);
        Optional<Quantity> one = at(symbol, difference, 1);
        Optional<Quantity> two = at(symbol, difference, 2);
        Optional<Quantity> other = at(symbol, difference, -3);
        if (zero.isEmpty() || one.isEmpty() || two.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        Quantity slope = one.get().minus(zero.get());
        Node line = new Node.Sum(List.of(Nodes.number(zero.get()),
                new Node.Product(List.of(Nodes.number(slope), new Node.Symbol(symbol)))));
        if (slope.signum() == 0 || !scalars.exactly(difference, line)) {
            return Optional.empty();
        }
        return bound(slope.signum() > 0 ? comparison : comparison.turned(),
                Nodes.number(zero.get().over(slope).negate()));
    }

    private Optional<Quantity> at(String symbol, Node node, int value) {
        return scalars.form(replaced(node, symbol, Nodes.number(value))).flatMap(NormalForm::rational);
    }

    private static Node replaced(Node node, String symbol, Node value) {
        return node.equals(new Node.Symbol(symbol)) ? value : Nodes.map(node, n -> replaced(n, symbol, value));
    }

    /// |a| < b is -b < a < b; |a| > b is a < -b or a > b.
    private Optional<List<Span>> size(String symbol, Node inside, Comparison comparison, Node right) {
        boolean below = comparison == Comparison.LESS || comparison == Comparison.AT_MOST;
        boolean above = comparison == Comparison.GREATER || comparison == Comparison.AT_LEAST;
        if (!below && !above || !Nodes.symbols(right).isEmpty()) {
            return Optional.empty();
        }
        Optional<List<Span>> one = link(symbol, inside, comparison, right);
        Optional<List<Span>> two = link(symbol, inside, comparison.turned(), Nodes.negate(right));
        return one.flatMap(a -> two.map(b -> below ? cut(a, b)
                : spans.merged(Stream.concat(a.stream(), b.stream()).toList())));
    }
}
