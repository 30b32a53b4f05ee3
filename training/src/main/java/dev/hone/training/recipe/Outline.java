package dev.hone.training.recipe;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Writes a recipe as YAML that reads back to the same values: sections by indentation, lists of numbers in brackets,
/// numbers with all digits that they need, texts quoted.
public final class Outline {
    private final StringBuilder text;
    private final String indent;

    Outline() {
        this(new StringBuilder(), "");
    }

    private Outline(StringBuilder text, String indent) {
        this.text = text;
        this.indent = indent;
    }

    /// A whole number.
    public Outline put(String key, long value) {
        return line(key, Long.toString(value));
    }

    /// A number.
    public Outline put(String key, double value) {
        return line(key, Double.toString(value));
    }

    /// A text, quoted.
    public Outline put(String key, String value) {
        return line(key, quoted(value));
    }

    /// A constant, in its spelling.
    public Outline put(String key, Enum<?> value) {
        return line(key, Section.spelling(value));
    }

    /// A list of numbers.
    public Outline put(String key, List<? extends Number> values) {
        return line(key, values.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]")));
    }

    /// A list of plain words.
    public Outline words(String key, List<String> values) {
        return line(key, values.stream().collect(Collectors.joining(", ", "[", "]")));
    }

    /// A section; nothing at all where it writes nothing.
    public Outline section(String key, Consumer<Outline> body) {
        var inner = new Outline(new StringBuilder(), indent + "  ");
        body.accept(inner);
        if (!inner.text.isEmpty()) {
            text.append(indent).append(key).append(":\n").append(inner.text);
        }
        return this;
    }

    /// A list of sections.
    public <T> Outline sections(String key, List<T> values, java.util.function.BiConsumer<Outline, T> body) {
        text.append(indent).append(key).append(values.isEmpty() ? ": []\n" : ":\n");
        for (T value : values) {
            var inner = new Outline(new StringBuilder(), indent + "    ");
            body.accept(inner, value);
            text.append(indent).append("  - ").append(inner.text.substring(inner.indent.length()));
        }
        return this;
    }

    private Outline line(String key, String value) {
        text.append(indent).append(key).append(": ").append(value).append('\n');
        return this;
    }

    static String quoted(String value) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
