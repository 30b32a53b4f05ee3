package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.read.Token.Kind;
import dev.hone.tasks.internal.math.tree.Constant;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.internal.math.tree.Special;
import dev.hone.tasks.internal.math.unit.Unit;
import dev.hone.tasks.internal.math.unit.Units;
import dev.hone.tasks.verifiers.Quantity;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Reads what a product is made of: numbers, variables, calls, brackets, with powers and what stands behind them.
final class Atoms {
    private static final String DEGREE = "degree";

    private final Cursor cursor;
    private final Parser parser;
    private final Brackets brackets;
    private final Commands commands;
    private final Calls calls;

    Atoms(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.parser = parser;
        this.brackets = new Brackets(cursor, parser);
        this.commands = new Commands(cursor, parser, this);
        this.calls = new Calls(cursor, parser, this);
    }

    /// Whether a colon here ends a name in a set's description.
    boolean colonStops() {
        return brackets.describes();
    }

    /// Whether the next token begins a factor that no sign precedes, within so many bars.
    boolean begins(int bars) {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case SYMBOL, FUNCTION, OPEN -> true;
            case COMMAND -> !token.text().equals("end");
            case NUMBER -> (cursor.peek(-1).is(Kind.CLOSE, ")", "}") || cursor.peek(-1).isSign("!")) && !token.spaced();
            case SIGN -> token.isSign("|", "||") && bars == 0 && !brackets.describes();
            case WORD, CLOSE, CURRENCY, END -> false;
        };
    }

    /// An atom with its powers, factorials, percent and degree signs.
    Node power() {
        cursor.down();
        Node node = mixed(atom());
        while (true) {
            if (cursor.skipSign("^")) {
                node = raised(node);
            } else if (cursor.skipSign("!")) {
                node = new Node.Call(Function.FACTORIAL, List.of(node));
            } else if (cursor.skipSign("%")) {
                node = new Node.Percent(node);
            } else if (cursor.skipSign("deg")) {
                node = new Node.Measure(node, Units.named(scale()).orElseThrow(Unreadable::new));
            } else if (cursor.peek().is(Kind.CURRENCY) && !(node instanceof Node.Measure)) {
                node = new Node.Measure(node, currency());
            } else {
                cursor.up();
                return node;
            }
        }
    }

    private String scale() {
        boolean braces = cursor.peek().is(Kind.OPEN, "{") && cursor.peek(2).is(Kind.CLOSE, "}");
        int ahead = braces ? 1 : 0;
        Token token = cursor.peek(ahead);
        String scale = token.is(Kind.SYMBOL, "C") || token.is(Kind.WORD, "C", "Celsius") ? "celsius"
                : token.is(Kind.SYMBOL, "F") || token.is(Kind.WORD, "F", "Fahrenheit") ? "fahrenheit" : DEGREE;
        if (!scale.equals(DEGREE)) {
            for (int i = 0; i < 1 + 2 * ahead; i++) {
                cursor.next();
            }
        }
        return scale;
    }

    private Node raised(Node base) {
        if (cursor.skipSign("'")) {
            return base;
        }
        Node exponent = exponent();
        boolean turned = exponent.equals(new Node.Symbol("T"));
        if (turned && base instanceof Node.Matrix m) {
            return Brackets.transposed(m);
        }
        return turned && base instanceof Node.Sequence ? base : new Node.Power(base, exponent);
    }

    Node exponent() {
        if (cursor.skipSign("-")) {
            return Nodes.negate(exponent());
        }
        if (cursor.skipSign("+")) {
            return exponent();
        }
        Node node = atom();
        // a^b^c is a^(b^c)
        return cursor.skipSign("^") ? new Node.Power(node, exponent()) : node;
    }

    Node atom() {
        Token token = cursor.next();
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case SYMBOL -> symbol(token);
            case FUNCTION -> calls.read(token);
            case COMMAND -> commands.read(token);
            case OPEN -> brackets.read(token);
            case CURRENCY -> amount(token);
            case WORD -> labelled(token);
            case SIGN -> switch (token.text()) {
                case "|", "||" -> parser.betweenBars(token.text());
                case "<" -> brackets.angle();
                default -> throw new Unreadable();
            };
            case CLOSE, END -> throw new Unreadable();
        };
    }

    private Node number(Token token) {
        if (cursor.peek().isSign("_")) {
            cursor.next();
            return based(token.text(), base());
        }
        return token.number().orElseThrow(Unreadable::new);
    }

    private int base() {
        Node node = atom();
        if (node instanceof Node.Numeral n && n.value().isInteger()
                && n.value().compareTo(Quantity.of(2)) >= 0 && n.value().compareTo(Quantity.of(36)) <= 0) {
            return n.value().numerator().intValueExact();
        }
        throw new Unreadable();
    }

    /// Digits to a base.
    static Node based(String digits, int base) {
        int point = digits.indexOf('.');
        String all = digits.replace(".", "");
        if (all.isEmpty() || all.chars().anyMatch(c -> c >= 128 || Character.digit(c, base) < 0)) {
            throw new Unreadable();
        }
        int places = point < 0 ? 0 : digits.length() - point - 1;
        return Nodes.number(new Quantity(new BigInteger(all, base), BigInteger.valueOf(base).pow(places)));
    }

    /// `1 1/2` and `1\frac{1}{2}`: a whole number with a proper fraction of whole numbers behind it.
    private Node mixed(Node first) {
        if (!(first instanceof Node.Numeral whole) || !whole.value().isInteger() || whole.precision().isPresent()) {
            return first;
        }
        int start = cursor.place();
        boolean and = cursor.peek().isSign("and") && cursor.peek(2).isSign("/");
        if (and) {
            cursor.next();
        }
        Token next = cursor.peek();
        boolean slash = next.is(Kind.NUMBER) && next.spaced() && cursor.peek(1).isSign("/")
                && cursor.peek(2).is(Kind.NUMBER);
        if (slash) {
            Optional<Node.Numeral> top = cursor.next().number();
            cursor.next();
            Optional<Node.Numeral> bottom = cursor.next().number();
            Optional<Node> sum = proper(whole, top.orElseThrow(), bottom.orElseThrow());
            if (sum.isPresent()) {
                return sum.get();
            }
        } else if (next.is(Kind.COMMAND, "frac", "dfrac", "tfrac", "cfrac")) {
            Node fraction = commands.read(cursor.next());
            if (fraction instanceof Node.Product p && p.factors().getFirst() instanceof Node.Numeral top
                    && p.factors().getLast() instanceof Node.Power q && q.base() instanceof Node.Numeral bottom) {
                Optional<Node> sum = proper(whole, top, bottom);
                if (sum.isPresent()) {
                    return sum.get();
                }
            }
        }
        cursor.back(start);
        return first;
    }

    private static Optional<Node> proper(Node.Numeral whole, Node.Numeral top, Node.Numeral bottom) {
        Quantity a = top.value();
        Quantity b = bottom.value();
        boolean proper = a.isInteger() && b.isInteger() && a.signum() > 0 && a.compareTo(b) < 0;
        return proper ? Optional.of(Nodes.number(whole.value().plus(a.over(b)))) : Optional.empty();
    }

    private Node symbol(Token token) {
        switch (token.text()) {
            case "e" -> {
                return new Node.Named(Constant.E);
            }
            case "i" -> {
                return new Node.Named(Constant.I);
            }
            case "pi" -> {
                return new Node.Named(Constant.PI);
            }
            case "infty", "infinity", "inf", "Infinity", "oo" -> {
                return new Node.Named(Constant.INFINITY);
            }
            case "emptyset", "varnothing" -> {
                return new Node.Said(Special.NOTHING);
            }
            default -> {}
        }
        String name = token.text();
        if (cursor.skipSign("_")) {
            name += "_" + brackets.index();
        }
        boolean chooses = name.equals("C") || name.equals("P");
        if (chooses && cursor.peek().is(Kind.OPEN, "(") && !cursor.peek().spaced() && cursor.peek(2).isSign(",")) {
            return chosen(name);
        }
        boolean applies = List.of("f", "g", "h", "f'", "g'", "f''").contains(name);
        if (applies && cursor.peek().is(Kind.OPEN, "(") && !cursor.peek().spaced()) {
            cursor.next();
            Node inside = parser.list();
            cursor.expect(Kind.CLOSE, ")");
            return new Node.Applied(name,
                    inside instanceof Node.Listing l ? l.items() : List.of(inside));
        }
        return new Node.Symbol(name);
    }

    /// C(n, k) and P(n, k).
    private Node chosen(String name) {
        cursor.next();
        Node inside = parser.list();
        cursor.expect(Kind.CLOSE, ")");
        if (inside instanceof Node.Listing l && l.items().size() == 2) {
            return new Node.Call(name.equals("C") ? Function.BINOMIAL : Function.PERMUTATIONS, l.items());
        }
        throw new Unreadable();
    }

    private Node amount(Token sign) {
        boolean negative = cursor.skipSign("-");
        Node value = atom();
        Unit unit = Units.currency(sign.text().charAt(0)).orElseThrow(Unreadable::new);
        Node amount = new Node.Measure(value, unit);
        return negative ? Nodes.negate(amount) : amount;
    }

    private Unit currency() {
        return Units.currency(cursor.next().text().charAt(0)).orElseThrow(Unreadable::new);
    }

    /// `Total: 5` is 5; in `area = 5` the words are a name, in `thus x = 5` the last letter is.
    private Node labelled(Token first) {
        var name = new StringBuilder(first.text());
        Token last = first;
        while (cursor.peek().is(Kind.WORD) || cursor.peek().is(Kind.SYMBOL)) {
            last = cursor.next();
            name.append(' ').append(last.text());
        }
        if (cursor.skipSign(":")) {
            return atom();
        }
        if (cursor.peek().isSign("=", "~")) {
            return new Node.Symbol(last.is(Kind.SYMBOL) ? last.text() : name.toString());
        }
        throw new Unreadable();
    }
}
