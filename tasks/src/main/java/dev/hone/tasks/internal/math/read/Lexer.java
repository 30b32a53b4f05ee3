package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.read.Token.Kind;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes a cleaned text apart into tokens, LaTeX and plain alike.
final class Lexer {
    private static final int DEEPEST = 4;
    private static final int MOST_VARIABLES = 3;

    /// How letters are read.
    private enum Letters { VARIABLES, WORDS }

    private final String text;
    private final Commas commas;
    private final Letters letters;
    private final int depth;
    private final List<Token> tokens;
    private final Work work;
    private int at;
    private int brackets;
    private int groups;
    private boolean spaced;

    private Lexer(String text, Commas commas, Letters letters, int depth, List<Token> tokens, Work work) {
        this.text = text;
        this.commas = commas;
        this.letters = letters;
        this.depth = depth;
        this.tokens = tokens;
        this.work = work;
    }

    /// The tokens, without an end.
    static List<Token> read(String text, Commas commas, Work work) {
        List<Token> tokens = new ArrayList<>();
        new Lexer(text, commas, Letters.VARIABLES, 0, tokens, work).run();
        return tokens;
    }

    private void run() {
        while (at < text.length()) {
            work.spend(1);
            char c = text.charAt(at);
            if (c == ' ' || c == '~') {
                at++;
                spaced = true;
                continue;
            }
            if (NumberReading.begins(text, at)) {
                number();
            } else if (c == '\\') {
                command();
            } else if (letter(c)) {
                word();
            } else {
                sign(c);
            }
        }
    }

    private void add(Kind kind, String name) {
        tokens.add(Token.of(kind, name, spaced));
        spaced = false;
    }

    private Token last() {
        return tokens.isEmpty() ? Token.of(Kind.END, "", false) : tokens.getLast();
    }

    private void number() {
        // In LaTeX the arguments of \frac12 are single digits.
        boolean argument = tokens.size() > 0 && isFraction(last())
                || tokens.size() > 1 && last().is(Kind.NUMBER) && last().text().length() == 1
                        && isFraction(tokens.get(tokens.size() - 2)) && !spaced;
        boolean second = tokens.size() > 2 && last().is(Kind.CLOSE, "}") && closesFirstArgument();
        if (argument || second && !spaced && Character.isDigit(text.charAt(at))) {
            String digit = text.substring(at, at + 1);
            var one = new NumberReading(digit, 0, commas, true);
            tokens.add(new Token(Kind.NUMBER, digit, spaced, Optional.of(one.read())));
            spaced = false;
            at++;
            return;
        }
        var reading = new NumberReading(text, at, commas, brackets > 0);
        int from = at;
        var numeral = reading.read();
        at = reading.end();
        tokens.add(new Token(Kind.NUMBER, text.substring(from, at), spaced, Optional.of(numeral)));
        spaced = false;
        ordinal();
    }

    private static boolean isFraction(Token token) {
        return token.is(Kind.COMMAND, "frac", "dfrac", "tfrac", "cfrac", "binom");
    }

    /// Whether the brace just closed was opened right behind \frac.
    private boolean closesFirstArgument() {
        int open = 0;
        for (int i = tokens.size() - 1; i > 0; i--) {
            open += tokens.get(i).is(Kind.CLOSE, "}") ? 1 : tokens.get(i).is(Kind.OPEN, "{") ? -1 : 0;
            if (open == 0) {
                return isFraction(tokens.get(i - 1));
            }
        }
        return false;
    }

    /// The end of `21st`.
    private void ordinal() {
        for (String end : List.of("st", "nd", "rd", "th", "^{th}", "^{st}", "^{nd}", "^{rd}")) {
            int to = at + end.length();
            if (text.startsWith(end, at) && (to >= text.length() || !letter(text.charAt(to)))) {
                at = to;
                return;
            }
        }
    }

    private static boolean letter(char c) {
        return Character.isLetter(c);
    }

    private String letters() {
        int from = at;
        while (at < text.length() && letter(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private void command() {
        at++;
        if (at >= text.length()) {
            throw new Unreadable();
        }
        char c = text.charAt(at);
        if (!letter(c)) {
            at++;
            switch (c) {
                case '{' -> open("\\{");
                case '}' -> close("\\}");
                case '|' -> add(Kind.SIGN, "||");
                case '\\' -> {
                    skipOption();
                    add(Kind.SIGN, "\\\\");
                }
                case '&' -> add(Kind.SIGN, "&");
                case ',', ';', ':', '!', ' ', '>', '/' -> spaced = true;
                default -> throw new Unreadable();
            }
            return;
        }
        named(letters());
    }

    private void named(String name) {
        Optional<String> sign = Names.sign(name);
        if (name.equals("left") || name.equals("right")) {
            at += at < text.length() && text.charAt(at) == '.' ? 1 : 0;
        } else if (Names.IGNORED.contains(name) || Names.DECORATIONS.contains(name)) {
            decorated(name);
        } else if (Names.TEXTS.contains(name)) {
            words(name);
        } else if (sign.isPresent()) {
            add(Kind.SIGN, sign.get());
        } else if (Names.WITH_ARGUMENTS.contains(name)) {
            add(Kind.COMMAND, name);
        } else if (name.equals("cbrt")) {
            add(Kind.FUNCTION, name);
        } else if (Function.named(name).isPresent()) {
            add(Kind.FUNCTION, name);
        } else if (Names.GREEK.contains(name)) {
            add(Kind.SYMBOL, name);
        } else {
            switch (name) {
                case "langle" -> open("<");
                case "rangle" -> close(">");
                case "lfloor", "lceil" -> open(name);
                case "rfloor", "rceil" -> close(name);
                case "lbrace" -> open("\\{");
                case "rbrace" -> close("\\}");
                case "lbrack" -> open("[");
                case "rbrack" -> close("]");
                case "top" -> add(Kind.SYMBOL, "T");
                case "Re", "Im" -> add(Kind.FUNCTION, name);
                default -> throw new Unreadable();
            }
        }
    }

    /// A decorated letter is another variable than the bare one only where it is a unit vector or a set.
    private void decorated(String name) {
        boolean vector = name.equals("hat") || name.equals("mathbf") || name.equals("vec") || name.equals("boldsymbol");
        if (vector) {
            String rest = text.substring(at).stripLeading();
            String argument = rest.startsWith("{") && rest.length() > 2 && rest.charAt(2) == '}'
                    ? rest.substring(1, 2)
                    : rest.isEmpty() ? "" : rest.substring(0, 1);
            if (argument.length() == 1 && "ijke".contains(argument)) {
                at = text.length() - rest.length() + (rest.startsWith("{") ? 3 : 1);
                add(Kind.SYMBOL, argument + "-vector");
            }
        }
    }

    private void skipOption() {
        if (at < text.length() && text.charAt(at) == '[') {
            int end = text.indexOf(']', at);
            at = end < 0 ? at : end + 1;
        }
    }

    /// The argument of \text and its relatives.
    private void words(String command) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '{') {
            return;
        }
        int open = 0;
        int from = at + 1;
        int to = at;
        for (; to < text.length(); to++) {
            char c = text.charAt(to);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                break;
            }
        }
        String inside = text.substring(from, Math.max(from, to));
        at = Math.min(text.length(), to + 1);
        if (depth >= DEEPEST) {
            throw new Unreadable();
        }
        boolean spaceBefore = spaced || inside.startsWith(" ");
        var lexer = new Lexer(inside, commas, command.equals("operatorname") ? Letters.VARIABLES : Letters.WORDS,
                depth + 1, tokens, work);
        lexer.spaced = spaceBefore;
        lexer.brackets = brackets;
        lexer.run();
        spaced = inside.endsWith(" ") || inside.isEmpty() && spaced;
    }

    private void word() {
        int from = at;
        String run = letters();
        if (at < text.length() && text.charAt(at) == '\'' && run.length() == 1) {
            while (at < text.length() && text.charAt(at) == '\'') {
                at++;
                run += "'";
            }
            add(Kind.SYMBOL, run);
            return;
        }
        Optional<String> connective = Names.connective(run);
        if (connective.isPresent()) {
            add(Kind.SIGN, connective.get());
        } else if (isTimes(run, from)) {
            add(Kind.SIGN, "*");
        } else if (run.equals("U") && last().is(Kind.CLOSE) && spaced) {
            add(Kind.SIGN, "cup");
        } else if (isFunction(run)) {
            add(Kind.FUNCTION, run);
        } else if (isSymbol(run)) {
            add(Kind.SYMBOL, run);
        } else if (isUnit(run)) {
            add(Kind.WORD, run);
        } else if (run.length() == 1) {
            add(Kind.SYMBOL, run);
        } else if (letters == Letters.VARIABLES) {
            split(run, from);
        } else {
            add(Kind.WORD, run);
        }
    }

    /// Behind a number, min and sec are units.
    private boolean isFunction(String run) {
        boolean unit = run.equals("min") && letters == Letters.WORDS
                || (run.equals("min") || run.equals("sec")) && last().is(Kind.NUMBER);
        return !unit && Function.named(run).isPresent();
    }

    private boolean isSymbol(String run) {
        return Names.SYMBOLS.contains(run)
                && (letters == Letters.VARIABLES || run.equals("pi") || run.startsWith("inf"));
    }

    /// An x between numbers.
    private boolean isTimes(String run, int from) {
        return (run.equals("x") || run.equals("X")) && last().is(Kind.NUMBER)
                && NumberReading.begins(text, at + (at < text.length() && text.charAt(at) == ' ' ? 1 : 0))
                && (spaced == (at < text.length() && text.charAt(at) == ' ')) && from > 0;
    }

    /// Whether a unit's name stands where a unit stands: behind a number and a blank (or in text), or behind another.
    private boolean isUnit(String run) {
        if (last().is(Kind.NUMBER) && spaced && (run.equals("sq") || run.equals("cu"))) {
            return true;
        }
        if (Units.named(run).isEmpty()) {
            return false;
        }
        boolean behindNumber = last().is(Kind.NUMBER) || last().is(Kind.CLOSE);
        boolean divisor = last().is(Kind.OPEN, "(") && tokens.size() > 2
                && tokens.get(tokens.size() - 2).isSign("/") && tokens.get(tokens.size() - 3).is(Kind.WORD);
        boolean behindUnit = last().is(Kind.WORD) || divisor
                || last().isSign("/", "*") && tokens.size() > 1 && tokens.get(tokens.size() - 2).is(Kind.WORD);
        if (letters == Letters.WORDS) {
            return run.length() > 1 || behindNumber || behindUnit || last().is(Kind.SYMBOL);
        }
        return behindUnit || behindNumber && (spaced || run.length() > 1 || last().is(Kind.CLOSE) && spaced)
                || last().isSign("deg");
    }

    /// A run of letters that is a product: functions and symbols are cut out of it, the rest are variables.
    private void split(String run, int from) {
        boolean alone = spaced && last().is(Kind.NUMBER) || last().is(Kind.WORD);
        boolean variables = Names.areVariables(run, alone ? 2 : MOST_VARIABLES);
        boolean opens = at < text.length() && Names.opens(text.charAt(at));
        for (int k = 1; k < run.length(); k++) {
            String end = run.substring(k);
            boolean known = Function.named(end).isPresent() && opens || Names.SYMBOLS.contains(end) && k <= 2;
            if (known && Names.areVariables(run.substring(0, k), MOST_VARIABLES)) {
                at = from + k;
                singles(run.substring(0, k));
                return;
            }
        }
        String name = run.substring(0, run.length() - 1);
        if (Function.named(name).isPresent() && "xyz".indexOf(run.charAt(run.length() - 1)) >= 0) {
            add(Kind.FUNCTION, name);
            singles(run.substring(run.length() - 1));
        } else if (run.length() <= 4 && run.startsWith("pi") && Names.areVariables(run.substring(2), 2)) {
            add(Kind.SYMBOL, "pi");
            singles(run.substring(2));
        } else if (variables || upper(run) || run.matches("[A-Z][a-z]|[A-Za-z]{1,2}e") && text.startsWith("^", at)) {
            singles(run);
        } else {
            add(Kind.WORD, run);
        }
    }

    /// Points of a figure: `AB`.
    private static boolean upper(String run) {
        return run.length() <= 4 && run.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private void singles(String run) {
        for (int i = 0; i < run.length(); i++) {
            add(Kind.SYMBOL, run.substring(i, i + 1));
        }
    }

    /// Braces that only hold an argument together are no brackets, between whose things commas stand.
    private void open(String bracket) {
        if (bracket.equals("{") && !tokens.isEmpty()) {
            groups++;
        } else {
            brackets++;
        }
        add(Kind.OPEN, bracket);
    }

    private void close(String bracket) {
        if (bracket.equals("}") && groups > 0) {
            groups--;
        } else {
            brackets = Math.max(0, brackets - 1);
        }
        add(Kind.CLOSE, bracket);
    }

    private void sign(char c) {
        String two = at + 1 < text.length() ? text.substring(at, at + 2) : "";
        switch (two) {
            case "<=", ">=", "!=", "=>", "||", "**", "->", "==", "+-", "-+", "=<" -> {
                if (two.equals("!=") && last().is(Kind.NUMBER) && !spaced) {
                    break;
                }
                at += 2;
                add(Kind.SIGN, switch (two) {
                    case "**" -> "^";
                    case "->" -> "=>";
                    case "==" -> "=";
                    case "=<" -> "<=";
                    default -> two;
                });
                return;
            }
            case "+/" -> {
                if (text.startsWith("+/-", at)) {
                    at += 3;
                    add(Kind.SIGN, "+-");
                    return;
                }
            }
            case ".." -> {
                while (at < text.length() && text.charAt(at) == '.') {
                    at++;
                }
                add(Kind.SIGN, "...");
                return;
            }
            default -> {}
        }
        at++;
        switch (c) {
            case '(', '[', '{' -> open(String.valueOf(c));
            case ')', ']', '}' -> close(String.valueOf(c));
            case '+', '-', '*', '/', '^', '_', '!', '%', '=', '<', '>', ',', ';', ':', '|', '&', '\'' ->
                add(Kind.SIGN, String.valueOf(c));
            case '\u00b0' -> add(Kind.SIGN, "deg");
            case '.' -> {
                if (!last().is(Kind.WORD)) {
                    throw new Unreadable();
                }
            }
            case '$', '\u20ac', '\u00a3', '\u00a5', '\u20b9' -> add(Kind.CURRENCY, String.valueOf(c));
            case '\u00a2' -> add(Kind.WORD, "cents");
            default -> throw new Unreadable();
        }
    }
}
