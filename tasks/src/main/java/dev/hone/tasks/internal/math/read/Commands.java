package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.read.Token.Kind;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Joint;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.internal.math.tree.Special;
import java.util.ArrayList;
import java.util.List;

/// Reads the commands of LaTeX that take arguments, and its environments.
final class Commands {
    private final Cursor cursor;
    private final Parser parser;
    private final Atoms atoms;

    Commands(Cursor cursor, Parser parser, Atoms atoms) {
        this.cursor = cursor;
        this.parser = parser;
        this.atoms = atoms;
    }

    Node read(Token command) {
        return switch (command.text()) {
            case "frac", "dfrac", "tfrac", "cfrac" -> Nodes.over(argument(), argument());
            case "binom", "dbinom", "tbinom" -> new Node.Call(Function.BINOMIAL, List.of(argument(), argument()));
            case "sqrt" -> root();
            case "overline", "bar" -> new Node.Call(Function.CONJUGATE, List.of(argument()));
            case "mathbb" -> numbers();
            case "begin" -> environment();
            default -> throw new Unreadable();
        };
    }

    private Node argument() {
        if (cursor.skip(Kind.OPEN, "{")) {
            Node inside = parser.list();
            cursor.expect(Kind.CLOSE, "}");
            return inside;
        }
        return cursor.skipSign("-") ? Nodes.negate(atoms.atom()) : atoms.atom();
    }

    private Node root() {
        if (cursor.skip(Kind.OPEN, "[")) {
            Node degree = parser.sum();
            cursor.expect(Kind.CLOSE, "]");
            return Nodes.root(argument(), degree);
        }
        return Nodes.root(argument(), Nodes.number(2));
    }

    private Node numbers() {
        boolean braces = cursor.skip(Kind.OPEN, "{");
        String name = cursor.next().text();
        if (braces) {
            cursor.expect(Kind.CLOSE, "}");
        }
        return name.equals("R") ? new Node.Said(Special.REALS) : new Node.Symbol("set " + name);
    }

    private Node environment() {
        String name = name();
        if (name.equals("array") || name.equals("tabular")) {
            name();
        }
        List<List<Node>> rows = new ArrayList<>();
        List<Node> row = new ArrayList<>();
        while (!cursor.peek().is(Kind.COMMAND, "end")) {
            if (cursor.skipSign("\\\\")) {
                if (!row.isEmpty()) {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (!cursor.skipSign("&")) {
                row.add(parser.list());
                cursor.skipSign(",", ";");
            }
        }
        cursor.next();
        if (!name().equals(name)) {
            throw new Unreadable();
        }
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
        }
        return made(name, rows);
    }

    private static Node made(String name, List<List<Node>> rows) {
        if (rows.isEmpty()) {
            throw new Unreadable();
        }
        boolean single = rows.stream().allMatch(r -> r.size() == 1);
        return switch (name) {
            case "cases" -> single
                    ? new Node.Listing(rows.stream().map(List::getFirst).toList(), Joint.AND)
                    : new Node.Cases(rows);
            case "aligned", "align", "align*", "gathered", "split", "equation", "equation*" -> {
                if (!single) {
                    throw new Unreadable();
                }
                yield rows.size() == 1 ? rows.getFirst().getFirst()
                        : new Node.Listing(rows.stream().map(List::getFirst).toList(), Joint.AND);
            }
            case "pmatrix", "bmatrix", "Bmatrix", "matrix", "smallmatrix", "array", "pmatrix*", "bmatrix*" ->
                new Node.Matrix(rows);
            case "vmatrix", "Vmatrix" -> new Node.Call(Function.ABS, List.of(new Node.Matrix(rows)));
            default -> throw new Unreadable();
        };
    }

    /// Letters between braces.
    private String name() {
        cursor.expect(Kind.OPEN, "{");
        var text = new StringBuilder();
        while (!cursor.peek().is(Kind.CLOSE, "}")) {
            if (cursor.isEnd()) {
                throw new Unreadable();
            }
            text.append(cursor.next().text());
        }
        cursor.next();
        return text.toString();
    }
}
