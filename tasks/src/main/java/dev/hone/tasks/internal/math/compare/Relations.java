package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.normal.NormalForm;
import dev.hone.tasks.internal.math.numeric.Sampled;
import dev.hone.tasks.internal.math.tree.Comparison;
import dev.hone.tasks.internal.math.tree.Joint;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Compares equations, inequalities in several variables, and assignments.
///
/// An assignment to one name is the same as its value alone, several are the same as a tuple of values in the order of
/// their names or of the list. Two equations are the same if one is a multiple of the other.
final class Relations {
    private final Equivalence equivalence;
    private final Scalars scalars;
    private final Work work;

    Relations(Equivalence equivalence, Scalars scalars, Work work) {
        this.equivalence = equivalence;
        this.scalars = scalars;
        this.work = work;
    }

    /// Whether relations are what is to be compared.
    static boolean concern(Node node) {
        return switch (node) {
            case Node.Relation r -> true;
            case Node.Listing l -> l.items().stream().anyMatch(i -> i instanceof Node.Relation);
            case Node.Braces b -> b.items().stream().anyMatch(i -> i instanceof Node.Relation);
            default -> false;
        };
    }

    boolean same(Node gold, Node answer) {
        Optional<List<Definition>> g = concern(gold) ? Definition.all(gold) : Optional.empty();
        Optional<List<Definition>> a = concern(answer) ? Definition.all(answer) : Optional.empty();
        if (g.isPresent() && a.isPresent()) {
            return definitions(g.get(), a.get()) || equations(gold, answer);
        }
        if (g.isPresent() && !concern(answer)) {
            return values(g.get()).stream().anyMatch(v -> equivalence.same(v, answer));
        }
        if (a.isPresent() && !concern(gold)) {
            return alternatives(answer).stream().anyMatch(v -> equivalence.same(gold, v))
                    || values(a.get()).stream().anyMatch(v -> equivalence.same(gold, v));
        }
        if (!concern(gold)) {
            return answer instanceof Node.Relation r && Definition.isEquation(r)
                    && alternatives(answer).stream().anyMatch(v -> equivalence.same(gold, v));
        }
        return concern(answer) && equations(gold, answer);
    }

    /// The last exact side of a chain, and what it is said to be about.
    private static List<Node> alternatives(Node node) {
        if (!(node instanceof Node.Relation r) || !Definition.isEquation(r)) {
            return List.of();
        }
        List<Node> all = new ArrayList<>(List.of(Definition.exact(r)));
        int about = r.comparisons().indexOf(Comparison.APPROXIMATE);
        if (about >= 0) {
            all.add(r.sides().getLast());
        }
        return all;
    }

    /// The values without their names, in each order that counts.
    private static List<Node> values(List<Definition> all) {
        List<Node> names = all.stream().map(Definition::name).distinct().toList();
        List<Node> given = all.stream().map(Definition::value).toList();
        if (all.size() == 1) {
            return given;
        }
        if (names.size() == 1 || names.stream().map(Relations::base).distinct().count() == 1) {
            return List.of(new Node.Listing(given, Joint.OR));
        }
        if (names.size() != all.size()) {
            return tuples(all, names);
        }
        List<Node> sorted = all.stream().sorted(Comparator.comparing(d -> d.name().toString()))
                .map(Definition::value).toList();
        return List.of(new Node.Sequence('(', ')', sorted), new Node.Sequence('(', ')', given));
    }

    /// The same names again and again are tuples: (x, y) = (1, 2) or (x, y) = (3, 4).
    private static List<Node> tuples(List<Definition> all, List<Node> names) {
        List<Node> tuples = new ArrayList<>();
        int size = names.size();
        for (int i = 0; i + size <= all.size(); i += size) {
            List<Definition> part = all.subList(i, i + size);
            if (!part.stream().map(Definition::name).toList().equals(names)) {
                return List.of();
            }
            tuples.add(new Node.Sequence('(', ')', part.stream().map(Definition::value).toList()));
        }
        return all.size() % size == 0 ? List.of(new Node.Listing(tuples, Joint.OR)) : List.of();
    }

    /// The name without its index: x_1 and x_2 are values of x.
    private static String base(Node name) {
        String text = name instanceof Node.Symbol s ? s.name() : name.toString();
        int index = text.indexOf('_');
        return index > 0 ? text.substring(0, index) : text;
    }

    private boolean definitions(List<Definition> gold, List<Definition> answer) {
        List<Node> names = gold.stream().map(Definition::name).distinct().toList();
        if (gold.size() == 1 && answer.size() == 1) {
            Definition renamed = answer.getFirst().withArgumentsOf(gold.getFirst());
            if (!renamed.equals(answer.getFirst())) {
                return definitions(gold, List.of(renamed));
            }
            return sameNames(gold.getFirst().name(), answer.getFirst().name())
                    && equivalence.same(gold.getFirst().value(), answer.getFirst().value());
        }
        List<Node> given = answer.stream().map(Definition::name).distinct().toList();
        if (!names.containsAll(given) || !given.containsAll(names)) {
            return false;
        }
        for (Node name : names) {
            Node g = valuesOf(name, gold);
            Node a = valuesOf(name, answer);
            if (!equivalence.same(g, a)) {
                return false;
            }
        }
        return true;
    }

    private static Node valuesOf(Node name, List<Definition> all) {
        List<Node> values = all.stream().filter(d -> d.name().equals(name)).map(Definition::value).toList();
        return values.size() == 1 ? values.getFirst() : new Node.Listing(values, Joint.OR);
    }

    /// A function's name may be that of its graph: f(x) = 2x is y = 2x.
    private static boolean sameNames(Node a, Node b) {
        return a.equals(b) || a.equals(new Node.Symbol("?")) || b.equals(new Node.Symbol("?"))
                || a instanceof Node.Applied x && (b.equals(new Node.Symbol("y")) || b.equals(new Node.Symbol(x.name()))
                        || b instanceof Node.Applied y && y.arguments().equals(x.arguments())
                                && y.name().equals(x.name()))
                || b instanceof Node.Applied y && (a.equals(new Node.Symbol("y"))
                        || a.equals(new Node.Symbol(y.name())));
    }

    private boolean equations(Node gold, Node answer) {
        if (gold instanceof Node.Relation g && answer instanceof Node.Relation a) {
            return g.comparisons().size() == 1 && a.comparisons().size() == 1 ? equation(g, a) : chain(g, a);
        }
        List<Node> golds = items(gold);
        List<Node> answers = items(answer);
        return golds.size() == answers.size() && golds.size() > 1
                && golds.stream().allMatch(g -> answers.stream().anyMatch(a -> equivalence.same(g, a)))
                && answers.stream().allMatch(a -> golds.stream().anyMatch(g -> equivalence.same(g, a)));
    }

    private static List<Node> items(Node node) {
        return switch (node) {
            case Node.Listing l -> l.items();
            case Node.Braces b -> b.items();
            default -> List.of();
        };
    }

    /// Side by side, from either end: a < b < c is c > b > a.
    private boolean chain(Node.Relation g, Node.Relation a) {
        return alongside(g, a) || alongside(g, new Node.Relation(a.sides().reversed(),
                a.comparisons().reversed().stream().map(Comparison::turned).toList()));
    }

    private boolean alongside(Node.Relation g, Node.Relation a) {
        if (!g.comparisons().equals(a.comparisons())) {
            return false;
        }
        for (int i = 0; i < g.sides().size(); i++) {
            if (!equivalence.same(g.sides().get(i), a.sides().get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean equation(Node.Relation g, Node.Relation a) {
        Comparison gc = g.comparisons().getFirst();
        Comparison ac = a.comparisons().getFirst();
        int sign = gc == ac ? 1 : gc == ac.turned() ? -1 : 0;
        boolean both = !gc.isBound();
        if (Residues.areIn(g) || Residues.areIn(a)) {
            return chain(g, a);
        }
        if (sign == 0 || !g.sides().stream().allMatch(Nodes::isScalar)
                || !a.sides().stream().allMatch(Nodes::isScalar)) {
            return chain(g, a);
        }
        Node x = Nodes.minus(g.sides().getFirst(), g.sides().getLast());
        Node y = Nodes.minus(a.sides().getFirst(), a.sides().getLast());
        if (Nodes.symbols(x).isEmpty() || !Nodes.symbols(x).equals(Nodes.symbols(y))) {
            return false;
        }
        Optional<NormalForm> p = scalars.form(x);
        Optional<NormalForm> q = scalars.form(y);
        if (p.isPresent() && q.isPresent()) {
            Optional<Boolean> same = NormalForm.proportional(p.get(), q.get(), both ? 0 : sign, work);
            if (same.isPresent()) {
                return same.get();
            }
        }
        return Sampled.proportional(x, y, both ? 0 : sign, work);
    }
}
