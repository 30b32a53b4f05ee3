package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads expressions, with Jinja's order of binding (weakest first):
/// `a if b else c`, `or`, `and`, `not`, comparisons and `in`, `+ -`, `~`, `* / // %`, `**`, unary `+ -`, then
/// attributes, subscripts and calls, then filters and tests.
final class ExpressionParser {
    private static final int DEEPEST = 100;
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenReader reader;
    private final OperandParser operands;
    private int depth;

    ExpressionParser(TokenReader reader) {
        this.reader = reader;
        operands = new OperandParser(reader, this);
    }

    /// One expression, or several with commas between them: a tuple.
    Expression tuple() {
        return tupleOf(this::expression);
    }

    /// As [#tuple], but an `if` after it belongs to the statement.
    Expression tupleWithoutCondition() {
        return tupleOf(this::or);
    }

    private Expression tupleOf(java.util.function.Supplier<Expression> part) {
        Expression first = part.get();
        if (!reader.peek().is(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (reader.skip(",") && beginsExpression()) {
            items.add(part.get());
        }
        return new Expression.TupleOf(items);
    }

    private boolean beginsExpression() {
        Token token = reader.peek();
        return token.kind() != Kind.BLOCK_END
                && token.kind() != Kind.EXPRESSION_END
                && !token.is(")")
                && !token.is("]")
                && !token.isName("in");
    }

    /// `| name(arguments)`, to be applied to an operand.
    Expression.Filter filter(Expression operand) {
        return operands.filter(operand);
    }

    /// As [#filter], without the bar.
    Expression.Filter namedFilter(Expression operand) {
        return operands.namedFilter(operand);
    }

    Expression expression() {
        if (++depth > DEEPEST) {
            throw new SyntaxFault(reader.line(), "expressions nest deeper than " + DEEPEST);
        }
        Expression value = or();
        while (reader.skipName("if")) {
            Expression test = or();
            Optional<Expression> otherwise = reader.skipName("else") ? Optional.of(expression()) : Optional.empty();
            value = new Expression.Conditional(test, value, otherwise);
        }
        depth--;
        return value;
    }

    private Expression or() {
        Expression left = and();
        while (reader.skipName("or")) {
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (reader.skipName("and")) {
            left = new Expression.And(left, not());
        }
        return left;
    }

    private Expression not() {
        int count = 0;
        while (reader.peek().isName("not")) {
            reader.next();
            count++;
        }
        Expression value = comparison();
        if (count > 0) {
            value = new Expression.Not(value);
        }
        return count > 0 && count % 2 == 0 ? new Expression.Not(value) : value;
    }

    private Expression comparison() {
        Expression first = sum();
        List<Map.Entry<String, Expression>> rest = new ArrayList<>();
        while (true) {
            Token token = reader.peek();
            if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
                reader.next();
                rest.add(Map.entry(token.text(), sum()));
            } else if (reader.skipName("in")) {
                rest.add(Map.entry("in", sum()));
            } else if (token.isName("not") && reader.ahead().isName("in")) {
                reader.next();
                reader.next();
                rest.add(Map.entry("not in", sum()));
            } else {
                return rest.isEmpty() ? first : new Expression.Comparison(first, rest);
            }
        }
    }

    private Expression sum() {
        Expression left = joined();
        while (reader.peek().is("+") || reader.peek().is("-")) {
            String operator = reader.next().text();
            left = new Expression.Binary(operator, left, joined());
        }
        return left;
    }

    private Expression joined() {
        Expression first = product();
        if (!reader.peek().is("~")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (reader.skip("~")) {
            parts.add(product());
        }
        return new Expression.Joined(parts);
    }

    private Expression product() {
        Expression left = power();
        while (Set.of("*", "/", "//", "%").contains(reader.peek().text()) && reader.peek().kind() == Kind.OPERATOR) {
            String operator = reader.next().text();
            left = new Expression.Binary(operator, left, power());
        }
        return left;
    }

    private Expression power() {
        Expression left = operands.filtered(unary());
        while (reader.skip("**")) {
            left = new Expression.Binary("**", left, operands.filtered(unary()));
        }
        return left;
    }

    private Expression unary() {
        if (reader.peek().is("-") || reader.peek().is("+")) {
            String operator = reader.next().text();
            if (++depth > DEEPEST) {
                throw new SyntaxFault(reader.line(), "expressions nest deeper than " + DEEPEST);
            }
            Expression value = new Expression.Unary(operator, unary());
            depth--;
            return value;
        }
        return operands.operand();
    }
}
