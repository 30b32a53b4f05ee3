package dev.hone.tasks.families;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.MarkedAnswer;
import dev.hone.tasks.verifiers.Quantity;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Judges fractions by their value: `5/12` and `10/24` are one answer, `3` and `6/2` another.
final class FractionAnswer {
    private static final Pattern FRACTION = Pattern.compile("(-?\\d{1,9})(?:/(\\d{1,9}))?");

    private FractionAnswer() {}

    static Verifier verifier() {
        return new MarkedAnswer(FractionAnswer::check, FractionAnswer::canonical);
    }

    /// The value of a fraction or whole number; empty where the text is none.
    static Optional<Quantity> read(String text) {
        Matcher m = FRACTION.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        BigInteger above = new BigInteger(text.substring(m.start(1), m.end(1)));
        if (m.start(2) < 0) {
            return Optional.of(new Quantity(above, BigInteger.ONE));
        }
        BigInteger below = new BigInteger(text.substring(m.start(2), m.end(2)));
        return below.signum() == 0 ? Optional.empty() : Optional.of(new Quantity(above, below));
    }

    /// The fraction in lowest terms.
    static String text(long above, long below) {
        return new Quantity(BigInteger.valueOf(above), BigInteger.valueOf(below)).toString();
    }

    private static String canonical(String answer) {
        return read(answer).map(Quantity::toString).orElse(answer);
    }

    private static Verdict check(String gold, String answer) {
        Quantity wanted = read(gold).orElseThrow(
                () -> new InputException("the gold text " + Excerpt.of(gold) + " is not a fraction such as 5/12"));
        Optional<Quantity> given = read(answer);
        if (given.isEmpty()) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not a fraction such as 5/12");
        }
        return given.get().equals(wanted)
                ? new Verdict.Correct("the value is " + wanted)
                : new Verdict.Incorrect("the value is " + wanted + ", not " + given.get());
    }
}
