package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.tree.Constant;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.internal.math.unit.Unit;
import dev.hone.tasks.internal.math.unit.Units;
import dev.hone.tasks.math.MathRules;
import dev.hone.tasks.verifiers.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares single values that may have units or be in percent.
///
/// Units that both have are converted, and must measure the same; what only one has is not compared. An angle without
/// a unit may be in degrees or in radians.
final class Measures {
    private static final Unit RADIAN = Units.named("radian").orElseThrow();
    private static final Unit CELSIUS = Units.named("celsius").orElseThrow();
    private static final Unit FAHRENHEIT = Units.named("fahrenheit").orElseThrow();

    private final MathRules rules;
    private final Scalars scalars;

    Measures(MathRules rules, Scalars scalars) {
        this.rules = rules;
        this.scalars = scalars;
    }

    private record Measured(Node value, Unit unit) {
        boolean bare() {
            return unit.dimensions().isEmpty();
        }

        /// The value in the unit of another of the same kind.
        Node in(Unit other) {
            Quantity ratio = unit.factor().over(other.factor());
            return ratio.equals(Quantity.ONE) ? value : new Node.Product(List.of(Nodes.number(ratio), value));
        }
    }

    boolean same(Node gold, Node answer) {
        Measured g = measured(gold);
        Measured a = measured(withUnit(withConstantOf(gold, answer), gold));
        if (g.bare() || a.bare()) {
            Measured with = g.bare() ? a : g;
            Node x = g.bare() ? g.in(Unit.NONE) : g.value;
            Node y = a.bare() ? a.in(Unit.NONE) : a.value;
            return values(x, y) || with.unit.isDegrees() && scalars.exactly(radians(g), radians(a));
        }
        if (g.unit.dimensions().equals(a.unit.dimensions())) {
            return values(g.value, a.in(g.unit));
        }
        if (angles(g.unit, a.unit)) {
            return scalars.exactly(radians(g), radians(a));
        }
        boolean counted = g.unit.counts() && a.unit.counts() && shareAWord(g.unit, a.unit);
        return (counted || temperatures(g.unit, a.unit)) && values(g.value, a.value);
    }

    /// In lenient mode 50 % is also 50 where the other side has no percent sign.
    private boolean values(Node gold, Node answer) {
        if (scalars.same(gold, answer)) {
            return true;
        }
        boolean lenient = rules.mode() == MathRules.Mode.LENIENT;
        if (lenient && gold instanceof Node.Percent g && !Nodes.has(answer, Node.Percent.class)) {
            return scalars.same(g.value(), answer);
        }
        return lenient && answer instanceof Node.Percent a && !Nodes.has(gold, Node.Percent.class)
                && scalars.same(gold, a.value());
    }

    /// A constant of integration may have another name: C, c, K, k.
    private static Node withConstantOf(Node gold, Node answer) {
        Optional<Node> wanted = constant(gold);
        Optional<Node> given = constant(answer);
        return wanted.isPresent() && given.isPresent() && answer instanceof Node.Sum s
                ? new Node.Sum(s.terms().stream().map(t -> t.equals(given.get()) ? wanted.get() : t).toList())
                : answer;
    }

    private static Optional<Node> constant(Node node) {
        List<Node> constants = node instanceof Node.Sum s
                ? s.terms().stream().filter(t -> t instanceof Node.Symbol x && "CcKk".contains(x.name())).toList()
                : List.of();
        return constants.size() == 1 ? Optional.of(constants.getFirst()) : Optional.empty();
    }

    /// `5m` and `10m/s` have a unit where the gold answer has no such variables.
    private static Node withUnit(Node answer, Node gold) {
        if (!(answer instanceof Node.Product p)) {
            return answer;
        }
        List<Node> values = new ArrayList<>();
        Unit unit = Unit.NONE;
        for (Node factor : p.factors()) {
            Optional<Unit> next = asUnit(factor, gold);
            if (next.isEmpty() && !Nodes.symbols(factor).isEmpty()) {
                return answer;
            }
            next.ifPresentOrElse(u -> {}, () -> values.add(factor));
            unit = next.isPresent() ? unit.times(next.get()) : unit;
        }
        boolean found = !unit.equals(Unit.NONE) && !values.isEmpty();
        return found ? new Node.Measure(values.size() == 1 ? values.getFirst() : new Node.Product(values), unit)
                : answer;
    }

    private static Optional<Unit> asUnit(Node node, Node gold) {
        Node base = node instanceof Node.Power q ? q.base() : node;
        boolean free =
                base instanceof Node.Symbol s && !Nodes.symbols(gold).contains(s.name()) && !s.name().equals("C");
        if (!free) {
            return Optional.empty();
        }
        Optional<Unit> unit = Units.named(((Node.Symbol) base).name());
        if (node instanceof Node.Power q) {
            return q.exponent() instanceof Node.Numeral n && n.value().isInteger()
                    ? unit.map(u -> u.power(n.value().numerator().intValue()))
                    : Optional.empty();
        }
        return unit;
    }

    private static Measured measured(Node node) {
        return switch (node) {
            case Node.Measure m -> {
                Measured inner = measured(m.value());
                yield inner.unit.equals(Unit.NONE) ? new Measured(m.value(), m.unit())
                        : new Measured(inner.value, inner.unit.times(m.unit()));
            }
            case Node.Product p -> product(p);
            case Node.Sum s -> sum(s);
            default -> new Measured(node, Unit.NONE);
        };
    }

    private static Measured product(Node.Product p) {
        List<Node> values = new ArrayList<>();
        Unit unit = Unit.NONE;
        for (Node factor : p.factors()) {
            Measured m = factor instanceof Node.Measure || factor instanceof Node.Product || factor instanceof Node.Sum
                    ? measured(factor)
                    : new Measured(factor, Unit.NONE);
            values.add(m.value);
            unit = unit.times(m.unit);
        }
        return unit.equals(Unit.NONE) ? new Measured(p, unit) : new Measured(
                values.size() == 2 && values.getFirst().equals(Nodes.MINUS_ONE)
                        && values.getLast() instanceof Node.Numeral
                                ? Nodes.negate(values.getLast())
                                : new Node.Product(values),
                unit);
    }

    /// `2 hours 30 minutes`: terms of one kind, in the unit of the first. In `180° - x` the variable is an angle, too.
    private static Measured sum(Node.Sum s) {
        List<Node> values = new ArrayList<>();
        Measured first = s.terms().stream().map(Measures::measured).filter(m -> !m.unit.equals(Unit.NONE)).findFirst()
                .orElseGet(() -> measured(s.terms().getFirst()));
        for (Node term : s.terms()) {
            Measured m = measured(term);
            if (first.unit.isDegrees() && m.unit.equals(Unit.NONE) && !Nodes.symbols(term).isEmpty()) {
                values.add(m.value);
                continue;
            }
            if (m.unit.equals(Unit.NONE) || !m.unit.dimensions().equals(first.unit.dimensions())) {
                return new Measured(s, Unit.NONE);
            }
            values.add(m.in(first.unit));
        }
        return new Measured(new Node.Sum(values), first.unit);
    }

    private static boolean angles(Unit a, Unit b) {
        return a.isDegrees() && b.equals(RADIAN) || b.isDegrees() && a.equals(RADIAN);
    }

    private static Node radians(Measured m) {
        return m.unit.isDegrees()
                ? new Node.Product(List.of(m.value, Nodes.number(Quantity.ONE.over(Quantity.of(180))),
                        new Node.Named(Constant.PI)))
                : m.value;
    }

    /// A temperature whose scale one side left out.
    private static boolean temperatures(Unit a, Unit b) {
        return a.isDegrees() && (b.equals(CELSIUS) || b.equals(FAHRENHEIT))
                || b.isDegrees() && (a.equals(CELSIUS) || a.equals(FAHRENHEIT));
    }

    private static boolean shareAWord(Unit a, Unit b) {
        List<String> words = words(a);
        return words(b).stream().anyMatch(words::contains);
    }

    private static List<String> words(Unit unit) {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, Integer> e : unit.dimensions().entrySet()) {
            Arrays.stream(e.getKey().substring(1).split(" ", -1)).map(Measures::singular).forEach(all::add);
        }
        return all;
    }

    private static String singular(String word) {
        return word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y"
                : word.endsWith("es") && word.length() > 4 ? word.substring(0, word.length() - 2)
                        : word.endsWith("s") && word.length() > 2 ? word.substring(0, word.length() - 1) : word;
    }
}
