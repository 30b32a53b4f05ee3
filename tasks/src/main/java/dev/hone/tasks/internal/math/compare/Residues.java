package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.verifiers.Quantity;
import java.util.List;
import java.util.Optional;

/// Compares classes of residues: `4 \pmod 7` with `-3 \pmod 7`, and with `7k + 4` for all whole k.
final class Residues {
    private final Scalars scalars;

    Residues(Scalars scalars) {
        this.scalars = scalars;
    }

    private record Residue(Quantity residue, Quantity modulus) {
        boolean same(Residue other) {
            return modulus.equals(other.modulus) && other.residue.minus(residue).over(modulus).isInteger();
        }
    }

    /// Whether both are one class; empty where they are not two classes.
    Optional<Boolean> same(Node gold, Node answer) {
        if (!isResidue(gold) && !isResidue(answer)) {
            return Optional.empty();
        }
        Optional<Residue> g = of(gold);
        Optional<Residue> a = of(answer);
        return g.isPresent() && a.isPresent() ? Optional.of(g.get().same(a.get())) : Optional.empty();
    }

    private static boolean isResidue(Node node) {
        return isPlain(node) || isTurned(node);
    }

    /// `-3 \pmod 7` is read as minus a residue.
    private static boolean isTurned(Node node) {
        return node instanceof Node.Product p && p.factors().size() == 2
                && p.factors().getFirst().equals(Nodes.MINUS_ONE) && isPlain(p.factors().getLast());
    }

    private static boolean isPlain(Node node) {
        return node instanceof Node.Call c && c.function() == Function.MOD && c.arguments().size() == 2;
    }

    /// Whether a side of a relation is a class of residues.
    static boolean areIn(Node.Relation r) {
        return r.sides().stream().anyMatch(Residues::isResidue);
    }

    private Optional<Residue> of(Node node) {
        if (isTurned(node)) {
            return of(((Node.Product) node).factors().getLast())
                    .map(r -> new Residue(r.residue.negate(), r.modulus));
        }
        if (isPlain(node)) {
            List<Node> parts = ((Node.Call) node).arguments();
            return classOf(value(parts.getFirst()), value(parts.getLast()));
        }
        List<String> symbols = Nodes.symbols(node);
        if (symbols.size() != 1) {
            return Optional.empty();
        }
        Optional<Quantity> first = at(node, symbols.getFirst(), 0);
        Optional<Quantity> second = at(node, symbols.getFirst(), 1);
        Optional<Quantity> third = at(node, symbols.getFirst(), 2);
        if (first.isEmpty() || second.isEmpty() || third.isEmpty()) {
            return Optional.empty();
        }
        Quantity step = second.get().minus(first.get());
        return third.get().minus(second.get()).equals(step) ? classOf(first, Optional.of(step)) : Optional.empty();
    }

    private static Optional<Residue> classOf(Optional<Quantity> residue, Optional<Quantity> modulus) {
        return modulus.isPresent() && residue.isPresent() && modulus.get().signum() != 0
                ? Optional.of(new Residue(residue.get(), modulus.get().signum() < 0 ? modulus.get().negate()
                        : modulus.get()))
                : Optional.empty();
    }

    private Optional<Quantity> at(Node node, String name, long place) {
        return value(put(node, name, Nodes.number(Quantity.of(place))));
    }

    private static Node put(Node node, String name, Node value) {
        return node instanceof Node.Symbol s && s.name().equals(name) ? value
                : Nodes.map(node, n -> put(n, name, value));
    }

    private Optional<Quantity> value(Node node) {
        return scalars.form(node).flatMap(form -> form.rational());
    }
}
