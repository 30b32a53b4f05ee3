package dev.hone.tasks.verifiers;

import java.math.BigInteger;
import java.util.Optional;

/// Finds numbers in free text, one after another, in time linear in its length.
///
/// A number is digits, perhaps in groups of three (`1,234`, `1{,}234`, or a thin or unbreakable space), with decimals
/// (`.5` too), a short exponent (`2e3`), as a fraction (`3/4`, `\frac{3}{4}`) or a mixed number (`1 1/2`). A minus
/// right before it, or before its currency sign, is a sign unless a digit, letter or closing bracket comes before
/// that. Currency and percent signs do not change the value. Numbers of more than 200 characters are passed over.
final class NumberReader {
    private static final int LONGEST = 200;
    private static final int FIRST_PIECE = 8192;

    /// A number that begins so far behind the start of a piece is not the rest of one that begins before it.
    private static final int MARGIN = 4096;

    private static final String CURRENCIES = "$\u20ac\u00a3\u00a5\u20b9";
    private static final String MINUSES = "-\u2212\u2013";

    private final String text;
    private final int end;
    private int at;

    /// A number with its place: characters `from` .. `to` (exclusive).
    record Found(int from, int to, Quantity value) {}

    NumberReader(String text, int from, int to) {
        this.text = text;
        this.at = from;
        this.end = to;
    }

    /// The first number of the range.
    static Optional<Found> first(String text, int from, int to) {
        return new NumberReader(text, from, to).next();
    }

    /// The last number of the range, looked for in ever longer pieces of its end, so that long texts full of numbers
    /// are not read as a whole.
    static Optional<Found> last(String text, int from, int to) {
        for (long piece = FIRST_PIECE;; piece *= 16) {
            int start = (int) Math.max(from, to - piece);
            Optional<Found> found = lastFrom(text, start, to);
            if (start == from || found.isPresent() && found.get().from() > start + MARGIN) {
                return found;
            }
        }
    }

    private static Optional<Found> lastFrom(String text, int from, int to) {
        NumberReader reader = new NumberReader(text, from, to);
        Optional<Found> last = Optional.empty();
        for (Optional<Found> found = reader.next(); found.isPresent(); found = reader.next()) {
            last = found;
        }
        return last;
    }

    /// The next number, or empty at the end.
    Optional<Found> next() {
        while (at < end) {
            int start = at;
            Optional<Quantity> value = fractionCommand();
            if (value.isEmpty() && startsNumber()) {
                value = plain();
            }
            if (value.isPresent()) {
                Quantity signed = negative(start) ? value.get().negate() : value.get();
                return Optional.of(new Found(start, at, signed));
            }
            if (at == start) {
                at++;
            }
        }
        return Optional.empty();
    }

    private boolean negative(int start) {
        int i = start - 1;
        if (i >= 0 && CURRENCIES.indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        if (i < 0 || MINUSES.indexOf(text.charAt(i)) < 0) {
            return false;
        }
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        return !Character.isLetterOrDigit(before) && before != ')' && before != ']' && before != '}' && before != '%';
    }

    private boolean digit(int i) {
        return i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private boolean is(int i, char c) {
        return i < end && text.charAt(i) == c;
    }

    private boolean startsNumber() {
        return digit(at) || is(at, '.') && digit(at + 1) && !(at > 0 && isDigitOrDot(text.charAt(at - 1)));
    }

    private static boolean isDigitOrDot(char c) {
        return c == '.' || c >= '0' && c <= '9';
    }

    /// `\frac{3}{4}` and its variants.
    private Optional<Quantity> fractionCommand() {
        if (!is(at, '\\')) {
            return Optional.empty();
        }
        for (String command : new String[] {"\\frac{", "\\dfrac{", "\\tfrac{"}) {
            if (text.startsWith(command, at)) {
                int start = at;
                at += command.length();
                Optional<Quantity> above = startsNumber() ? decimal() : Optional.empty();
                if (above.isPresent() && is(at, '}') && is(at + 1, '{')) {
                    at += 2;
                    Optional<Quantity> below = startsNumber() ? decimal() : Optional.empty();
                    if (below.isPresent() && is(at, '}') && below.get().numerator().signum() != 0) {
                        at++;
                        return Optional.of(above.get().over(below.get()));
                    }
                }
                at = start;
            }
        }
        return Optional.empty();
    }

    /// A decimal, a fraction or a mixed number.
    private Optional<Quantity> plain() {
        Optional<Quantity> whole = decimal();
        if (whole.isEmpty()) {
            return whole;
        }
        Optional<Quantity> fraction = slash(whole.get());
        if (fraction.isPresent()) {
            return fraction;
        }
        if (is(at, ' ') && digit(at + 1) && whole.get().isInteger()) {
            int start = at++;
            Optional<Quantity> part = decimal().flatMap(this::slash);
            if (part.isPresent() && part.get().numerator().compareTo(part.get().denominator()) < 0) {
                return Optional.of(whole.get().plus(part.get()));
            }
            at = start;
        }
        return whole;
    }

    private Optional<Quantity> slash(Quantity above) {
        if (!is(at, '/') || !digit(at + 1)) {
            return Optional.empty();
        }
        int start = at++;
        Optional<Quantity> below = decimal();
        if (below.isEmpty() || below.get().numerator().signum() == 0) {
            at = start;
            return Optional.empty();
        }
        return Optional.of(above.over(below.get()));
    }

    /// Digits in groups, decimals, exponent. Moves behind them even where they are too long to be a number.
    private Optional<Quantity> decimal() {
        int start = at;
        StringBuilder digits = new StringBuilder();
        run(digits);
        if (digits.length() <= 3) {
            for (int gap = separator(at); gap > 0 && groupOfThree(at + gap); gap = separator(at)) {
                at += gap;
                run(digits);
            }
        }
        int places = 0;
        if (is(at, '.') && digit(at + 1)) {
            int before = digits.length();
            at++;
            run(digits);
            places = digits.length() - before;
        }
        places -= exponent();
        if (at - start > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(Quantity.decimal(new BigInteger(digits.toString()), places));
    }

    private void run(StringBuilder digits) {
        while (digit(at)) {
            if (digits.length() <= LONGEST) {
                digits.append(text.charAt(at));
            }
            at++;
        }
    }

    /// The length of a separator of groups, 0 where there is none.
    private int separator(int i) {
        if (i >= end) {
            return 0;
        }
        return switch (text.charAt(i)) {
            case ',', '\u00a0', '\u2009', '\u202f' -> 1;
            case '{' -> text.startsWith("{,}", i) ? 3 : 0;
            case '\\' -> text.startsWith("\\,", i) ? 2 : 0;
            default -> 0;
        };
    }

    private boolean groupOfThree(int i) {
        return digit(i) && digit(i + 1) && digit(i + 2) && !digit(i + 3);
    }

    /// An exponent of at most two digits that no letter or digit follows; 0 where there is none.
    private int exponent() {
        if (!is(at, 'e') && !is(at, 'E')) {
            return 0;
        }
        int i = at + 1;
        boolean negative = is(i, '-');
        if (negative || is(i, '+')) {
            i++;
        }
        int first = i;
        int value = 0;
        while (digit(i) && i - first < 2) {
            value = 10 * value + text.charAt(i++) - '0';
        }
        if (i == first || i < end && Character.isLetterOrDigit(text.charAt(i))) {
            return 0;
        }
        at = i;
        return negative ? -value : value;
    }
}
