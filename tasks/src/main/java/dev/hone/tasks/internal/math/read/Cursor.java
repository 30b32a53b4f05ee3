package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.read.Token.Kind;
import java.util.List;

/// A place among tokens.
final class Cursor {
    private static final Token END = Token.of(Kind.END, "", false);
    private static final int DEEPEST = 60;

    private final List<Token> tokens;
    private final Work work;
    private int at;
    private int depth;

    Cursor(List<Token> tokens, Work work) {
        this.tokens = tokens;
        this.work = work;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        int i = at + ahead;
        return i >= 0 && i < tokens.size() ? tokens.get(i) : END;
    }

    Token next() {
        work.spend(1);
        Token token = peek();
        at++;
        return token;
    }

    boolean isEnd() {
        return at >= tokens.size();
    }

    /// Moves on if the next token is this one.
    boolean skip(Kind kind, String... texts) {
        if (peek().is(kind, texts)) {
            at++;
            return true;
        }
        return false;
    }

    boolean skipSign(String... texts) {
        return skip(Kind.SIGN, texts);
    }

    void expect(Kind kind, String... texts) {
        if (!skip(kind, texts)) {
            throw new Unreadable();
        }
    }

    int place() {
        return at;
    }

    /// Goes back to a place, to read in another way.
    void back(int place) {
        work.spend(4);
        at = place;
    }

    void down() {
        if (++depth > DEEPEST) {
            throw new Unreadable();
        }
    }

    void up() {
        depth--;
    }
}
