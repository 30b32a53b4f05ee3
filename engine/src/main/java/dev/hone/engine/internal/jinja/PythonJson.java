package dev.hone.engine.internal.jinja;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Values as JSON, as Python's `json.dumps` writes them.
final class PythonJson {
    private final int indent;
    private final boolean ascii;
    private final boolean sorted;
    private final String between;
    private final String afterKey;
    private final StringBuilder json = new StringBuilder();

    /// @param indent blanks a level; negative for one line
    private PythonJson(int indent, boolean ascii, boolean sorted, String between, String afterKey) {
        this.indent = indent;
        this.ascii = ascii;
        this.sorted = sorted;
        this.between = between;
        this.afterKey = afterKey;
    }

    /// The filter `tojson`, with the arguments that `transformers` gives it.
    static String write(Value value, Arguments arguments) {
        arguments.atMost(4, "ensure_ascii", "indent", "separators", "sort_keys");
        boolean noIndent = arguments.find(1, "indent").filter(given -> !(given instanceof Value.None)).isEmpty();
        int indent = noIndent ? -1 : Math.clamp(arguments.integer(1, "indent", 0), 0, 64);
        List<Value> separators = arguments
                .find(2, "separators")
                .filter(given -> !(given instanceof Value.None))
                .map(Operators::items)
                .orElse(List.of());
        String between = separators.isEmpty() ? noIndent ? ", " : "," : PythonFormat.text(separators.getFirst());
        String afterKey = separators.size() < 2 ? ": " : PythonFormat.text(separators.get(1));
        PythonJson writer = new PythonJson(
                indent, arguments.flag(0, "ensure_ascii"), arguments.flag(3, "sort_keys"), between, afterKey);
        writer.write(value, 0);
        return writer.json.toString();
    }

    private void write(Value value, int level) {
        switch (value) {
            case Value.Text(String text) -> write(text);
            case Value.Int(long number) -> json.append(number);
            case Value.Real(double number) -> json.append(real(number));
            case Value.Truth(boolean truth) -> json.append(truth);
            case Value.None _ -> json.append("null");
            case Value.Sequence(var items) -> write(items, level);
            case Value.Tuple(var items) -> write(items, level);
            case Value.Mapping(var entries) -> write(entries, level);
            case Value.Undefined(String reason) -> throw new TemplateFault("tojson: " + reason);
            case Value.Namespace _,Value.Loop _,Value.Function _ ->
                throw new TemplateFault("an object of type " + value.typeName() + " cannot be written as JSON");
        }
    }

    private void write(List<Value> items, int level) {
        json.append('[');
        Iterator<Value> rest = items.iterator();
        while (rest.hasNext()) {
            newLine(level + 1);
            write(rest.next(), level + 1);
            json.append(rest.hasNext() ? between : "");
        }
        close(items.isEmpty(), level, ']');
    }

    private void write(Map<Value, Value> entries, int level) {
        Map<Value, Value> ordered = entries;
        if (sorted) {
            ordered = new TreeMap<>((a, b) -> Operators.order("<", a, b));
            ordered.putAll(entries);
        }
        json.append('{');
        Iterator<Map.Entry<Value, Value>> rest = ordered.entrySet().iterator();
        while (rest.hasNext()) {
            Map.Entry<Value, Value> entry = rest.next();
            newLine(level + 1);
            write(key(entry.getKey()));
            json.append(afterKey);
            write(entry.getValue(), level + 1);
            json.append(rest.hasNext() ? between : "");
        }
        close(entries.isEmpty(), level, '}');
    }

    private void newLine(int level) {
        if (indent >= 0) {
            json.append('\n').repeat(" ", indent * level);
        }
    }

    private void close(boolean empty, int level, char bracket) {
        if (!empty) {
            newLine(level);
        }
        json.append(bracket);
    }

    private static String key(Value key) {
        return switch (key) {
            case Value.Text(String text) -> text;
            case Value.Int(long number) -> Long.toString(number);
            case Value.Real(double number) -> real(number);
            case Value.Truth(boolean truth) -> Boolean.toString(truth);
            case Value.None _ -> "null";
            default -> throw new TemplateFault("a key of type " + key.typeName() + " cannot be written as JSON");
        };
    }

    private static String real(double number) {
        return Double.isNaN(number) ? "NaN" : Double.isInfinite(number)
                ? number > 0 ? "Infinity" : "-Infinity" : PythonFormat.real(number);
    }

    private void write(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (unit < ' ' || ascii && unit > '~') {
                        json.append("\\u%04x".formatted((int) unit));
                    } else {
                        json.append(unit);
                    }
                }
            }
        }
        json.append('"');
    }
}
