package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Token.Kind;
import java.util.List;

/// The tokens of a template with a place in them.
final class TokenReader {
    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token ahead() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    int line() {
        return peek().line();
    }

    boolean skip(String operator) {
        return peek().is(operator) && next() != null;
    }

    boolean skipName(String name) {
        return peek().isName(name) && next() != null;
    }

    void expect(String operator) {
        if (!skip(operator)) {
            throw unexpected("'" + operator + "'");
        }
    }

    Token expect(Kind kind, String wanted) {
        if (peek().kind() != kind) {
            throw unexpected(wanted);
        }
        return next();
    }

    String expectName() {
        return expect(Kind.NAME, "a name").text();
    }

    SyntaxFault unexpected(String wanted) {
        return new SyntaxFault(line(), "unexpected " + peek().describe() + "; " + wanted + " expected");
    }
}
