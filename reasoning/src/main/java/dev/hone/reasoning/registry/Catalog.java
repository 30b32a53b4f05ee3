package dev.hone.reasoning.registry;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Values by name: each a record with its usual settings, whose components are its settings.
///
/// The component `keepShare` is the setting `keep-share`; `:VALUE` behind a name is the first component. Numbers,
/// words, paths, enums, members of this and of other catalogs, and lists of them parted by `|` are understood; the
/// record's own constructor says which values are allowed.
public final class Catalog<T> {
    private final String kind;
    private final Function<T, String> name;
    private final Map<String, Entry<T>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, Catalog<?>> others;

    /// A member with its usual settings, and what it is in a sentence.
    public record Entry<T>(T usual, String about, String source) {}

    /// A catalog of things that people call `kind`; settings of the types in `others` are members of those catalogs.
    Catalog(String kind, Function<T, String> name, List<Entry<T>> entries, Map<Class<?>, Catalog<?>> others) {
        this(kind, name, Optional.empty(), entries, others);
    }

    /// The same; settings of the type `own` are members of this catalog.
    Catalog(
            String kind, Function<T, String> name, Optional<Class<T>> own, List<Entry<T>> entries,
            Map<Class<?>, Catalog<?>> others) {
        this.kind = kind;
        this.name = name;
        this.others = new HashMap<>(others);
        own.ifPresent(type -> this.others.put(type, this));
        for (Entry<T> e : entries) {
            if (!(e.usual() instanceof Record) || byName.put(name.apply(e.usual()), e) != null) {
                throw new IllegalArgumentException(kind + " " + e.usual() + " is no record, or there twice");
            }
        }
    }

    /// All members with their usual settings.
    public List<Entry<T>> entries() {
        return List.copyOf(byName.values());
    }

    /// The names of all members.
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /// The name of a member.
    public String name(T member) {
        return name.apply(member);
    }

    /// The member that a text names.
    ///
    /// @throws InputException for an unknown name or setting, or a value that is not allowed
    public T parse(String text) {
        Spec spec = Spec.parse(text);
        Entry<T> entry = byName.get(spec.name());
        if (entry == null) {
            throw new InputException("no " + kind + " is named '" + spec.name() + "'"
                    + Nearest.hint(spec.name(), byName.keySet()));
        }
        return make(entry.usual(), spec, text);
    }

    private T make(T usual, Spec spec, String text) {
        RecordComponent[] components = usual.getClass().getRecordComponents();
        List<String> keys = Arrays.stream(components).map(Catalog::key).toList();
        for (String given : spec.settings().keySet()) {
            if (!keys.contains(given)) {
                throw new InputException(
                        "'" + text + "': " + kind + " " + spec.name() + " has no setting '" + given + "'"
                                + (keys.isEmpty() ? "; it has none" : Nearest.hint(given, keys)));
            }
        }
        if (spec.first().isPresent() && keys.isEmpty()) {
            throw new InputException("'" + text + "': " + kind + " " + spec.name() + " has no settings");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            Optional<String> given = Optional.ofNullable(spec.settings().get(keys.get(i)));
            if (i == 0 && spec.first().isPresent()) {
                if (given.isPresent()) {
                    throw new InputException("'" + text + "': " + keys.getFirst() + " is there twice");
                }
                given = spec.first();
            }
            RecordComponent c = components[i];
            String where = "'" + text + "': " + keys.get(i);
            values.add(given.map(v -> read(c, v, where)).orElseGet(() -> get(c, usual)));
        }
        return construct(usual, components, values, text);
    }

    @SuppressWarnings("unchecked") // the class is that of a member
    private T construct(T usual, RecordComponent[] components, List<Object> values, String text) {
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (T) usual.getClass().getConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new InputException("'" + text + "': " + refused.getMessage(), refused);
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object read(RecordComponent c, String text, String where) {
        if (c.getType() != List.class) {
            return read(c.getType(), text, where);
        }
        Class<?> element = element(c);
        return Spec.list(text, '|').stream().map(part -> read(element, part, where)).toList();
    }

    private static Class<?> element(RecordComponent c) {
        return (Class<?>) ((ParameterizedType) c.getGenericType()).getActualTypeArguments()[0];
    }

    private Object read(Class<?> type, String text, String where) {
        Catalog<?> other = others.get(type);
        if (other != null) {
            return Objects.requireNonNull(other.parse(text));
        }
        try {
            return switch (type.getName()) {
                case "int" -> Integer.parseInt(text);
                case "long" -> Long.parseLong(text);
                case "double", "java.lang.Double" -> Double.parseDouble(text);
                case "java.lang.String" -> text.translateEscapes();
                case "java.nio.file.Path" -> Path.of(text);
                default -> constant(type, text, where);
            };
        } catch (NumberFormatException e) {
            throw new InputException(
                    where + " must be a " + (type == double.class || type == Double.class ? "" : "whole ")
                            + "number, not '" + text + "'",
                    e);
        }
    }

    private static Object constant(Class<?> type, String text, String where) {
        Object[] constants = type.getEnumConstants();
        if (constants == null) {
            throw new IllegalStateException(where + " is a " + type);
        }
        List<String> words = Arrays.stream(constants).map(c -> word(c.toString())).toList();
        int at = words.indexOf(text);
        if (at < 0) {
            throw new InputException(where + " must be one of " + words + ", not '" + text + "'"
                    + Nearest.hint(text, words));
        }
        return constants[at];
    }

    /// A member as [#parse] reads it, every setting spelt out.
    public String text(T member) {
        String settings = settings(member).entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
        return name.apply(member) + (settings.isEmpty() ? "" : "(" + settings + ")");
    }

    /// The settings of a member, as they are spelt.
    public Map<String, String> settings(T member) {
        Map<String, String> all = new LinkedHashMap<>();
        for (RecordComponent c : member.getClass().getRecordComponents()) {
            all.put(key(c), c.getType() == List.class
                    ? ((List<?>) get(c, member)).stream()
                            .map(each -> spelt(element(c), each))
                            .collect(Collectors.collectingAndThen(Collectors.joining("|"),
                                    l -> l.isEmpty() ? "\"\"" : l))
                    : spelt(c.getType(), get(c, member)));
        }
        return all;
    }

    private String spelt(Class<?> type, Object value) {
        Catalog<?> other = others.get(type);
        if (other != null) {
            return other.textOf(value);
        }
        return switch (value) {
            case Enum<?> e -> word(e.name());
            case Double x -> new BigDecimal(x.toString()).stripTrailingZeros().toPlainString();
            case String words -> quoted(
                    words.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\"", "\\\""));
            default -> value.toString();
        };
    }

    private static String quoted(String words) {
        boolean plain = !words.isEmpty() && words.chars().noneMatch(c -> ",&()=\" ".indexOf(c) >= 0);
        return plain ? words : "\"" + words + "\"";
    }

    @SuppressWarnings("unchecked") // values of a component of this type are members
    private String textOf(Object member) {
        return text((T) member);
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String key(RecordComponent c) {
        return c.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Object get(RecordComponent c, Object member) {
        try {
            return c.getAccessor().invoke(member);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
