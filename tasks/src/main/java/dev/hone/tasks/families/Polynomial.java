package dev.hone.tasks.families;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A polynomial in x with whole coefficients, that of the highest power first; no leading zeros.
record Polynomial(List<Integer> coefficients) {
    private static final Pattern TERM = Pattern.compile("([-+]?)(\\d{0,5})(x(?:\\^(\\d))?)?");
    private static final int MOST_POWERS = 10;

    Polynomial {
        int first = 0;
        while (first < coefficients.size() - 1 && coefficients.get(first) == 0) {
            first++;
        }
        coefficients = List.copyOf(coefficients.subList(first, coefficients.size()));
    }

    static Polynomial of(Integer... coefficients) {
        return new Polynomial(List.of(coefficients));
    }

    /// The highest power.
    int degree() {
        return coefficients.size() - 1;
    }

    /// The coefficient of a power.
    int at(int power) {
        return coefficients.get(degree() - power);
    }

    Polynomial times(Polynomial other) {
        Integer[] product = new Integer[degree() + other.degree() + 1];
        Arrays.fill(product, 0);
        for (int i = 0; i <= degree(); i++) {
            for (int j = 0; j <= other.degree(); j++) {
                product[i + j] += coefficients.get(i) * other.coefficients.get(j);
            }
        }
        return of(product);
    }

    Polynomial derivative() {
        List<Integer> down = new ArrayList<>();
        for (int power = degree(); power > 0; power--) {
            down.add(power * at(power));
        }
        return new Polynomial(down.isEmpty() ? List.of(0) : down);
    }

    /// As it is usually written: `2x^2-x+5`.
    String text() {
        StringBuilder out = new StringBuilder();
        for (int power = degree(); power >= 0; power--) {
            int c = at(power);
            if (c != 0) {
                String sign = c < 0 ? "-" : out.isEmpty() ? "" : "+";
                String size = Math.abs(c) == 1 && power > 0 ? "" : String.valueOf(Math.abs(c));
                out.append(sign).append(size).append(power == 0 ? "" : power == 1 ? "x" : "x^" + power);
            }
        }
        return out.isEmpty() ? "0" : out.toString();
    }

    /// Reads a sum of terms in any order, of which several may have the same power; empty for any other text.
    static Optional<Polynomial> read(String text) {
        Integer[] sums = new Integer[MOST_POWERS];
        Arrays.fill(sums, 0);
        Matcher term = TERM.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!term.find(at) || term.start() != at || term.end() == at || at > 0 && term.end(1) == at) {
                return Optional.empty();
            }
            boolean hasSize = term.end(2) > term.start(2);
            boolean hasPower = term.start(3) >= 0;
            if (!hasSize && !hasPower) {
                return Optional.empty();
            }
            int size = hasSize ? Integer.parseInt(text.substring(term.start(2), term.end(2))) : 1;
            int power = !hasPower ? 0 : term.start(4) < 0 ? 1 : text.charAt(term.start(4)) - '0';
            sums[MOST_POWERS - 1 - power] += text.charAt(at) == '-' ? -size : size;
            at = term.end();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(of(sums));
    }

    /// Judges polynomials by their coefficients, in whatever way they are written. Gold is a polynomial.
    static Verifier verifier() {
        return new MarkedAnswer(Polynomial::check, answer -> read(answer).map(Polynomial::text).orElse(answer));
    }

    private static Verdict check(String gold, String answer) {
        Polynomial wanted = read(gold).orElseThrow(() -> new InputException(
                "the gold text " + Excerpt.of(gold) + " is not a polynomial such as 2x^2-x+5"));
        Optional<Polynomial> given = read(answer);
        if (given.isEmpty()) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not a polynomial such as 2x^2-x+5");
        }
        return given.get().equals(wanted)
                ? new Verdict.Correct("the polynomial is " + Excerpt.of(wanted.text()))
                : new Verdict.Incorrect("the polynomial is " + Excerpt.of(wanted.text()) + ", not "
                        + Excerpt.of(given.get().text()));
    }
}
