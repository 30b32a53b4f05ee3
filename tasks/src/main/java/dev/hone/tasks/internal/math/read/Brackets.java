package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.read.Token.Kind;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Special;
import java.util.ArrayList;
import java.util.List;

/// Reads what stands in brackets.
final class Brackets {
    private final Cursor cursor;
    private final Parser parser;
    private int described;

    Brackets(Cursor cursor, Parser parser) {
        this.cursor = cursor;
        this.parser = parser;
    }

    /// Whether what is read now may be the left part of `{x | x > 3}`.
    boolean describes() {
        return described > 0;
    }

    Node read(Token open) {
        return switch (open.text()) {
            case "(", "[" -> sequence(open.text().charAt(0));
            case "<" -> vector();
            case "{" -> group();
            case "\\{" -> set("\\}");
            case "lfloor" -> step(Function.FLOOR, "rfloor");
            case "lceil" -> step(Function.CEIL, "rceil");
            default -> throw new Unreadable();
        };
    }

    private Node step(Function function, String close) {
        Node inside = parser.sum();
        cursor.expect(Kind.CLOSE, close);
        return new Node.Call(function, List.of(inside));
    }

    private Node sequence(char open) {
        int outer = described;
        described = 0;
        Node inside = parser.list();
        described = outer;
        Token close = cursor.next();
        if (!close.is(Kind.CLOSE, ")", "]")) {
            throw new Unreadable();
        }
        char end = close.text().charAt(0);
        if (inside instanceof Node.Listing l) {
            return new Node.Sequence(open, end, l.items());
        }
        boolean nested = open == '[' && end == ']' && inside instanceof Node.Sequence;
        if (!nested && (open == '(') != (end == ')')) {
            throw new Unreadable();
        }
        return nested ? new Node.Sequence(open, end, List.of(inside)) : inside;
    }

    private Node vector() {
        Node inside = parser.list();
        cursor.expect(Kind.CLOSE, ">");
        return new Node.Sequence('(', ')', inside instanceof Node.Listing l ? l.items() : List.of(inside));
    }

    /// A vector between `<`, which is read already, and `>`.
    Node angle() {
        List<Node> items = new ArrayList<>();
        do {
            items.add(parser.sum());
        } while (cursor.skipSign(","));
        cursor.expect(Kind.SIGN, ">");
        return new Node.Sequence('(', ')', items);
    }

    /// Braces of LaTeX hold one thing together; in plain text they are a set, which then is the whole answer or has
    /// commas.
    private Node group() {
        boolean alone = cursor.place() == 1;
        if (cursor.skip(Kind.CLOSE, "}")) {
            if (alone && cursor.isEnd()) {
                return new Node.Said(Special.NOTHING);
            }
            throw new Unreadable();
        }
        if (alone && cursor.peek().is(Kind.SYMBOL) && cursor.peek(1).isSign("|", ":")) {
            return set("}");
        }
        Node inside = parser.list();
        cursor.expect(Kind.CLOSE, "}");
        if (inside instanceof Node.Listing l) {
            return new Node.Braces(l.items());
        }
        return alone && cursor.isEnd() ? new Node.Braces(List.of(inside)) : inside;
    }

    private Node set(String close) {
        if (cursor.skip(Kind.CLOSE, close)) {
            return new Node.Said(Special.NOTHING);
        }
        described++;
        Node inside = parser.list();
        described--;
        if (cursor.skipSign("|", ":", "colon")) {
            Node condition = parser.list();
            cursor.expect(Kind.CLOSE, close);
            return condition;
        }
        cursor.expect(Kind.CLOSE, close);
        return new Node.Braces(inside instanceof Node.Listing l ? l.items() : List.of(inside));
    }

    /// An index: `_1`, `_{max}`.
    String index() {
        if (!cursor.skip(Kind.OPEN, "{")) {
            return cursor.next().text();
        }
        var text = new StringBuilder();
        int open = 1;
        while (true) {
            Token token = cursor.next();
            open += token.is(Kind.OPEN, "{") ? 1 : token.is(Kind.CLOSE, "}") ? -1 : 0;
            if (open == 0) {
                return text.toString();
            }
            if (token.is(Kind.END)) {
                throw new Unreadable();
            }
            text.append(token.text());
        }
    }

    static Node transposed(Node.Matrix m) {
        List<List<Node>> rows = new ArrayList<>();
        for (int j = 0; j < m.rows().getFirst().size(); j++) {
            List<Node> row = new ArrayList<>();
            for (List<Node> old : m.rows()) {
                if (j >= old.size()) {
                    throw new Unreadable();
                }
                row.add(old.get(j));
            }
            rows.add(row);
        }
        return new Node.Matrix(rows);
    }
}
