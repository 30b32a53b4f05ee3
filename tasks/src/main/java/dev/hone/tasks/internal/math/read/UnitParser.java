package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.read.Token.Kind;
import dev.hone.tasks.internal.math.unit.Unit;
import dev.hone.tasks.internal.math.unit.Units;
import dev.hone.tasks.verifiers.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the words behind a number: a unit, or what is counted.
///
/// Words behind a known unit (`cm long`) say nothing more. Words that are no units together are what is counted.
final class UnitParser {
    private static final Set<String> FILLERS = Set.of("the", "of", "in", "a", "an", "total", "more", "left", "all",
            "each", "is", "are", "altogether", "overall", "away", "units", "unit", "long", "tall", "wide", "old", "ago",
            "times", "answer", "number", "about", "exactly", "remaining", "now", "have", "has", "had", "were", "was",
            "for", "at", "on", "by", "with", "from", "her", "his", "their", "they", "he", "she", "it", "we", "I",
            "than");

    private final Cursor cursor;

    UnitParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /// The unit that begins here; [Unit#NONE] where the words say none.
    Unit read() {
        Unit unit = Unit.NONE;
        boolean known = false;
        List<String> counted = new ArrayList<>();
        while (cursor.peek().is(Kind.WORD) || cursor.peek().isSign("/") && (cursor.peek(1).is(Kind.WORD)
                || cursor.peek(1).is(Kind.OPEN, "(") && cursor.peek(2).is(Kind.WORD))) {
            boolean below = cursor.skipSign("/") || cursor.skip(Kind.WORD, "per");
            if (cursor.skip(Kind.OPEN, "(")) {
                unit = unit.times(read().power(-1));
                cursor.expect(Kind.CLOSE, ")");
                continue;
            }
            Optional<Unit> next = factor();
            if (next.isPresent()) {
                unit = below ? unit.times(next.get().power(-1)) : known && sameAgain(unit, next.get())
                        ? unit
                        : unit.times(next.get());
                known = true;
            } else if (cursor.peek().is(Kind.WORD)) {
                String word = cursor.next().text().toLowerCase(Locale.ROOT);
                if (FILLERS.contains(word) && cursor.skipSign("^")) {
                    exponent();
                }
                if (below) {
                    unit = unit.times(Unit.counting(word).power(-1));
                } else if (!known && !FILLERS.contains(word)) {
                    counted.add(word);
                }
            } else {
                throw new Unreadable();
            }
            cursor.skipSign("*");
        }
        return known || counted.isEmpty() ? unit : Unit.counting(String.join(" ", counted)).times(unit);
    }

    /// `$5 dollars`
    private static boolean sameAgain(Unit unit, Unit next) {
        return unit.equals(next);
    }

    private Optional<Unit> factor() {
        int power = 1;
        if (cursor.peek().is(Kind.WORD, "degrees", "degree") && cursor.peek(1).is(Kind.WORD, "Celsius", "celsius",
                "Fahrenheit", "fahrenheit", "C", "F")) {
            cursor.next();
            return Units
                    .named(cursor.next().text().toLowerCase(Locale.ROOT).startsWith("c") ? "celsius" : "fahrenheit");
        }
        if (cursor.peek().is(Kind.WORD, "in") && cursor.peek(1).is(Kind.WORD, "the", "a", "an", "all", "total", "each",
                "every", "his", "her", "their", "this", "that", "my", "our", "one")) {
            return Optional.empty();
        }
        if (cursor.skip(Kind.WORD, "square", "sq", "Square")) {
            power = 2;
        } else if (cursor.skip(Kind.WORD, "cubic", "cu", "Cubic")) {
            power = 3;
        }
        Optional<Unit> unit = cursor.peek().is(Kind.WORD) ? Units.named(cursor.peek().text()) : Optional.empty();
        if (unit.isEmpty()) {
            return power > 1 ? Optional.of(Unit.NONE) : Optional.empty();
        }
        cursor.next();
        if (cursor.skip(Kind.WORD, "squared")) {
            power = 2;
        } else if (cursor.skip(Kind.WORD, "cubed")) {
            power = 3;
        } else if (cursor.peek().isSign("^")) {
            cursor.next();
            power = exponent();
        }
        return Optional.of(unit.get().power(power));
    }

    /// What a word such as `million` multiplies by.
    static Optional<Quantity> scale(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "hundred" -> Optional.of(Quantity.of(100));
            case "thousand" -> Optional.of(Quantity.of(1000));
            case "million" -> Optional.of(Quantity.of(1_000_000));
            case "billion" -> Optional.of(Quantity.of(1_000_000_000));
            case "trillion" -> Optional.of(Quantity.of(1_000_000_000_000L));
            default -> Optional.empty();
        };
    }

    private int exponent() {
        boolean braces = cursor.skip(Kind.OPEN, "{");
        boolean negative = cursor.skipSign("-");
        Token token = cursor.next();
        if (braces) {
            cursor.expect(Kind.CLOSE, "}");
        }
        if (token.number().isEmpty() || !token.number().get().value().isInteger()
                || token.text().length() > 2) {
            throw new Unreadable();
        }
        int n = token.number().get().value().numerator().intValue();
        return negative ? -n : n;
    }
}
