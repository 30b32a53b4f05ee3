package dev.hone.training.recipe;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.foundation.yaml.YamlNode;
import dev.hone.foundation.yaml.YamlNode.Entry;
import dev.hone.hub.HubId;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A mapping of a recipe, read key by key with types and ranges. Every key that is asked for is known; `finish`
/// refuses the others. All errors name the line (or the override), the key, what was found and what is allowed.
public final class Section {
    private final YamlNode.Mapping mapping;
    private final String path;
    private final Set<String> known = new LinkedHashSet<>();

    private Section(YamlNode.Mapping mapping, String path) {
        this.mapping = mapping;
        this.path = path;
    }

    static Section of(YamlNode node, String path) {
        return switch (node) {
            case YamlNode.Mapping m when m.entries().containsKey(Setting.WORD) ->
                throw misfit(m.place(), path, m.entries().get(Setting.WORD).value(), "a section with keys");
            case YamlNode.Mapping m -> new Section(m, path);
            case YamlNode.Scalar s when s.text().isEmpty() && s.quoting() == YamlNode.Quoting.PLAIN ->
                new Section(new YamlNode.Mapping(new LinkedHashMap<>(), s.place()), path);
            case YamlNode.Scalar s -> throw misfit(s.place(), path, s, "a section with keys");
            case YamlNode.Items i -> throw misfit(i.place(), path, i, "a section with keys");
        };
    }

    /// Whether the recipe says something at this key.
    public boolean has(String key) {
        return value(key) != null;
    }

    /// A required whole number in [low, high].
    public int integer(String key, int low, int high) {
        return (int) whole(key, required(key, "a whole number"), low, high);
    }

    /// A whole number in [low, high], or the fallback where the recipe is silent.
    public int integer(String key, int fallback, int low, int high) {
        YamlNode node = value(key);
        return node == null ? fallback : (int) whole(key, node, low, high);
    }

    /// A 64-bit whole number, or the fallback.
    public long longInteger(String key, long fallback) {
        YamlNode node = value(key);
        return node == null ? fallback : whole(key, node, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// A required number within the range.
    double number(String key, Range range) {
        return real(key, required(key, range.toString()), range);
    }

    /// A number within the range, or the fallback.
    double number(String key, double fallback, Range range) {
        YamlNode node = value(key);
        return node == null ? fallback : real(key, node, range);
    }

    /// A required text.
    public String text(String key) {
        return scalar(key, required(key, "a text")).text();
    }

    /// A text, where there is one.
    public Optional<String> optionalText(String key) {
        YamlNode node = value(key);
        return node == null ? Optional.empty() : Optional.of(scalar(key, node).text());
    }

    /// One of the constants of an enum, spelt in lower case with hyphens, or the fallback.
    public <E extends Enum<E>> E choice(String key, E fallback) {
        Optional<String> given = optionalText(key);
        return given.isEmpty() ? fallback : named(key, given.get(), fallback.getDeclaringClass());
    }

    /// A required word out of these.
    String word(String key, List<String> allowed) {
        YamlNode node = required(key, "one of " + String.join(", ", allowed));
        String given = scalar(key, node).text();
        if (!allowed.contains(given)) {
            throw error(key, "found '" + given + "'" + Nearest.hint(given, allowed));
        }
        return given;
    }

    /// A choice with parameters: a section, or the word alone that would stand at `wordKey`.
    Section option(String key, String wordKey) {
        return value(key) instanceof YamlNode node ? worded(node, name(key), wordKey) : section(key);
    }

    private static Section worded(YamlNode node, String path, String wordKey) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        switch (node) {
            case YamlNode.Scalar s when !s.text().isEmpty() -> entries.put(wordKey, new Entry(s.place(), s));
            case YamlNode.Mapping m ->
                m.entries().forEach((key, entry) -> entries.put(key.equals(Setting.WORD) ? wordKey : key, entry));
            default -> {
                return of(node, path);
            }
        }
        return new Section(new YamlNode.Mapping(entries, node.place()), path);
    }

    /// A list of words out of these, each with the value that it spells, or the fallback.
    <T> List<T> words(String key, List<T> fallback, List<T> allowed, Function<T, String> spelling) {
        YamlNode node = value(key);
        if (node == null) {
            return fallback;
        }
        return items(key, node).stream().map(n -> {
            String given = scalar(key, n).text();
            return allowed.stream().filter(a -> spelling.apply(a).equals(given)).findFirst().orElseThrow(() -> error(
                    key, "found '" + given + "'" + Nearest.hint(given, allowed.stream().map(spelling).toList())));
        }).toList();
    }

    /// A list of whole numbers in [low, high], or the fallback.
    public List<Integer> integers(String key, List<Integer> fallback, int low, int high) {
        YamlNode node = value(key);
        return node == null
                ? fallback
                : items(key, node).stream().map(n -> (int) whole(key, n, low, high)).toList();
    }

    /// A list of exactly `count` numbers, or the fallback.
    List<Double> numbers(String key, List<Double> fallback, Range range) {
        YamlNode node = value(key);
        if (node == null) {
            return fallback;
        }
        List<Double> list = items(key, node).stream().map(n -> real(key, n, range)).toList();
        if (list.size() != fallback.size()) {
            throw misfit(node.place(), name(key), node, "a list of " + fallback.size() + " numbers");
        }
        return list;
    }

    /// Weights by name, in the order of the enum; empty where the recipe is silent.
    <E extends Enum<E>> Map<E, Double> weights(String key, Class<E> type) {
        Map<E, Double> weights = new java.util.EnumMap<>(type);
        if (value(key) instanceof YamlNode node) {
            Section inner = of(node, name(key));
            inner.mapping.entries().forEach((name, entry) -> weights.put(
                    inner.named(name, name, type), inner.real(name, entry.value(), Range.NOT_NEGATIVE)));
        }
        return weights;
    }

    /// The section at this key; an empty one where the recipe is silent, so that its defaults apply.
    public Section section(String key) {
        YamlNode node = value(key);
        return of(node == null ? new YamlNode.Mapping(new LinkedHashMap<>(), mapping.place()) : node, name(key));
    }

    /// A value that is either a single word or a section.
    boolean isWord(String key) {
        return value(key) instanceof YamlNode.Scalar;
    }

    /// A required, non-empty list of sections. An item that is a single word stands for a section that says nothing but
    /// `wordKey: WORD`.
    public List<Section> sections(String key, String wordKey) {
        YamlNode node = required(key, "a list of sections");
        List<Section> sections = options(key, wordKey);
        if (sections.isEmpty()) {
            throw misfit(node.place(), name(key), node, "at least one section");
        }
        return sections;
    }

    /// The same list, which may be empty; nothing where the recipe is silent.
    List<Section> options(String key, String wordKey) {
        YamlNode node = value(key);
        var sections = new ArrayList<Section>();
        for (YamlNode item : node == null ? List.<YamlNode>of() : items(key, node)) {
            sections.add(worded(item, name(key) + "[" + sections.size() + "]", wordKey));
        }
        return sections;
    }

    /// Refuses every key that nobody asked for, then makes the value; what its constructor finds wrong is reported
    /// with the place of this section.
    public <T> T finish(Supplier<T> value) {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                throw unknown(key, entry);
            }
        });
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new InputException(mapping.place() + ": " + (path.isEmpty() ? "" : path + ": ") + e.getMessage(), e);
        }
    }

    /// A path: relative to `folder` where the recipe's file gave it, to the working directory where an override did.
    Path path(String key, Path folder) {
        YamlNode node = required(key, "a path");
        Path base = Setting.gave(node) ? Path.of("") : folder;
        try {
            return base.resolve(scalar(key, node).text()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw misfit(node.place(), name(key), node, "a path");
        }
    }

    /// A path as above, or where nothing is there a name of the hub, which leads into the hub's cache.
    Path place(String key, Path folder, HubId.Kind kind) {
        return HubPlace.of(path(key, folder), scalar(key, required(key, "a path")).text(), kind);
    }

    /// The same for a path that is a part of what stands at the key.
    Path placeIn(String key, Path part, Path folder, HubId.Kind kind) {
        Path base = Setting.gave(required(key, "a text")) ? Path.of("") : folder;
        return HubPlace.of(base.resolve(part).toAbsolutePath().normalize(), part.toString(), kind);
    }

    /// An error about a key of this section.
    public InputException error(String key, String problem) {
        YamlNode node = value(key);
        return new InputException((node == null ? mapping.place() : node.place()) + ": " + name(key) + ": " + problem);
    }

    private @Nullable YamlNode value(String key) {
        known.add(key);
        Entry entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    private YamlNode required(String key, String allowed) {
        YamlNode node = value(key);
        if (node == null) {
            mapping.entries().forEach((given, entry) -> {
                if (!known.contains(given) && Nearest.hint(given, List.of(key)).contains("did you mean")) {
                    throw unknown(given, entry);
                }
            });
            throw new InputException(mapping.place() + ": '" + name(key) + "' is missing; it needs " + allowed);
        }
        return node;
    }

    private InputException unknown(String key, Entry entry) {
        return new InputException(entry.place() + ": unknown key '" + name(key) + "'" + Nearest.hint(key, known));
    }

    private YamlNode.Scalar scalar(String key, YamlNode node) {
        if (node instanceof YamlNode.Scalar s && !s.text().isEmpty()) {
            return s;
        }
        throw misfit(node.place(), name(key), node, "a single value");
    }

    private List<YamlNode> items(String key, YamlNode node) {
        if (node instanceof YamlNode.Items i) {
            return i.values();
        }
        throw misfit(node.place(), name(key), node, "a list, such as [1, 2]");
    }

    private long whole(String key, YamlNode node, long low, long high) {
        String allowed = low == Long.MIN_VALUE ? "a whole number" : "a whole number from " + low
                + (high == Integer.MAX_VALUE ? "" : " to " + high);
        if (node instanceof YamlNode.Scalar s && s.quoting() == YamlNode.Quoting.PLAIN
                && s.text().matches("[-+]?[0-9]{1,19}")) {
            long value = new BigDecimal(s.text()).longValue();
            if (value >= low && value <= high && new BigDecimal(s.text()).compareTo(BigDecimal.valueOf(value)) == 0) {
                return value;
            }
        }
        throw misfit(node.place(), name(key), node, allowed);
    }

    private double real(String key, YamlNode node, Range range) {
        if (node instanceof YamlNode.Scalar s && s.quoting() == YamlNode.Quoting.PLAIN
                && s.text().matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?")) {
            double value = Double.parseDouble(s.text());
            if (Double.isFinite(value) && range.holds(value)) {
                return value;
            }
        }
        throw misfit(node.place(), name(key), node, range.toString());
    }

    private <E extends Enum<E>> E named(String key, String given, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (spelling(constant).equals(given)) {
                return constant;
            }
        }
        throw error(key, "found '" + given + "'"
                + Nearest.hint(given, Arrays.stream(type.getEnumConstants()).map(Section::spelling).toList()));
    }

    static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static InputException misfit(String place, String name, YamlNode node, String allowed) {
        return new InputException(place + ": " + (name.isEmpty() ? "" : name + ": ") + "found " + node.found()
                + "; it needs " + allowed);
    }
}
