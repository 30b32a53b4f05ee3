package dev.hone.engine.internal.jinja;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The filters on numbers.
final class Numbers {
    private Numbers() {}

    static Value toInt(Value value, Arguments given) {
        given.atMost(2, "default", "base");
        int base = Math.clamp(given.integer(1, "base", 10), 2, 36);
        try {
            return switch (value) {
                case Value.Int _ -> value;
                case Value.Truth(boolean truth) -> Value.of(truth ? 1L : 0L);
                case Value.Real(double number) -> whole(number);
                case Value.Text(String text) when text.matches("\\s*[+-]?[0-9A-Za-z_]+\\s*") && !text.contains("e") ->
                    Value.of(Long.parseLong(text.strip().replace("_", ""), base));
                case Value.Text(String text) -> whole(Double.parseDouble(text));
                default -> given.find(0, "default").orElse(Value.of(0L));
            };
        } catch (NumberFormatException notANumber) {
            return given.find(0, "default").orElse(Value.of(0L));
        }
    }

    static Value toReal(Value value, Arguments given) {
        given.atMost(1, "default");
        try {
            return switch (value) {
                case Value.Real _ -> value;
                case Value.Int(long number) -> new Value.Real(number);
                case Value.Truth(boolean truth) -> new Value.Real(truth ? 1 : 0);
                case Value.Text(String text) -> new Value.Real(Double.parseDouble(text.strip()));
                default -> given.find(0, "default").orElse(new Value.Real(0));
            };
        } catch (NumberFormatException notANumber) {
            return given.find(0, "default").orElse(new Value.Real(0));
        }
    }

    static Value absolute(Value value) {
        return value instanceof Value.Real(double number)
                ? new Value.Real(Math.abs(number))
                : Value.of(Math.abs(Operators.integer(value, "the value of abs")));
    }

    static Value rounded(Value value, Arguments given) {
        given.atMost(2, "precision", "method");
        double number =
                value instanceof Value.Real(double real) ? real : Operators.integer(value, "the value of round");
        int places = Math.clamp(given.integer(0, "precision", 0), -300, 300);
        RoundingMode mode = switch (given.findText(1, "method").orElse("common")) {
            case "common" -> RoundingMode.HALF_EVEN;
            case "ceil" -> RoundingMode.CEILING;
            case "floor" -> RoundingMode.FLOOR;
            default -> throw new TemplateFault("round: method must be common, ceil or floor");
        };
        return Double.isFinite(number)
                ? new Value.Real(new BigDecimal(number).setScale(places, mode).doubleValue())
                : value;
    }

    private static Value whole(double number) {
        if (Double.isNaN(number) || Math.abs(number) >= 0x1p63) {
            throw new NumberFormatException("out of range");
        }
        return Value.of((long) number);
    }
}
