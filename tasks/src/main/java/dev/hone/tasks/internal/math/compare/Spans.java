package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.numeric.Sampled;
import dev.hone.tasks.internal.math.tree.Comparison;
import dev.hone.tasks.internal.math.tree.Constant;
import dev.hone.tasks.internal.math.tree.Joint;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.internal.math.tree.Special;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Sets of real numbers as intervals, whatever they are written as: brackets, unions, inequalities in one variable.
final class Spans {
    private static final int MOST = 40;

    private final Scalars scalars;
    private final Bounds bounds;
    private final Work work;

    Spans(Scalars scalars, Work work) {
        this.scalars = scalars;
        this.bounds = new Bounds(this, scalars);
        this.work = work;
    }

    /// Whether it says by its form that it is a set of real numbers.
    static boolean looksLikeOne(Node node) {
        return switch (node) {
            case Node.Union u -> true;
            case Node.Without w -> true;
            case Node.Intersection i -> true;
            case Node.Relation r -> r.comparisons().stream().anyMatch(c -> c.isBound() || c == Comparison.UNEQUAL);
            case Node.Said s -> s.special() == Special.REALS;
            case Node.Sequence s -> s.items().size() == 2
                    && (s.open() != '(' || s.close() != ')' || infinite(s.items().getFirst())
                            || infinite(s.items().getLast()));
            case Node.Listing l -> areSets(spread(l));
            default -> false;
        };
    }

    /// Sets, and among bounds of one variable also its values: `x = 0 or x \ge 1`.
    private static boolean areSets(List<Node> items) {
        boolean values = items.stream().flatMap(i -> Nodes.symbols(i).stream()).distinct().count() == 1
                && items.stream().anyMatch(Spans::looksLikeOne);
        return items.stream().allMatch(i -> looksLikeOne(i) || values && i instanceof Node.Relation);
    }

    /// In `x \ne 2, 3` the relation holds for what follows, too.
    private static List<Node> spread(Node.Listing l) {
        boolean unequal = l.items().getFirst() instanceof Node.Relation r && r.comparisons().size() == 1
                && r.comparisons().getFirst() == Comparison.UNEQUAL;
        if (!unequal) {
            return l.items();
        }
        Node.Relation first = (Node.Relation) l.items().getFirst();
        return l.items().stream().map(item -> Nodes.isScalar(item)
                ? new Node.Relation(List.of(first.sides().getFirst(), item), first.comparisons())
                : item).toList();
    }

    private static boolean infinite(Node node) {
        return Nodes.children(node).stream().anyMatch(Spans::infinite)
                || node.equals(new Node.Named(Constant.INFINITY));
    }

    /// Whether both are the same set.
    boolean same(List<Span> a, List<Span> b, Equivalence equivalence) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i).first(), b.get(i).first(), equivalence)
                    || !same(a.get(i).last(), b.get(i).last(), equivalence)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Span.End a, Span.End b, Equivalence equivalence) {
        if (a.closed() != b.closed() || a.exact().isPresent() != b.exact().isPresent()) {
            return false;
        }
        return a.exact().isEmpty() ? a.place() == b.place()
                : equivalence.same(a.exact().get(), b.exact().orElseThrow());
    }

    /// The intervals in order; empty where the node is no set of real numbers, or one with unknown ends.
    Optional<List<Span>> of(Node node) {
        return switch (node) {
            case Node.Said s -> switch (s.special()) {
                case REALS -> Optional.of(List.of(Span.ALL));
                case NOTHING -> Optional.of(List.of());
                case UNDEFINED, ENDLESS, YES, NO -> Optional.empty();
            };
            case Node.Sequence s -> interval(s);
            case Node.Braces b -> all(b.items().stream().map(this::point).toList()).map(this::merged);
            case Node.Union u -> all(u.sets().stream().map(this::of).toList()).map(this::merged);
            case Node.Intersection i -> of(i.first()).flatMap(a -> of(i.second()).map(b -> and(a, b)));
            case Node.Without w -> of(w.set()).flatMap(a -> of(w.removed()).map(b -> and(a, complement(b))));
            case Node.Relation r when Nodes.has(r, Node.Signed.class) -> of(Equivalence.signed(r, 1))
                    .flatMap(a -> of(Equivalence.signed(r, -1)).map(b -> and(a, b)));
            case Node.Relation r -> bounds.of(r);
            case Node.Listing l -> listing(l);
            default -> Optional.empty();
        };
    }

    /// Bounds with `and` hold together, those with `or` one by one; with commas together where that can be.
    private Optional<List<Span>> listing(Node.Listing l) {
        List<Node> items = spread(l);
        if (!areSets(items)) {
            return Optional.empty();
        }
        List<Optional<List<Span>>> sets = items.stream().map(this::of).toList();
        if (sets.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        if (l.joint() != Joint.OR) {
            List<Span> together = List.of(Span.ALL);
            for (Optional<List<Span>> set : sets) {
                together = and(together, set.orElseThrow());
            }
            boolean intervals = items.stream().noneMatch(i -> i instanceof Node.Relation);
            if (!together.isEmpty() && !intervals) {
                return Optional.of(together);
            }
        }
        return all(sets).map(this::merged);
    }

    private static Optional<List<Span>> all(List<Optional<List<Span>>> sets) {
        List<Span> all = new ArrayList<>();
        for (Optional<List<Span>> set : sets) {
            if (set.isEmpty() || all.size() > MOST) {
                return Optional.empty();
            }
            all.addAll(set.get());
        }
        return Optional.of(all);
    }

    private Optional<List<Span>> interval(Node.Sequence s) {
        if (s.items().size() != 2) {
            return Optional.empty();
        }
        Optional<Span.End> low = end(s.items().getFirst(), s.open() == '[');
        Optional<Span.End> high = end(s.items().getLast(), s.close() == ']');
        return low.flatMap(a -> high.flatMap(b -> a.place() < b.place() || a.place() == b.place() && s.open() == '['
                ? Optional.of(List.of(new Span(a, b)))
                : Optional.empty()));
    }

    private Optional<List<Span>> point(Node node) {
        return end(node, true).filter(e -> e.exact().isPresent()).map(e -> List.of(new Span(e, e)));
    }

    /// The end that an expression without variables gives.
    Optional<Span.End> end(Node node, boolean closed) {
        Node value = node instanceof Node.Relation r && r.comparisons().stream().noneMatch(Comparison::isBound)
                ? r.sides().getLast()
                : node;
        if (value.equals(new Node.Named(Constant.INFINITY))) {
            return Optional.of(Span.End.INFINITY);
        }
        if (infinite(value)) {
            boolean negative = value instanceof Node.Product p && p.factors().size() == 2
                    && p.factors().getFirst().equals(Nodes.MINUS_ONE);
            return negative ? Optional.of(Span.End.MINUS_INFINITY) : Optional.empty();
        }
        OptionalDouble place = Nodes.isScalar(value) ? Sampled.real(value, work) : OptionalDouble.empty();
        return place.isPresent()
                ? Optional.of(new Span.End(place.getAsDouble(), Optional.of(value), closed))
                : Optional.empty();
    }

    /// Intervals in order, those that touch made one, empty ones left out.
    List<Span> merged(List<Span> spans) {
        List<Span> sorted = spans.stream().filter(s -> !s.isEmpty())
                .sorted(Comparator.comparingDouble((Span s) -> s.first().place())
                        .thenComparingInt(s -> s.first().closed() ? 0 : 1))
                .toList();
        List<Span> result = new ArrayList<>();
        for (Span next : sorted) {
            if (!result.isEmpty() && result.getLast().touches(next)) {
                result.add(result.removeLast().joined(next));
            } else {
                result.add(next);
            }
        }
        return result;
    }

    private List<Span> and(List<Span> a, List<Span> b) {
        List<Span> all = new ArrayList<>();
        for (Span x : a) {
            for (Span y : b) {
                work.spend(1);
                all.add(x.and(y));
            }
        }
        return merged(all);
    }

    List<Span> complement(List<Span> spans) {
        List<Span> result = new ArrayList<>();
        Span.End low = Span.End.MINUS_INFINITY;
        for (Span s : spans) {
            if (s.first().exact().isPresent()) {
                result.add(new Span(low, s.first().turned()));
            }
            low = s.last().exact().isPresent() ? s.last().turned() : Span.End.INFINITY;
        }
        if (low.place() != Double.POSITIVE_INFINITY) {
            result.add(new Span(low, Span.End.INFINITY));
        }
        return merged(result);
    }

    Scalars scalars() {
        return scalars;
    }
}
