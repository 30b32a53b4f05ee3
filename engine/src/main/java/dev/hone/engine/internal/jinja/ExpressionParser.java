package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Expression.Given;
import dev.hone.engine.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private static final Set<Kind> ARGUMENT_BEGINS = Set.of(Kind.NAME, Kind.STRING, Kind.INTEGER, Kind.FLOAT);

    private final TokenReader reader;
    private int depth;

    ExpressionParser(TokenReader reader) {
        this.reader = reader;
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
        Expression left = filtered(unary());
        while (reader.skip("**")) {
            left = new Expression.Binary("**", left, filtered(unary()));
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
        return postfix(primary());
    }

    private Expression postfix(Expression value) {
        Expression result = value;
        while (true) {
            if (reader.skip(".")) {
                Token name = reader.next();
                result = switch (name.kind()) {
                    case NAME -> new Expression.Attribute(result, name.text());
                    case INTEGER -> new Expression.Subscript(result, Literals.integer(name));
                    default -> throw new SyntaxFault(name.line(), "a name is expected after '.'");
                };
            } else if (reader.skip("[")) {
                result = subscript(result);
            } else if (reader.peek().is("(")) {
                int line = reader.line();
                result = new Expression.Call(line, result, given());
            } else {
                return result;
            }
        }
    }

    private Expression subscript(Expression owner) {
        Optional<Expression> start = reader.peek().is(":") ? Optional.empty() : Optional.of(expression());
        if (!reader.peek().is(":")) {
            reader.expect("]");
            return new Expression.Subscript(owner, start.orElseThrow());
        }
        reader.expect(":");
        Optional<Expression> stop = bound();
        Optional<Expression> step = reader.skip(":") ? bound() : Optional.empty();
        reader.expect("]");
        return new Expression.Slice(owner, start, stop, step);
    }

    private Optional<Expression> bound() {
        return reader.peek().is(":") || reader.peek().is("]") ? Optional.empty() : Optional.of(expression());
    }

    private Expression filtered(Expression value) {
        Expression result = value;
        while (true) {
            if (reader.peek().is("|")) {
                result = filter(result);
            } else if (reader.peek().isName("is")) {
                result = test(result);
            } else if (reader.peek().is("(")) {
                int line = reader.line();
                result = new Expression.Call(line, result, given());
            } else {
                return result;
            }
        }
    }

    /// `| name` or `| name(arguments)`.
    Expression.Filter filter(Expression operand) {
        reader.expect("|");
        return namedFilter(operand);
    }

    Expression.Filter namedFilter(Expression operand) {
        int line = reader.line();
        String name = reader.expectName();
        return new Expression.Filter(line, name, operand, reader.peek().is("(") ? given() : Given.NOTHING);
    }

    private Expression test(Expression operand) {
        int line = reader.line();
        reader.next();
        boolean negated = reader.skipName("not");
        String name = reader.expectName();
        Given given = Given.NOTHING;
        Token token = reader.peek();
        if (token.is("(")) {
            given = given();
        } else
            if (ARGUMENT_BEGINS.contains(token.kind()) && !Set.of("else", "or", "and", "is", "if", "not", "in")
                    .contains(token.text()) || token.is("[") || token.is("{")) {
                        given = new Given(List.of(postfix(primary())), Map.of());
                    }
        Expression test = new Expression.Test(line, name, operand, given);
        return negated ? new Expression.Not(test) : test;
    }

    private Given given() {
        reader.expect("(");
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        while (!reader.peek().is(")")) {
            if (reader.peek().is("*") || reader.peek().is("**")) {
                throw new SyntaxFault(reader.line(), "'*' and '**' before arguments are not supported");
            }
            if (reader.peek().kind() == Kind.NAME && reader.ahead().is("=")) {
                String name = reader.expectName();
                reader.expect("=");
                named.put(name, expression());
            } else if (!named.isEmpty()) {
                throw new SyntaxFault(reader.line(), "an argument without name after one with name");
            } else {
                positional.add(expression());
            }
            if (!reader.skip(",") && !reader.peek().is(")")) {
                throw reader.unexpected("',' or ')'");
            }
        }
        reader.expect(")");
        return new Given(positional, named);
    }

    private Expression primary() {
        Token token = reader.peek();
        return switch (token.kind()) {
            case NAME -> Literals.nameOrConstant(reader.next().text());
            case INTEGER -> Literals.integer(reader.next());
            case FLOAT -> Literals.real(reader.next());
            case STRING -> {
                StringBuilder text = new StringBuilder();
                while (reader.peek().kind() == Kind.STRING) {
                    text.append(reader.next().text());
                }
                yield new Expression.Literal(Value.of(text.toString()));
            }
            case OPERATOR -> bracketed(token);
            case DATA, EXPRESSION_BEGIN, EXPRESSION_END, BLOCK_BEGIN, BLOCK_END, END ->
                throw reader.unexpected("an expression");
        };
    }

    private Expression bracketed(Token token) {
        return switch (token.text()) {
            case "(" -> {
                reader.next();
                Expression inner = reader.peek().is(")") ? new Expression.TupleOf(List.of()) : tuple();
                reader.expect(")");
                yield inner;
            }
            case "[" -> {
                reader.next();
                List<Expression> items = new ArrayList<>();
                while (!reader.peek().is("]")) {
                    items.add(expression());
                    if (!reader.skip(",") && !reader.peek().is("]")) {
                        throw reader.unexpected("',' or ']'");
                    }
                }
                reader.expect("]");
                yield new Expression.ListOf(items);
            }
            case "{" -> dict();
            default -> throw reader.unexpected("an expression");
        };
    }

    private Expression dict() {
        reader.expect("{");
        List<Map.Entry<Expression, Expression>> entries = new ArrayList<>();
        while (!reader.peek().is("}")) {
            Expression key = expression();
            reader.expect(":");
            entries.add(Map.entry(key, expression()));
            if (!reader.skip(",") && !reader.peek().is("}")) {
                throw reader.unexpected("',' or '}'");
            }
        }
        reader.expect("}");
        return new Expression.DictOf(entries);
    }
}
