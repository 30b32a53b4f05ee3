package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.tree.Comparison;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A name and what it equals: `x = 3`, `f(x) = 2x`, `(x, y) = (1, 2)`.
record Definition(Node name, Node value) {
    /// The definition that a node is.
    static Optional<Definition> of(Node node) {
        if (!(node instanceof Node.Relation r) || !isEquation(r)) {
            return Optional.empty();
        }
        if (isName(r.sides().getFirst())) {
            return Optional.of(new Definition(r.sides().getFirst(), exact(r)));
        }
        boolean turned = r.sides().size() == 2 && r.sides().getLast() instanceof Node.Symbol;
        return turned ? Optional.of(new Definition(r.sides().getLast(), r.sides().getFirst())) : Optional.empty();
    }

    static boolean isEquation(Node.Relation r) {
        return r.comparisons().stream().allMatch(c -> c == Comparison.EQUAL || c == Comparison.APPROXIMATE);
    }

    /// The last side that is not an approximation; where all but the name are, the first of them.
    static Node exact(Node.Relation r) {
        int last = r.comparisons().indexOf(Comparison.APPROXIMATE);
        if (last < 0) {
            return r.sides().getLast();
        }
        return last == 0 && isName(r.sides().getFirst()) ? r.sides().get(1) : r.sides().get(last);
    }

    private static boolean isName(Node node) {
        return switch (node) {
            case Node.Symbol s -> true;
            case Node.Applied a -> true;
            case Node.Product p -> namesAFigure(p);
            case Node.Ratio r -> r.parts().stream().allMatch(i -> i instanceof Node.Symbol);
            case Node.Power p -> p.base().equals(new Node.Symbol("sigma")) && p.exponent() instanceof Node.Numeral;
            case Node.Sequence s -> s.items().stream().allMatch(i -> i instanceof Node.Symbol);
            default -> false;
        };
    }

    /// `AB`, `\angle ABC`, `\nabla f`, `\frac{dy}{dx}`: what a product of symbols is called rather than computed.
    private static boolean namesAFigure(Node.Product p) {
        List<String> symbols = Nodes.symbols(p);
        boolean plain = p.factors().stream().allMatch(f -> f instanceof Node.Symbol);
        boolean points = plain && symbols.stream().allMatch(s -> Character.isUpperCase(s.charAt(0)));
        boolean marked = plain && (symbols.contains("angle") || symbols.contains("nabla"));
        boolean derivative = p.factors().size() == 2 && p.factors().getLast() instanceof Node.Power q
                && (symbols.contains("d") && Nodes.symbols(q.base()).contains("d")
                        || symbols.contains("partial") && Nodes.symbols(q.base()).contains("partial"));
        return points || marked || derivative;
    }

    /// One definition for each name of a sequence.
    List<Definition> single() {
        if (name instanceof Node.Sequence n && value instanceof Node.Sequence v
                && n.items().size() == v.items().size()) {
            List<Definition> all = new ArrayList<>();
            for (int i = 0; i < n.items().size(); i++) {
                all.add(new Definition(n.items().get(i), v.items().get(i)));
            }
            return all;
        }
        return List.of(this);
    }

    /// With the other's name for the argument of the same function: f(n) = 2n is f(x) = 2x.
    Definition withArgumentsOf(Definition other) {
        if (!(name instanceof Node.Applied own) || !(other.name instanceof Node.Applied wanted)
                || !own.name().equals(wanted.name()) || own.arguments().size() != 1 || wanted.arguments().size() != 1
                || !(own.arguments().getFirst() instanceof Node.Symbol from)
                || !(wanted.arguments().getFirst() instanceof Node.Symbol to)
                || Nodes.symbols(value).contains(to.name())) {
            return this;
        }
        return new Definition(wanted, Nodes.renamed(value, from.name(), to.name()));
    }

    /// What a list of definitions says: of one name, its values; of several, each its own. Values without a name belong
    /// to the name before them. Empty where it is no such list.
    static Optional<List<Definition>> all(Node node) {
        List<Node> items = switch (node) {
            case Node.Listing l -> l.items();
            case Node.Braces b -> b.items();
            default -> List.of(node);
        };
        List<Definition> all = new ArrayList<>();
        for (Node item : items) {
            Optional<Definition> definition = of(item);
            if (definition.isPresent()) {
                all.addAll(definition.get().single());
            } else if (!all.isEmpty() && !(item instanceof Node.Relation)) {
                all.add(new Definition(all.getLast().name(), item));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(all);
    }
}
