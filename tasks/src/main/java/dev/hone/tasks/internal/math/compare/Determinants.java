package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import java.util.ArrayList;
import java.util.List;

/// Determinants of small matrices, by expansion along the first row.
final class Determinants {
    private static final int LARGEST = 5;

    private Determinants() {}

    /// Whether a node is the determinant of a square matrix of at most 5 rows.
    static boolean areIn(Node node) {
        return node instanceof Node.Call c && c.function() == Function.ABS
                && c.arguments().getFirst() instanceof Node.Matrix m && m.rows().size() <= LARGEST
                && m.rows().stream().allMatch(row -> row.size() == m.rows().size());
    }

    /// The determinant as a sum of products; other nodes as they are.
    static Node computed(Node node) {
        return areIn(node) && node instanceof Node.Call c && c.arguments().getFirst() instanceof Node.Matrix m
                ? of(m.rows())
                : node;
    }

    private static Node of(List<List<Node>> rows) {
        if (rows.size() == 1) {
            return rows.getFirst().getFirst();
        }
        List<Node> terms = new ArrayList<>();
        for (int j = 0; j < rows.size(); j++) {
            int column = j;
            List<List<Node>> minor = rows.subList(1, rows.size()).stream().map(row -> {
                List<Node> rest = new ArrayList<>(row);
                rest.remove(column);
                return rest;
            }).map(List::copyOf).toList();
            Node term = new Node.Product(List.of(rows.getFirst().get(j), of(minor)));
            terms.add(j % 2 == 0 ? term : Nodes.negate(term));
        }
        return new Node.Sum(terms);
    }
}
