package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Precision;
import dev.hone.tasks.verifiers.Quantity;
import java.math.BigInteger;
import java.util.Optional;

/// Reads one number at a place: groups of digits, decimals, repeating decimals, an exponent.
final class NumberReading {
    private static final int LARGEST_EXPONENT = 3;

    private final String text;
    private final Commas commas;
    private final boolean inBrackets;
    private int at;

    NumberReading(String text, int from, Commas commas, boolean inBrackets) {
        this.text = text;
        this.at = from;
        this.commas = commas;
        this.inBrackets = inBrackets;
    }

    /// Where the number ends.
    int end() {
        return at;
    }

    static boolean begins(String text, int i) {
        return isDigit(text, i) || i < text.length() && text.charAt(i) == '.' && isDigit(text, i + 1);
    }

    Node.Numeral read() {
        Optional<BigInteger> other = otherBase();
        if (other.isPresent()) {
            return new Node.Numeral(new Quantity(other.get(), BigInteger.ONE), Optional.empty());
        }
        var digits = new StringBuilder();
        run(digits);
        groups(digits);
        int whole = digits.length();
        char point = commas == Commas.DECIMAL ? ',' : '.';
        boolean decimal = is(at, point) && (isDigit(text, at + 1) || repeats(at + 1));
        if (decimal) {
            at++;
            run(digits);
        }
        int places = digits.length() - whole;
        Optional<Quantity> repeating = decimal ? repeating(digits, places) : Optional.empty();
        if (repeating.isPresent()) {
            return new Node.Numeral(repeating.get(), Optional.empty());
        }
        int exponent = exponent();
        BigInteger value = new BigInteger(digits.isEmpty() ? "0" : digits.toString());
        Quantity quantity = Quantity.decimal(value, places - exponent);
        if (!decimal && exponent == 0) {
            return new Node.Numeral(quantity, Optional.empty());
        }
        int significant = value.signum() == 0 ? 0 : significant(digits);
        return new Node.Numeral(quantity,
                decimal ? Optional.of(new Precision(places - exponent, significant)) : Optional.empty());
    }

    private static int significant(StringBuilder digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.length() - zeros;
    }

    /// `0x1f` and `0b101`.
    private Optional<BigInteger> otherBase() {
        if (!is(at, '0') || !is(at + 1, 'x') && !is(at + 1, 'b')) {
            return Optional.empty();
        }
        int base = is(at + 1, 'x') ? 16 : 2;
        int to = at + 2;
        while (to < text.length() && text.charAt(to) < 128 && Character.digit(text.charAt(to), base) >= 0) {
            to++;
        }
        if (to == at + 2 || to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
            return Optional.empty();
        }
        var value = new BigInteger(text.substring(at + 2, to), base);
        at = to;
        return Optional.of(value);
    }

    private void run(StringBuilder digits) {
        while (isDigit(text, at)) {
            digits.append(text.charAt(at++));
        }
    }

    private void groups(StringBuilder digits) {
        if (digits.isEmpty() || digits.length() > 3 || digits.charAt(0) == '0') {
            return;
        }
        int indian = indian(digits.length());
        if (indian > 0) {
            for (; at < indian; at++) {
                if (text.charAt(at) != ',') {
                    digits.append(text.charAt(at));
                }
            }
            return;
        }
        for (int gap = gap(at); gap > 0 && groupOfThree(at + gap); gap = gap(at)) {
            at += gap;
            run(digits);
        }
    }

    /// The end of `1,23,456` from the first comma on; 0 where the groups are others.
    private int indian(int first) {
        if (first > 2 || commas == Commas.SEPARATE || commas == Commas.DECIMAL || inBrackets) {
            return 0;
        }
        int i = at;
        int pairs = 0;
        while (is(i, ',') && isDigit(text, i + 1) && isDigit(text, i + 2) && !isDigit(text, i + 3)) {
            i += 3;
            pairs++;
        }
        boolean last = is(i, ',') && groupOfThree(i + 1) && !is(i + 4, ',');
        return pairs > 0 && last ? i + 4 : 0;
    }

    /// The length of what separates groups here, 0 where nothing does.
    private int gap(int i) {
        if (i >= text.length()) {
            return 0;
        }
        boolean groups = commas == Commas.GROUP && !inBrackets || commas == Commas.GROUP_EVERYWHERE;
        return switch (text.charAt(i)) {
            case ',' -> groups ? 1 : 0;
            case ' ' -> groups ? 1 : 0;
            case '.' -> commas == Commas.DECIMAL ? 1 : 0;
            case '_', '\'' -> 1;
            case '{' -> text.startsWith("{,}", i) ? 3 : text.startsWith("{ }", i) ? 3 : 0;
            case '\\' -> text.startsWith("\\,", i) || text.startsWith("\\!", i) || text.startsWith("\\ ", i)
                    || text.startsWith("\\;", i) ? 2 : 0;
            default -> 0;
        };
    }

    private boolean groupOfThree(int i) {
        return isDigit(text, i) && isDigit(text, i + 1) && isDigit(text, i + 2) && !isDigit(text, i + 3)
                && !(is(i + 3, '/') && isDigit(text, i + 4) && is(i - 1, ' '));
    }

    private boolean repeats(int i) {
        return bar(i) > 0 || bracket(i) > 0;
    }

    /// The length of a command that puts a bar or dot over digits.
    private int bar(int i) {
        for (String command : new String[] {"\\overline{", "\\bar{", "\\dot{", "\\overline ", "\\bar "}) {
            if (text.startsWith(command, i) && isDigit(text, i + command.length())) {
                return command.length();
            }
        }
        return 0;
    }

    private int bracket(int i) {
        int to = i + 1;
        while (isDigit(text, to)) {
            to++;
        }
        return is(i, '(') && to > i + 1 && is(to, ')') ? 1 : 0;
    }

    /// The value where digits repeat without end; the digits read so far have `places` decimals.
    private Optional<Quantity> repeating(StringBuilder digits, int places) {
        int mark = Math.max(bar(at), bracket(at));
        String period = "";
        int fixed = places;
        if (mark > 0) {
            at += mark;
            var repeated = new StringBuilder();
            run(repeated);
            period = repeated.toString();
            at += is(at, '}') || is(at, ')') ? 1 : 0;
        } else {
            int dots = dots(at);
            if (dots == 0) {
                return Optional.empty();
            }
            String decimals = digits.substring(digits.length() - places);
            for (int p = 1; p <= 6 && period.isEmpty(); p++) {
                String last = decimals.length() >= 2 * p ? decimals.substring(decimals.length() - p) : "";
                if (!last.isEmpty() && decimals.endsWith(last + last)) {
                    period = last;
                }
            }
            at += dots;
            if (period.isEmpty()) {
                return Optional.empty();
            }
        }
        if (period.isEmpty()) {
            return Optional.empty();
        }
        BigInteger nines = BigInteger.TEN.pow(period.length()).subtract(BigInteger.ONE);
        Quantity tail = new Quantity(new BigInteger(period), nines.multiply(BigInteger.TEN.pow(fixed)));
        String all = digits.isEmpty() ? "0" : digits.toString();
        return Optional.of(Quantity.decimal(new BigInteger(all), places).plus(tail));
    }

    private int dots(int i) {
        for (String mark : new String[] {"...", "\\ldots", "\\dots", "\\cdots"}) {
            if (text.startsWith(mark, i)) {
                return mark.length();
            }
        }
        return 0;
    }

    /// `e5`, `E-3`; 0 where there is none.
    private int exponent() {
        if (!is(at, 'e') && !is(at, 'E') || at == 0 || !isDigit(text, at - 1)) {
            return 0;
        }
        int i = at + 1;
        boolean negative = is(i, '-');
        i += negative || is(i, '+') ? 1 : 0;
        int first = i;
        int value = 0;
        while (isDigit(text, i) && i - first < LARGEST_EXPONENT) {
            value = 10 * value + text.charAt(i++) - '0';
        }
        if (i == first || i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
            return 0;
        }
        at = i;
        return negative ? -value : value;
    }

    private boolean is(int i, char c) {
        return i >= 0 && i < text.length() && text.charAt(i) == c;
    }

    private static boolean isDigit(String text, int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
}
