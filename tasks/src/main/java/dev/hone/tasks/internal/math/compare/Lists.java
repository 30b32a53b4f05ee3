package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Joint;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.math.MathRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares sets and lists without brackets (in any order, each thing once), tuples (in order), matrices and cases.
final class Lists {
    private static final int MOST = 64;

    private final MathRules rules;
    private final Equivalence equivalence;

    Lists(MathRules rules, Equivalence equivalence) {
        this.rules = rules;
        this.equivalence = equivalence;
    }

    private boolean lenient() {
        return rules.mode() == MathRules.Mode.LENIENT;
    }

    /// Whether either has parts.
    static boolean concern(Node node) {
        return node instanceof Node.Sequence || node instanceof Node.Braces || node instanceof Node.Listing
                || node instanceof Node.Cases || matrix(node).isPresent();
    }

    boolean same(Node gold, Node answer) {
        if (point(gold).isPresent() != point(answer).isPresent()) {
            return lenient() && same(point(gold).orElse(gold), point(answer).orElse(answer));
        }
        if (UnitVectors.areIn(gold) != UnitVectors.areIn(answer)) {
            return lenient() && same(UnitVectors.tuple(gold), UnitVectors.tuple(answer));
        }
        Optional<List<List<Node>>> g = matrix(gold).or(() -> matrix(answer).flatMap(m -> nested(gold)));
        Optional<List<List<Node>>> a = matrix(answer).or(() -> matrix(gold).flatMap(m -> nested(answer)));
        if (g.isPresent() && a.isPresent()) {
            return matrices(g.get(), a.get());
        }
        if (g.isPresent() || a.isPresent()) {
            return lenient() && vector(g.orElseGet(() -> rows(gold)), a.orElseGet(() -> rows(answer)));
        }
        return switch (gold) {
            case Node.Sequence s -> sequence(s, answer);
            case Node.Braces b -> set(b.items(), answer);
            case Node.Listing l -> listing(l.items(), answer);
            case Node.Cases c -> answer instanceof Node.Cases d && unordered(sequences(c), sequences(d));
            default -> switch (answer) {
                case Node.Braces b ->
                    lenient() && b.items().size() == 1 && equivalence.same(gold, b.items().getFirst());
                case Node.Listing l when l.joint() == Joint.OR && !l.items().isEmpty() ->
                    lenient() && l.items().stream().allMatch(i -> equivalence.same(gold, i));
                default -> false;
            };
        };
    }

    /// The coordinates of a point with a name, `A(1, 2)`.
    private static Optional<Node> point(Node node) {
        boolean named = node instanceof Node.Product p && p.factors().size() == 2
                && p.factors().getFirst() instanceof Node.Symbol s && Character.isUpperCase(s.name().charAt(0))
                && p.factors().getLast() instanceof Node.Sequence;
        if (named) {
            return Optional.of(((Node.Product) node).factors().getLast());
        }
        return node instanceof Node.Applied a && a.arguments().size() > 1 && a.name().length() == 1
                && Character.isUpperCase(a.name().charAt(0))
                        ? Optional.of(new Node.Sequence('(', ')', a.arguments()))
                        : Optional.empty();
    }

    private static List<Node> sequences(Node.Cases cases) {
        return cases.rows().stream().<Node>map(row -> new Node.Sequence('(', ')', row)).toList();
    }

    private boolean sequence(Node.Sequence gold, Node answer) {
        return switch (answer) {
            case Node.Sequence a -> (gold.open() == a.open() && gold.close() == a.close()
                    || lenient() && gold.items().size() > 2) && ordered(gold.items(), a.items());
            case Node.Listing l -> lenient() && ordered(gold.items(), l.items());
            case Node.Braces b when b.items().size() == 1 ->
                lenient() && equivalence.same(gold, b.items().getFirst());
            case Node.Braces b -> lenient() && gold.open() == '[' && gold.items().size() > 2
                    && unordered(gold.items(), b.items());
            default -> false;
        };
    }

    private boolean set(List<Node> gold, Node answer) {
        return switch (answer) {
            case Node.Braces b -> unordered(gold, b.items());
            case Node.Listing l -> lenient() && unordered(gold, l.items());
            case Node.Sequence s when gold.size() > 1 ->
                lenient() && s.open() == '[' && s.items().size() > 2 && unordered(gold, s.items());
            default -> lenient() && gold.size() == 1 && equivalence.same(gold.getFirst(), answer);
        };
    }

    private boolean listing(List<Node> gold, Node answer) {
        return switch (answer) {
            case Node.Listing l -> unordered(gold, l.items());
            case Node.Braces b -> lenient() && unordered(gold, b.items());
            case Node.Sequence s -> lenient() && ordered(gold, s.items());
            default -> false;
        };
    }

    private boolean ordered(List<Node> golds, List<Node> answers) {
        List<Node> gold = Ellipsis.filled(golds);
        List<Node> answer = Ellipsis.filled(answers);
        if (gold.size() != answer.size()) {
            return false;
        }
        for (int i = 0; i < gold.size(); i++) {
            if (!equivalence.same(gold.get(i), answer.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Each of either is among the others.
    private boolean unordered(List<Node> golds, List<Node> answers) {
        List<Node> gold = Ellipsis.filled(golds);
        List<Node> answer = Ellipsis.filled(answers);
        if (gold.size() > MOST || answer.size() > MOST) {
            return ordered(gold, answer);
        }
        boolean[] met = new boolean[answer.size()];
        for (Node g : gold) {
            boolean found = false;
            for (int i = 0; i < met.length; i++) {
                boolean same = !(found && met[i]) && equivalence.same(g, answer.get(i));
                met[i] |= same;
                found |= same;
            }
            if (!found) {
                return false;
            }
        }
        for (boolean m : met) {
            if (!m) {
                return false;
            }
        }
        return true;
    }

    private boolean matrices(List<List<Node>> gold, List<List<Node>> answer) {
        if (gold.size() != answer.size()) {
            return lenient() && vector(gold, answer);
        }
        for (int i = 0; i < gold.size(); i++) {
            if (!ordered(gold.get(i), answer.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// A row, a column and a tuple of the same entries are the same vector.
    private boolean vector(List<List<Node>> gold, List<List<Node>> answer) {
        Optional<List<Node>> g = vector(gold);
        Optional<List<Node>> a = vector(answer);
        return g.isPresent() && a.isPresent() && ordered(g.get(), a.get());
    }

    private static Optional<List<Node>> vector(List<List<Node>> rows) {
        if (rows.size() == 1) {
            return Optional.of(rows.getFirst());
        }
        return rows.size() > 1 && rows.stream().allMatch(r -> r.size() == 1)
                ? Optional.of(rows.stream().map(List::getFirst).toList())
                : Optional.empty();
    }

    /// Rows in round brackets.
    private static Optional<List<List<Node>>> nested(Node node) {
        return node instanceof Node.Sequence s && s.items().stream().allMatch(i -> i instanceof Node.Sequence)
                ? Optional.of(s.items().stream().map(i -> ((Node.Sequence) i).items()).toList())
                : Optional.empty();
    }

    private static List<List<Node>> rows(Node node) {
        return node instanceof Node.Sequence s ? List.of(s.items()) : List.of();
    }

    /// The rows of a matrix, of a sequence of sequences in square brackets, or of a number times either.
    private static Optional<List<List<Node>>> matrix(Node node) {
        return switch (node) {
            case Node.Matrix m -> Optional.of(m.rows());
            case Node.Sequence s when s.open() == '['
                    && s.items().stream().allMatch(i -> i instanceof Node.Sequence t && t.open() == '[') ->
                Optional.of(s.items().stream().map(i -> ((Node.Sequence) i).items()).toList());
            case Node.Product p -> product(p);
            case Node.Call c when c.arguments().size() == 1 -> c.arguments().getFirst() instanceof Node.Matrix m
                    && c.function() == Function.ABS
                            ? Optional.of(m.rows())
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<List<List<Node>>> product(Node.Product p) {
        List<Node> all = factors(p);
        List<Node> numbers = new ArrayList<>(all);
        numbers.removeIf(f -> f instanceof Node.Matrix);
        if (numbers.size() != all.size() - 1 || !numbers.stream().allMatch(Nodes::isScalar)) {
            return Optional.empty();
        }
        Node.Matrix m =
                (Node.Matrix) all.stream().filter(f -> f instanceof Node.Matrix).findFirst().orElseThrow();
        return Optional.of(m.rows().stream().map(row -> row.stream().<Node>map(entry -> {
            List<Node> factors = new ArrayList<>(numbers);
            factors.add(entry);
            return new Node.Product(factors);
        }).toList()).toList());
    }

    private static List<Node> factors(Node node) {
        return node instanceof Node.Product p
                ? p.factors().stream().flatMap(f -> factors(f).stream()).toList()
                : List.of(node);
    }
}
