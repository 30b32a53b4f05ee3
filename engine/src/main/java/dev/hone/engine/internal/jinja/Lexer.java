package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a template into tokens, with the blanks treated as `trim_blocks` and `lstrip_blocks` say.
///
/// A line break after `%}` or `#}` is dropped, and so are the blanks from the start of a line to `{%` or `{#`; a minus
/// at either end of a tag drops all blanks there, a plus keeps what would be dropped. Line breaks become `\n`, the last
/// one of the source is dropped.
final class Lexer {
    private static final Pattern OPEN = Pattern.compile("\\{[{%#]");
    private static final Pattern RAW = Pattern.compile("(?U)\\{%[-+]?\\s*raw\\s*(?:-%\\}\\s*|%\\})");
    private static final Pattern END_RAW =
            Pattern.compile("(?U)\\{%([-+]?)\\s*endraw\\s*(?:\\+%\\}|-%\\}\\s*|%\\}\\n?)");
    private static final Pattern END_COMMENT = Pattern.compile("(?U)\\+#\\}|-#\\}\\s*|#\\}\\n?");
    private static final Pattern END_EXPRESSION = Pattern.compile("(?U)-\\}\\}\\s*|\\}\\}");
    private static final Pattern END_BLOCK = Pattern.compile("(?U)\\+%\\}|-%\\}\\s*|%\\}\\n?");
    private static final Pattern FLOAT =
            Pattern.compile("\\d[\\d_]*(?:\\.\\d[\\d_]*(?:[eE][+-]?\\d+)?|[eE][+-]?\\d+)");
    private static final Pattern INTEGER = Pattern.compile("\\d[\\d_]*");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*");
    private static final Pattern STRING =
            Pattern.compile("'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"", Pattern.DOTALL);
    private static final Pattern OPERATOR = Pattern.compile("//|\\*\\*|==|!=|>=|<=|[-+/*%~\\[\\](){}><=.:|,;]");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean lineStarts = true;

    private Lexer(String source) {
        String unified = source.replace("\r\n", "\n").replace('\r', '\n');
        this.source = unified.endsWith("\n") ? unified.substring(0, unified.length() - 1) : unified;
    }

    /// @throws SyntaxFault where a tag does not end or holds a foreign character
    static List<Token> tokens(String source) {
        Lexer lexer = new Lexer(source);
        lexer.readAll();
        return lexer.tokens;
    }

    private void readAll() {
        Matcher open = OPEN.matcher(source);
        while (open.find(at)) {
            boolean raw = startsWith(RAW, open.start());
            String before = source.substring(at, open.start());
            char sign = open.end() < source.length() ? source.charAt(open.end()) : ' ';
            char kind = source.charAt(open.start() + 1);
            data(stripped(before, sign, kind == '{'), before);
            advance(open.end() + (sign == '-' || sign == '+' ? 1 : 0));
            if (raw) {
                raw(open.start());
            } else if (kind == '#') {
                comment();
            } else if (kind == '{') {
                tag(Kind.EXPRESSION_BEGIN, Kind.EXPRESSION_END, END_EXPRESSION);
            } else {
                tag(Kind.BLOCK_BEGIN, Kind.BLOCK_END, END_BLOCK);
            }
        }
        String rest = source.substring(at);
        data(rest, rest);
        tokens.add(new Token(Kind.END, "", line));
    }

    /// The text before a tag, without the blanks that the tag takes away.
    private String stripped(String text, char sign, boolean expression) {
        if (sign == '-') {
            return PythonText.stripEnd(text);
        }
        if (sign == '+' || expression) {
            return text;
        }
        int lineBegin = text.lastIndexOf('\n') + 1;
        boolean blank = text.substring(lineBegin).codePoints().allMatch(PythonText::isBlank);
        return (lineBegin > 0 || lineStarts) && blank ? text.substring(0, lineBegin) : text;
    }

    private void data(String kept, String whole) {
        if (!kept.isEmpty()) {
            tokens.add(new Token(Kind.DATA, kept, line));
        }
        advance(at + whole.length());
    }

    private void raw(int begin) {
        at = begin;
        finish(endOf(RAW, begin));
        Matcher end = END_RAW.matcher(source);
        if (!end.find(at)) {
            throw new SyntaxFault(line, "'{% raw %}' is not closed by '{% endraw %}'");
        }
        String text = source.substring(at, end.start());
        char sign = end.group(1).isEmpty() ? ' ' : end.group(1).charAt(0);
        data(stripped(text, sign, false), text);
        finish(end.end());
    }

    private void comment() {
        Matcher end = END_COMMENT.matcher(source);
        if (!end.find(at)) {
            throw new SyntaxFault(line, "'{#' is not closed by '#}'");
        }
        finish(end.end());
    }

    private void tag(Kind beginKind, Kind endKind, Pattern end) {
        tokens.add(new Token(beginKind, "", line));
        int begin = line;
        Deque<String> brackets = new ArrayDeque<>();
        while (true) {
            while (at < source.length() && PythonText.isBlank(source.charAt(at))) {
                advance(at + 1);
            }
            if (at == source.length()) {
                throw new SyntaxFault(begin, "the tag that begins here is not closed");
            }
            if (brackets.isEmpty() && startsWith(end, at)) {
                tokens.add(new Token(endKind, "", line));
                finish(endOf(end, at));
                return;
            }
            inside(brackets);
        }
    }

    private void inside(Deque<String> brackets) {
        char first = source.charAt(at);
        if (first == '\'' || first == '"') {
            String text = take(STRING, "a text in quotes that is not closed");
            tokens.add(new Token(Kind.STRING, PythonText.unescaped(text.substring(1, text.length() - 1), line), line));
        } else if (Character.isDigit(first)) {
            boolean isFloat = startsWith(FLOAT, at);
            int where = line;
            tokens.add(
                    new Token(isFloat ? Kind.FLOAT : Kind.INTEGER, take(isFloat ? FLOAT : INTEGER, "number"), where));
        } else if (startsWith(NAME, at)) {
            tokens.add(new Token(Kind.NAME, take(NAME, "name"), line));
        } else {
            int where = line;
            String operator = take(OPERATOR, "unexpected character '" + first + "'");
            balance(brackets, operator, where);
            tokens.add(new Token(Kind.OPERATOR, operator, where));
        }
    }

    private static void balance(Deque<String> brackets, String operator, int line) {
        switch (operator) {
            case "(" -> brackets.push(")");
            case "[" -> brackets.push("]");
            case "{" -> brackets.push("}");
            case ")", "]", "}" -> {
                String expected = brackets.poll();
                if (!operator.equals(expected)) {
                    throw new SyntaxFault(line, "unexpected '" + operator + "'"
                            + (expected == null ? "" : "; '" + expected + "' expected"));
                }
            }
            default -> {}
        }
    }

    private String take(Pattern pattern, String otherwise) {
        int end = endOf(pattern, at);
        if (end < 0) {
            throw new SyntaxFault(line, otherwise);
        }
        String text = source.substring(at, end);
        advance(end);
        return text;
    }

    private boolean startsWith(Pattern pattern, int from) {
        return endOf(pattern, from) >= 0;
    }

    /// Where the match that begins here ends; -1 where there is none.
    private int endOf(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(source).region(from, source.length());
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    private void finish(int end) {
        advance(end);
        lineStarts = source.charAt(end - 1) == '\n';
    }

    private void advance(int to) {
        for (int i = at; i < to; i++) {
            if (source.charAt(i) == '\n') {
                line++;
            }
        }
        at = to;
    }
}
