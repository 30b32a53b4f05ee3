package dev.hone.app.terminal;

import java.util.Collection;
import java.util.List;

/// One JSON object on one line, its members in the order in which they were put.
///
/// Floats are written with the fewest digits that read back to the same float (`Float.toString`), doubles likewise.
/// JSON has no NaN and no infinity: those become null.
public final class Json {
    private final StringBuilder text = new StringBuilder("{");

    /// A text.
    public Json put(String name, String value) {
        name(name);
        string(text, value);
        return this;
    }

    /// A whole number.
    public Json put(String name, long value) {
        name(name).append(value);
        return this;
    }

    /// A number of 64 bits.
    public Json put(String name, double value) {
        name(name).append(Double.isFinite(value) ? Double.toString(value) : "null");
        return this;
    }

    /// A number of 32 bits.
    public Json put(String name, float value) {
        name(name).append(number(value));
        return this;
    }

    /// Yes or no.
    public Json put(String name, Truth value) {
        name(name).append(value == Truth.YES);
        return this;
    }

    /// Nothing.
    public Json putNull(String name) {
        name(name).append("null");
        return this;
    }

    /// Another object.
    public Json put(String name, Json value) {
        name(name).append(value);
        return this;
    }

    /// Whole numbers.
    public Json put(String name, int... values) {
        StringBuilder t = name(name).append('[');
        for (int i = 0; i < values.length; i++) {
            t.append(i == 0 ? "" : ",").append(values[i]);
        }
        t.append(']');
        return this;
    }

    /// Numbers of 32 bits.
    public Json put(String name, float... values) {
        StringBuilder t = name(name).append('[');
        for (int i = 0; i < values.length; i++) {
            t.append(i == 0 ? "" : ",").append(number(values[i]));
        }
        t.append(']');
        return this;
    }

    /// Numbers of 64 bits.
    public Json put(String name, double... values) {
        StringBuilder t = name(name).append('[');
        for (int i = 0; i < values.length; i++) {
            t.append(i == 0 ? "" : ",").append(Double.isFinite(values[i]) ? Double.toString(values[i]) : "null");
        }
        t.append(']');
        return this;
    }

    /// Texts.
    public Json putTexts(String name, Collection<String> values) {
        StringBuilder t = name(name).append('[');
        int i = 0;
        for (String value : values) {
            t.append(i++ == 0 ? "" : ",");
            string(t, value);
        }
        t.append(']');
        return this;
    }

    /// Objects.
    public Json putObjects(String name, List<Json> values) {
        name(name).append('[').append(String.join(",", values.stream().map(Json::toString).toList())).append(']');
        return this;
    }

    /// Whether something is so.
    public enum Truth { YES, NO }

    @Override
    public String toString() {
        return text + "}";
    }

    private StringBuilder name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        string(text, name);
        return text.append(':');
    }

    private static String number(float value) {
        return Float.isFinite(value) ? Float.toString(value) : "null";
    }

    /// Control characters are escaped, and so are lone surrogates and the two line ends that JavaScript knows besides.
    private static void string(StringBuilder t, String value) {
        t.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> t.append('\\').append(c);
                case '\n' -> t.append("\\n");
                case '\r' -> t.append("\\r");
                case '\t' -> t.append("\\t");
                default -> {
                    if (Character.isHighSurrogate(c) && i + 1 < value.length()
                            && Character.isLowSurrogate(value.charAt(i + 1))) {
                        t.append(c).append(value.charAt(++i));
                    } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
                        t.append("\\u%04x".formatted((int) c));
                    } else {
                        t.append(c);
                    }
                }
            }
        }
        t.append('"');
    }
}
