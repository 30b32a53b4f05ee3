package dev.hone.engine.internal.jinja;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// Values as text, as Python's `str` and `repr` write them.
final class PythonFormat {
    private PythonFormat() {}

    /// `str(value)`; nothing for what is undefined.
    static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Undefined _ -> "";
            default -> repr(value);
        };
    }

    static String repr(Value value) {
        return switch (value) {
            case Value.Text(String text) -> quoted(text);
            case Value.Int(long number) -> Long.toString(number);
            case Value.Real(double number) -> real(number);
            case Value.Truth(boolean truth) -> truth ? "True" : "False";
            case Value.None _ -> "None";
            case Value.Undefined _ -> "Undefined";
            case Value.Sequence(var items) -> "[" + list(items) + "]";
            case Value.Tuple(var items) -> "(" + list(items) + (items.size() == 1 ? ",)" : ")");
            case Value.Mapping(var entries) -> entries.entrySet().stream()
                    .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case Value.Namespace namespace -> namespace.names().entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ": " + repr(entry.getValue()))
                    .collect(Collectors.joining(", ", "<Namespace {", "}>"));
            case Value.Loop _ -> "<LoopContext>";
            case Value.Function(String name, var _) -> "<function " + name + ">";
        };
    }

    /// The shortest digits that read back to the same number; an exponent below 1e-4 and from 1e16 on.
    static String real(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String sign = number < 0 || 1 / number < 0 ? "-" : "";
        if (number == 0) {
            return sign + "0.0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
        String digits = exact.unscaledValue().toString();
        int exponent = digits.length() - exact.scale() - 1;
        if (exponent < -4 || exponent >= 16) {
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+")
                    + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        String plain = exact.toPlainString();
        return sign + (plain.contains(".") ? plain : plain + ".0");
    }

    private static String list(List<Value> items) {
        return items.stream().map(PythonFormat::repr).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (character == quote) {
                        quoted.append('\\').append(quote);
                    } else if (printable(character)) {
                        quoted.appendCodePoint(character);
                    } else {
                        quoted.append(escaped(character));
                    }
                }
            }
        });
        return quoted.append(quote).toString();
    }

    private static String escaped(int character) {
        return (character < 0x100 ? "\\x%02x" : character < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(character);
    }

    private static boolean printable(int character) {
        return character == ' ' || switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
