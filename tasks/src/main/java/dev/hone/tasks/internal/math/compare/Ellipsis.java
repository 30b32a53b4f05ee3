package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.verifiers.Quantity;
import java.util.ArrayList;
import java.util.List;

/// Fills in what dots leave out between whole numbers: 1, 2, ..., 5 is 1, 2, 3, 4, 5.
final class Ellipsis {
    private static final Node DOTS = new Node.Symbol("...");
    private static final int MOST = 64;

    private Ellipsis() {}

    /// The list without dots; unchanged where it has none, or where it is not clear what they stand for.
    static List<Node> filled(List<Node> items) {
        int dots = items.indexOf(DOTS);
        if (dots < 1 || dots != items.lastIndexOf(DOTS) || dots != items.size() - 2
                || !items.stream().allMatch(item -> item.equals(DOTS) || isWhole(item))) {
            return items;
        }
        Quantity before = value(items.get(dots - 1));
        Quantity step = dots > 1 ? before.minus(value(items.get(dots - 2))) : Quantity.ONE;
        Quantity last = value(items.getLast());
        for (int i = 2; i < dots; i++) {
            if (!value(items.get(i)).minus(value(items.get(i - 1))).equals(step)) {
                return items;
            }
        }
        List<Node> all = new ArrayList<>(items.subList(0, dots));
        for (int i = 0; i < MOST && step.signum() != 0; i++) {
            before = before.plus(step);
            all.add(Nodes.number(before));
            if (before.equals(last)) {
                return all;
            }
        }
        return items;
    }

    private static boolean isWhole(Node node) {
        return node instanceof Node.Numeral n && n.value().isInteger();
    }

    private static Quantity value(Node node) {
        return ((Node.Numeral) node).value();
    }
}
