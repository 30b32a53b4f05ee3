package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Statement.Target;
import dev.hone.engine.internal.jinja.Token.Kind;
import dev.hone.foundation.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the statements of a template.
final class Parser {
    private static final int DEEPEST = 100;
    private static final Set<String> STATEMENTS = Set.of(
            "for", "if", "elif", "else", "endif", "endfor", "set", "endset", "macro", "endmacro", "filter", "endfilter",
            "break", "continue", "generation", "endgeneration", "raw", "endraw");

    private final TokenReader reader;
    private final ExpressionParser expressions;
    private int depth;
    private int loops;

    private Parser(List<Token> tokens) {
        reader = new TokenReader(tokens);
        expressions = new ExpressionParser(reader);
    }

    /// @throws SyntaxFault where the source is not a template
    static List<Statement> parse(String source) {
        Parser parser = new Parser(Lexer.tokens(source));
        List<Statement> statements = parser.until(Set.of(), 1);
        parser.reader.expect(Kind.END, "the end");
        return statements;
    }

    /// Statements up to a tag of one of these names, which is left to be read; its `{%` is not.
    private List<Statement> until(Set<String> ends, int openedAt) {
        if (++depth > DEEPEST) {
            throw new SyntaxFault(reader.line(), "statements nest deeper than " + DEEPEST);
        }
        List<Statement> statements = new ArrayList<>();
        while (true) {
            Token token = reader.next();
            switch (token.kind()) {
                case DATA -> statements.add(new Statement.Text(token.text()));
                case EXPRESSION_BEGIN -> {
                    statements.add(new Statement.Print(token.line(), expressions.tuple()));
                    reader.expect(Kind.EXPRESSION_END, "'}}'");
                }
                case BLOCK_BEGIN -> {
                    if (reader.peek().kind() == Kind.NAME && ends.contains(reader.peek().text())) {
                        depth--;
                        return statements;
                    }
                    statement(statements);
                }
                case END -> {
                    if (!ends.isEmpty()) {
                        throw new SyntaxFault(openedAt, "the block that begins here is not closed; one of "
                                + ends.stream().sorted().toList() + " is missing");
                    }
                    return statements;
                }
                case EXPRESSION_END, BLOCK_END, NAME, STRING, INTEGER, FLOAT, OPERATOR ->
                    throw new SyntaxFault(token.line(), "unexpected " + token.describe());
            }
        }
    }

    private void statement(List<Statement> into) {
        int line = reader.line();
        String name = reader.expect(Kind.NAME, "a statement").text();
        switch (name) {
            case "if" -> into.add(condition(line));
            case "for" -> into.add(loop(line));
            case "set" -> into.add(assignment(line));
            case "macro" -> into.add(macro(line));
            case "filter" -> into.add(filtered(line));
            case "generation" -> {
                endTag();
                into.addAll(until(Set.of("endgeneration"), line));
                close();
            }
            case "break", "continue" -> {
                if (loops == 0) {
                    throw new SyntaxFault(line, "'" + name + "' outside of a loop");
                }
                endTag();
                into.add(name.equals("break") ? new Statement.Break(line) : new Statement.Continue(line));
            }
            default -> throw new SyntaxFault(
                    line,
                    STATEMENTS.contains(name)
                            ? "unexpected '" + name + "'"
                            : "unknown statement '" + name + "'" + Nearest.hint(name, STATEMENTS));
        }
    }

    private Statement condition(int line) {
        Expression test = expressions.tupleWithoutCondition();
        endTag();
        List<Statement> then = until(Set.of("elif", "else", "endif"), line);
        String next = reader.expectName();
        List<Statement> otherwise = switch (next) {
            case "elif" -> List.of(condition(line));
            case "else" -> {
                endTag();
                List<Statement> body = until(Set.of("endif"), line);
                reader.next();
                endTag();
                yield body;
            }
            default -> {
                endTag();
                yield List.of();
            }
        };
        return new Statement.If(line, test, then, otherwise);
    }

    private Statement loop(int line) {
        Target target = target();
        if (!reader.skipName("in")) {
            throw reader.unexpected("'in'");
        }
        Expression items = expressions.tupleWithoutCondition();
        Optional<Expression> filter = reader.skipName("if") ? Optional.of(expressions.expression()) : Optional.empty();
        if (reader.peek().isName("recursive")) {
            throw new SyntaxFault(line, "recursive loops are not supported");
        }
        endTag();
        loops++;
        List<Statement> body = until(Set.of("else", "endfor"), line);
        loops--;
        List<Statement> otherwise = List.of();
        if (reader.expectName().equals("else")) {
            endTag();
            otherwise = until(Set.of("endfor"), line);
            reader.next();
        }
        endTag();
        return new Statement.For(line, target, items, filter, body, otherwise);
    }

    private Statement assignment(int line) {
        Target target = target();
        if (reader.skip("=")) {
            Expression value = expressions.tuple();
            endTag();
            return new Statement.Set(line, target, value);
        }
        List<Expression.Filter> filters = filters();
        endTag();
        List<Statement> body = until(Set.of("endset"), line);
        close();
        return new Statement.Captured(line, Optional.of(target), filters, body);
    }

    private Statement filtered(int line) {
        List<Expression.Filter> filters = new ArrayList<>();
        filters.add(expressions.namedFilter(new Expression.Literal(Constants.EMPTY)));
        filters.addAll(filters());
        endTag();
        List<Statement> body = until(Set.of("endfilter"), line);
        close();
        return new Statement.Captured(line, Optional.empty(), filters, body);
    }

    private List<Expression.Filter> filters() {
        List<Expression.Filter> filters = new ArrayList<>();
        while (reader.peek().is("|")) {
            filters.add(expressions.filter(new Expression.Literal(Constants.EMPTY)));
        }
        return filters;
    }

    private Statement macro(int line) {
        String name = reader.expectName();
        Map<String, Optional<Expression>> parameters = new LinkedHashMap<>();
        reader.expect("(");
        while (!reader.peek().is(")")) {
            String parameter = reader.expectName();
            Optional<Expression> otherwise =
                    reader.skip("=") ? Optional.of(expressions.expression()) : Optional.empty();
            parameters.put(parameter, otherwise);
            if (!reader.skip(",") && !reader.peek().is(")")) {
                throw reader.unexpected("',' or ')'");
            }
        }
        reader.expect(")");
        endTag();
        int outer = loops;
        loops = 0;
        List<Statement> body = until(Set.of("endmacro"), line);
        loops = outer;
        close();
        return new Statement.Macro(line, name, parameters, body);
    }

    private Target target() {
        Target first = singleTarget();
        if (!reader.peek().is(",")) {
            return first;
        }
        List<Target> targets = new ArrayList<>(List.of(first));
        while (reader.skip(",") && (reader.peek().kind() == Kind.NAME || reader.peek().is("("))) {
            targets.add(singleTarget());
        }
        return new Target.Several(targets);
    }

    private Target singleTarget() {
        if (reader.skip("(")) {
            Target inner = target();
            reader.expect(")");
            return inner;
        }
        String name = reader.expectName();
        if (!(Literals.nameOrConstant(name) instanceof Expression.Name)) {
            throw new SyntaxFault(reader.line(), "'" + name + "' cannot be assigned to");
        }
        return reader.skip(".") ? new Target.Attribute(name, reader.expectName()) : new Target.Name(name);
    }

    /// The rest of a closing tag, its name included.
    private void close() {
        reader.next();
        endTag();
    }

    private void endTag() {
        reader.expect(Kind.BLOCK_END, "'%}'");
    }
}
