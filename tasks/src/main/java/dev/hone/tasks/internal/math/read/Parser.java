package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.read.Token.Kind;
import dev.hone.tasks.internal.math.tree.Comparison;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Joint;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.internal.math.unit.Unit;
import dev.hone.tasks.verifiers.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads tokens by recursive descent: lists of relations of sets of ratios of sums of products of powers of [Atoms].
final class Parser {
    private final Cursor cursor;
    private final Atoms atoms;
    private int bars;

    Parser(Cursor cursor) {
        this.cursor = cursor;
        this.atoms = new Atoms(cursor, this);
    }

    /// The whole.
    ///
    /// Throws: [Unreadable] where something is left over.
    Node answer() {
        Node node = list();
        if (!cursor.isEnd()) {
            throw new Unreadable();
        }
        return node;
    }

    /// Statements with commas, `and`, `or` between them.
    Node list() {
        cursor.down();
        List<Node> items = new ArrayList<>();
        Joint joint = Joint.COMMA;
        items.add(statement());
        while (true) {
            boolean comma = cursor.skipSign(",", ";");
            boolean or = cursor.skipSign("or");
            boolean and = !or && cursor.skipSign("and");
            boolean last = cursor.isEnd() || cursor.peek().isSign("&", "\\\\") || cursor.peek().is(Kind.COMMAND, "end");
            if (!comma && !or && !and || comma && last) {
                break;
            }
            joint = or ? Joint.OR : and ? Joint.AND : joint;
            items.add(cursor.skipSign("...") ? new Node.Symbol("...") : statement());
        }
        cursor.up();
        if (items.size() == 2 && joint == Joint.AND && alike(items.getFirst(), items.getLast())) {
            return new Node.Sum(items);
        }
        return items.size() == 1 ? items.getFirst() : new Node.Listing(items, joint);
    }

    /// One item of a list; of implications, the last.
    Node statement() {
        Node node = relation();
        while (cursor.skipSign("=>")) {
            node = relation();
        }
        return node;
    }

    private Node relation() {
        cursor.down();
        List<Node> sides = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        Optional<Comparison> first = comparison(0);
        if (first.isPresent() && !angle()) {
            cursor.next();
            if (first.get() != Comparison.EQUAL && first.get() != Comparison.APPROXIMATE) {
                sides.add(new Node.Symbol("?"));
                comparisons.add(first.get());
            }
        }
        sides.add(applied().orElseGet(this::sets));
        while (true) {
            if (cursor.skipSign("in")) {
                return member(sides);
            }
            Optional<Comparison> next = comparison(0);
            if (next.isEmpty()) {
                break;
            }
            cursor.next();
            comparisons.add(next.get());
            sides.add(sets());
        }
        cursor.up();
        return sides.size() == 1 ? sides.getFirst() : new Node.Relation(sides, comparisons);
    }

    /// `x in S` is S.
    private Node member(List<Node> sides) {
        if (sides.size() != 1) {
            throw new Unreadable();
        }
        Node set = sets();
        cursor.up();
        return set;
    }

    private Optional<Comparison> comparison(int ahead) {
        Token token = cursor.peek(ahead);
        return token.kind() != Kind.SIGN ? Optional.empty() : switch (token.text()) {
            case "=" -> Optional.of(Comparison.EQUAL);
            case "~" -> Optional.of(Comparison.APPROXIMATE);
            case "!=" -> Optional.of(Comparison.UNEQUAL);
            case "<" -> Optional.of(Comparison.LESS);
            case "<=" -> Optional.of(Comparison.AT_MOST);
            case ">" -> Optional.of(Comparison.GREATER);
            case ">=" -> Optional.of(Comparison.AT_LEAST);
            default -> Optional.empty();
        };
    }

    /// Whether `<` opens a vector: a comma comes before any `>`, and a `>` ends it.
    private boolean angle() {
        if (!cursor.peek().isSign("<")) {
            return false;
        }
        boolean comma = false;
        for (int i = 1; cursor.peek(i).kind() != Kind.END; i++) {
            if (cursor.peek(i).isSign(">")) {
                return comma;
            }
            comma |= cursor.peek(i).isSign(",");
        }
        return false;
    }

    /// `f(x)` before an equals sign.
    private Optional<Node> applied() {
        boolean inverse = cursor.peek(1).isSign("^") && cursor.peek(3).isSign("-") && cursor.peek(6).is(Kind.OPEN, "(");
        if (!cursor.peek().is(Kind.SYMBOL) || !inverse && !cursor.peek(1).is(Kind.OPEN, "(")) {
            return Optional.empty();
        }
        int start = cursor.place();
        String name = cursor.next().text() + (inverse ? "^-1" : "");
        for (int i = 0; i < (inverse ? 6 : 1); i++) {
            cursor.next();
        }
        List<Node> arguments = new ArrayList<>();
        do {
            if (!cursor.peek().is(Kind.SYMBOL) && !cursor.peek().is(Kind.NUMBER)) {
                cursor.back(start);
                return Optional.empty();
            }
            Token token = cursor.next();
            arguments.add(token.number().<Node>map(n -> n).orElseGet(() -> new Node.Symbol(token.text())));
        } while (cursor.skipSign(","));
        if (!cursor.skip(Kind.CLOSE, ")") || !cursor.peek().isSign("=")) {
            cursor.back(start);
            return Optional.empty();
        }
        return Optional.of(new Node.Applied(name, arguments));
    }

    private Node sets() {
        Node node = ratio();
        List<Node> union = new ArrayList<>(List.of(node));
        while (true) {
            if (cursor.skipSign("cup")) {
                union.add(ratio());
            } else if (cursor.skipSign("cap")) {
                union.add(new Node.Intersection(union.removeLast(), ratio()));
            } else if (cursor.skipSign("setminus")) {
                union.add(new Node.Without(union.removeLast(), ratio()));
            } else {
                return union.size() == 1 ? union.getFirst() : new Node.Union(union);
            }
        }
    }

    private Node ratio() {
        List<Node> parts = new ArrayList<>(List.of(sum()));
        while (cursor.peek().isSign(":", "colon", "to") && !atoms.colonStops()) {
            cursor.next();
            parts.add(sum());
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Ratio(parts);
    }

    Node sum() {
        cursor.down();
        List<Node> terms = new ArrayList<>();
        terms.add(term());
        while (true) {
            if (cursor.skipSign("+")) {
                terms.add(term());
            } else if (cursor.skipSign("-")) {
                terms.add(Nodes.negate(term()));
            } else if (cursor.skipSign("+-")) {
                terms.add(new Node.Signed(term(), false));
            } else if (cursor.skipSign("-+")) {
                terms.add(new Node.Signed(term(), true));
            } else {
                break;
            }
        }
        cursor.up();
        Node sum = terms.size() == 1 ? terms.getFirst() : withUnitOfTheLast(terms);
        return cursor.skipSign("over") ? Nodes.over(sum, sum()) : sum;
    }

    /// In `1 + √2 cm` the unit belongs to the sum.
    private static Node withUnitOfTheLast(List<Node> terms) {
        boolean others = terms.subList(0, terms.size() - 1).stream().noneMatch(t -> Nodes.has(t, Node.Measure.class));
        if (others && terms.getLast() instanceof Node.Measure m && !m.unit().isDegrees()) {
            List<Node> plain = new ArrayList<>(terms.subList(0, terms.size() - 1));
            plain.add(m.value());
            return new Node.Measure(new Node.Sum(plain), m.unit());
        }
        if (others && terms.getLast() instanceof Node.Product p && p.factors().getLast() instanceof Node.Measure m
                && p.factors().getFirst().equals(Nodes.MINUS_ONE) && !m.unit().isDegrees()) {
            List<Node> plain = new ArrayList<>(terms.subList(0, terms.size() - 1));
            plain.add(Nodes.negate(m.value()));
            return new Node.Measure(new Node.Sum(plain), m.unit());
        }
        return new Node.Sum(terms);
    }

    private Node term() {
        if (cursor.skipSign("-")) {
            return Nodes.negate(term());
        }
        if (cursor.skipSign("+")) {
            return term();
        }
        if (cursor.skipSign("+-")) {
            return new Node.Signed(term(), false);
        }
        if (cursor.skipSign("-+")) {
            return new Node.Signed(term(), true);
        }
        return product();
    }

    private Node product() {
        cursor.down();
        List<Node> factors = new ArrayList<>(List.of(atoms.power()));
        while (true) {
            if (cursor.skipSign("*")) {
                factors.add(signed());
            } else if (cursor.peek().isSign("/") && !cursor.peek(1).is(Kind.WORD)) {
                cursor.next();
                Node divisor = signed();
                boolean percent = divisor instanceof Node.Percent;
                factors.add(new Node.Power(
                        divisor instanceof Node.Percent p ? p.value() : divisor, Nodes.MINUS_ONE));
                if (percent) {
                    factors.add(new Node.Percent(collected(factors)));
                }
            } else
                if (cursor.peek().isSign("mod")
                        || cursor.peek().is(Kind.OPEN, "(") && cursor.peek(1).isSign("mod")) {
                            boolean brackets = cursor.skip(Kind.OPEN, "(");
                            cursor.next();
                            factors.add(new Node.Call(Function.MOD, List.of(collected(factors), atoms.power())));
                            if (brackets) {
                                cursor.expect(Kind.CLOSE, ")");
                            }
                        } else
                    if (cursor.peek().is(Kind.FUNCTION, "choose")) {
                        cursor.next();
                        factors.add(new Node.Call(Function.BINOMIAL, List.of(collected(factors), atoms.power())));
                    } else if (cursor.peek().is(Kind.WORD) || cursor.peek().isSign("/")) {
                        Node value = collected(factors);
                        factors.add(measured(value));
                        if (cursor.peek().is(Kind.NUMBER)) {
                            factors.add(together(factors.removeLast(), product()));
                        }
                    } else if (atoms.begins(bars)) {
                        factors.add(atoms.power());
                    } else {
                        cursor.up();
                        return factors.size() == 1 ? factors.getFirst() : new Node.Product(factors);
                    }
        }
    }

    /// `2 hours 30 minutes`
    private static Node together(Node first, Node rest) {
        if (!alike(first, rest)) {
            throw new Unreadable();
        }
        return new Node.Sum(List.of(first, rest));
    }

    /// Whether both measure the same in different units.
    private static boolean alike(Node first, Node rest) {
        Node next = rest instanceof Node.Sum s ? s.terms().getFirst() : rest;
        return first instanceof Node.Measure a && !a.unit().counts() && next instanceof Node.Measure b
                && b.unit().dimensions().equals(a.unit().dimensions())
                && !b.unit().factor().equals(a.unit().factor());
    }

    /// A factor behind a sign of an operation may have a sign of its own.
    private Node signed() {
        return cursor.skipSign("-") ? Nodes.negate(signed()) : atoms.power();
    }

    private static Node collected(List<Node> factors) {
        Node value = factors.size() == 1 ? factors.getFirst() : new Node.Product(factors);
        factors.clear();
        return value;
    }

    private Node measured(Node value) {
        if (cursor.skip(Kind.WORD, "percent", "Percent", "pct")) {
            return new Node.Percent(value);
        }
        if (cursor.peek().is(Kind.WORD, "per") && cursor.peek(1).is(Kind.WORD, "cent")) {
            cursor.next();
            cursor.next();
            return new Node.Percent(value);
        }
        Optional<Quantity> scale = UnitParser.scale(cursor.peek().text());
        if (scale.isPresent()) {
            cursor.next();
            Node scaled = value instanceof Node.Measure m
                    ? new Node.Measure(new Node.Product(List.of(m.value(), Nodes.number(scale.get()))), m.unit())
                    : new Node.Product(List.of(value, Nodes.number(scale.get())));
            return cursor.peek().is(Kind.WORD) ? measured(scaled) : scaled;
        }
        Unit unit = new UnitParser(cursor).read();
        if (value instanceof Node.Measure m) {
            return new Node.Measure(m.value(), unit.equals(m.unit()) ? unit : m.unit().times(unit));
        }
        return unit.equals(Unit.NONE) ? value : new Node.Measure(value, unit);
    }

    /// What stands between bars, whose first is read already.
    Node betweenBars(String bar) {
        bars++;
        Node inside = sum();
        cursor.expect(Kind.SIGN, bar);
        bars--;
        return new Node.Call(Function.ABS, List.of(inside));
    }
}
