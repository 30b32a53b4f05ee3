package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.read.Token.Kind;
import dev.hone.tasks.internal.math.tree.Constant;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads functions with their arguments: `sin^2 2x`, `log_2 8`, `sqrt(2)`.
final class Calls {
    private final Cursor cursor;
    private final Parser parser;
    private final Atoms atoms;

    Calls(Cursor cursor, Parser parser, Atoms atoms) {
        this.cursor = cursor;
        this.parser = parser;
        this.atoms = atoms;
    }

    Node read(Token name) {
        Function function = Function.named(name.text()).orElseThrow(Unreadable::new);
        Optional<Node> base = Optional.empty();
        Optional<Node> power = Optional.empty();
        while (cursor.peek().isSign("^", "_")) {
            if (cursor.next().text().equals("_")) {
                base = Optional.of(atoms.atom());
            } else {
                power = Optional.of(atoms.exponent());
            }
        }
        boolean digits = function == Function.LOG && cursor.peek().is(Kind.NUMBER) && !cursor.peek().spaced()
                && cursor.peek(1).is(Kind.OPEN, "(") && !cursor.peek(1).spaced();
        if (digits) {
            base = cursor.next().number().map(n -> n);
        }
        boolean inverse = power.isPresent() && power.get().equals(Nodes.MINUS_ONE) && function.inverse().isPresent();
        Function meant = inverse ? function.inverse().orElseThrow() : function;
        Node call = call(meant, base, arguments(meant));
        return power.isPresent() && !inverse ? new Node.Power(call, power.get()) : call;
    }

    private static Node call(Function function, Optional<Node> base, List<Node> arguments) {
        Node first = arguments.getFirst();
        return switch (function) {
            case EXP -> new Node.Power(new Node.Named(Constant.E), first);
            case CIS -> new Node.Power(new Node.Named(Constant.E),
                    new Node.Product(List.of(new Node.Named(Constant.I), first)));
            case SQRT -> Nodes.root(first, Nodes.number(2));
            case CBRT -> Nodes.root(first, Nodes.number(3));
            case ROOT -> arguments.size() == 2 ? Nodes.root(first, arguments.get(1))
                    : Nodes.root(first, base.orElse(Nodes.number(2)));
            case LN -> new Node.Call(Function.LN, List.of(first));
            case LOG -> log(first, base.or(() -> arguments.size() == 2
                    ? Optional.of(arguments.get(1))
                    : Optional.empty()));
            default -> new Node.Call(function, arguments);
        };
    }

    private static Node log(Node argument, Optional<Node> base) {
        if (base.isEmpty()) {
            return new Node.Call(Function.LOG, List.of(argument));
        }
        return base.get().equals(new Node.Named(Constant.E))
                ? new Node.Call(Function.LN, List.of(argument))
                : new Node.Call(Function.LOG, List.of(argument, base.get()));
    }

    private List<Node> arguments(Function function) {
        Token open = cursor.peek();
        if (open.is(Kind.OPEN, "(", "[", "{")) {
            cursor.next();
            Node inside = parser.list();
            cursor.expect(Kind.CLOSE, ")", "]", "}");
            return inside instanceof Node.Listing l ? l.items() : List.of(inside);
        }
        if (function == Function.SQRT || function == Function.CBRT) {
            return List.of(cursor.skipSign("-") ? Nodes.negate(atoms.atom()) : atoms.atom());
        }
        return List.of(bare());
    }

    /// Without brackets, the factors side by side are the argument, up to the next function; of constants, a quotient,
    /// too: sin π/3.
    private Node bare() {
        if (cursor.skipSign("-")) {
            return Nodes.negate(bare());
        }
        List<Node> factors = new ArrayList<>(List.of(atoms.power()));
        while (atoms.begins(1) && !cursor.peek().is(Kind.FUNCTION) && !cursor.peek().is(Kind.OPEN)) {
            factors.add(atoms.power());
        }
        boolean constant = factors.stream().allMatch(f -> Nodes.symbols(f).isEmpty());
        if (constant && cursor.peek().isSign("/") && cursor.peek(1).is(Kind.NUMBER)) {
            cursor.next();
            factors.add(new Node.Power(atoms.power(), Nodes.MINUS_ONE));
        }
        return factors.size() == 1 ? factors.getFirst() : new Node.Product(factors);
    }
}
