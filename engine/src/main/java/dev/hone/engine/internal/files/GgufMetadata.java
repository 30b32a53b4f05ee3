package dev.hone.engine.internal.files;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The metadata of a GGUF file, asked key by key. Every complaint names file and key.
public final class GgufMetadata {
    private final Path path;
    private final Map<String, GgufValue> values;

    GgufMetadata(Path path, Map<String, GgufValue> values) {
        this.path = path;
        this.values = values;
    }

    /// Whether the key is there.
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /// The whole number from 0 to 2,147,483,647 under a key.
    public OptionalInt whole(String key) {
        return switch (values.get(key)) {
            case null -> OptionalInt.empty();
            case GgufValue.Whole w when w.value() >= 0 && w.value() <= Integer.MAX_VALUE ->
                OptionalInt.of((int) w.value());
            case GgufValue v -> throw wrong(key, v, "a whole number from 0 to 2147483647");
        };
    }

    /// As `whole`, but the key must be there.
    public int requiredWhole(String key) {
        return whole(key).orElseThrow(() -> missing(key));
    }

    /// The number under a key.
    public OptionalDouble number(String key) {
        return switch (values.get(key)) {
            case null -> OptionalDouble.empty();
            case GgufValue.Whole(long w) -> OptionalDouble.of(w);
            case GgufValue.Real(double r) -> OptionalDouble.of(r);
            case GgufValue v -> throw wrong(key, v, "a number");
        };
    }

    /// True or false under a key.
    public Optional<Boolean> flag(String key) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case GgufValue.Flag(boolean f) -> Optional.of(f);
            case GgufValue v -> throw wrong(key, v, "true or false");
        };
    }

    /// The text under a key.
    public Optional<String> text(String key) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case GgufValue.Text(String t) -> Optional.of(t);
            case GgufValue v -> throw wrong(key, v, "a text");
        };
    }

    /// As `text`, but the key must be there.
    public String requiredText(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    /// The texts of the array under a key; empty where it is absent.
    public List<String> texts(String key) {
        return switch (values.get(key)) {
            case null -> List.of();
            case GgufValue.Texts(List<String> t) -> t;
            case GgufValue v -> throw wrong(key, v, "an array of texts");
        };
    }

    /// The whole numbers of the array under a key; empty where it is absent.
    public int[] wholes(String key) {
        return switch (values.get(key)) {
            case null -> new int[0];
            case GgufValue.Wholes(int[] w) -> w;
            case GgufValue v -> throw wrong(key, v, "an array of 32-bit whole numbers");
        };
    }

    /// The complaint about the value of a key that is there.
    public InputException wrong(String key, String allowed) {
        GgufValue value = values.get(key);
        return value == null ? missing(key) : wrong(key, value, allowed);
    }

    private InputException wrong(String key, GgufValue value, String allowed) {
        String found = switch (value) {
            case GgufValue.Whole w -> Long.toString(w.value());
            case GgufValue.Real r -> Double.toString(r.value());
            case GgufValue.Flag f -> Boolean.toString(f.value());
            case GgufValue.Text t ->
                "'" + (t.value().length() > 40 ? t.value().substring(0, 40) + "..." : t.value()) + "'";
            case GgufValue.Texts t -> "an array of " + t.values().size() + " texts";
            case GgufValue.Wholes w -> "an array of " + w.values().length + " numbers";
            case GgufValue.Skipped s -> s.what();
        };
        return new InputException(path + ": '" + key + "' is " + found + "; allowed: " + allowed);
    }

    private InputException missing(String key) {
        return new InputException(path + ": '" + key + "' is missing in the metadata");
    }
}
