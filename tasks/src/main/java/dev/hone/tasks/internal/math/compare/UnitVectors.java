package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.tree.Constant;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import java.util.ArrayList;
import java.util.List;

/// Vectors as sums of multiples of i, j and k.
final class UnitVectors {
    private static final List<String> NAMES = List.of("i", "j", "k");

    private UnitVectors() {}

    /// Whether unit vectors occur: decorated ones, or a j beside an i.
    static boolean areIn(Node node) {
        if (!Nodes.isScalar(node)) {
            return false;
        }
        List<String> symbols = Nodes.symbols(node);
        boolean decorated = symbols.stream().anyMatch(s -> s.endsWith("-vector"));
        return decorated || symbols.contains("j") && imaginary(node);
    }

    private static boolean imaginary(Node node) {
        return node.equals(new Node.Named(Constant.I))
                || Nodes.children(node).stream().anyMatch(UnitVectors::imaginary);
    }

    /// The tuple of the factors of i, j, and k where it occurs; other nodes as they are.
    static Node tuple(Node node) {
        if (!areIn(node)) {
            return node;
        }
        List<String> symbols = Nodes.symbols(node);
        int size = symbols.contains("k") || symbols.contains("k-vector") ? 3 : 2;
        List<Node> parts = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            parts.add(factor(node, NAMES.get(n)));
        }
        return new Node.Sequence('(', ')', parts);
    }

    /// With 1 for this unit vector and 0 for the others.
    private static Node factor(Node node, String name) {
        for (String other : NAMES) {
            boolean unit = node.equals(new Node.Symbol(other + "-vector")) || node.equals(new Node.Symbol(other))
                    || other.equals("i") && node.equals(new Node.Named(Constant.I));
            if (unit) {
                return Nodes.number(other.equals(name) ? 1 : 0);
            }
        }
        return Nodes.map(node, n -> factor(n, name));
    }
}
