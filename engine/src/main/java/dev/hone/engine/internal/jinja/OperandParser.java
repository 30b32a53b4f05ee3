package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Expression.Given;
import dev.hone.engine.internal.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what operators stand between: constants, names, brackets, and what is bound to them from behind
/// (attributes, subscripts, calls, filters, tests).
final class OperandParser {
    private static final Set<Kind> ARGUMENT_BEGINS = Set.of(Kind.NAME, Kind.STRING, Kind.INTEGER, Kind.FLOAT);
    private static final Set<String> NO_ARGUMENT = Set.of("else", "or", "and", "is", "if", "not", "in");

    private final TokenReader reader;
    private final ExpressionParser expressions;

    OperandParser(TokenReader reader, ExpressionParser expressions) {
        this.reader = reader;
        this.expressions = expressions;
    }

    /// A constant, name or bracket with its attributes, subscripts and calls.
    Expression operand() {
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
        Optional<Expression> start = reader.peek().is(":") ? Optional.empty() : Optional.of(expressions.expression());
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
        return reader.peek().is(":") || reader.peek().is("]") ? Optional.empty()
                : Optional.of(expressions.expression());
    }

    /// A value with the filters and tests that follow it.
    Expression filtered(Expression value) {
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
            if (ARGUMENT_BEGINS.contains(token.kind()) && !NO_ARGUMENT.contains(token.text()) || token.is("[")
                    || token.is("{")) {
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
                named.put(name, expressions.expression());
            } else if (!named.isEmpty()) {
                throw new SyntaxFault(reader.line(), "an argument without name after one with name");
            } else {
                positional.add(expressions.expression());
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
                Expression inner = reader.peek().is(")") ? new Expression.TupleOf(List.of()) : expressions.tuple();
                reader.expect(")");
                yield inner;
            }
            case "[" -> {
                reader.next();
                List<Expression> items = new ArrayList<>();
                while (!reader.peek().is("]")) {
                    items.add(expressions.expression());
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
            Expression key = expressions.expression();
            reader.expect(":");
            entries.add(Map.entry(key, expressions.expression()));
            if (!reader.skip(",") && !reader.peek().is("}")) {
                throw reader.unexpected("',' or '}'");
            }
        }
        reader.expect("}");
        return new Expression.DictOf(entries);
    }
}
