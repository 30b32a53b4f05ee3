package dev.hone.training.recipe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The members of one axis as recipes know them: each by its name, with its record components as keys.
///
/// A member is given once, with its default settings. The component `epsilonLow` is the key `epsilon-low`; numbers,
/// whole numbers and enums are understood, and the member's own constructor says which values are allowed. So a new
/// member is a record and a line in [Axes].
public final class Members<T> {
    private final String axis;
    private final Function<T, String> name;
    private final Map<String, T> byName = new LinkedHashMap<>();

    private Members(String axis, Function<T, String> name) {
        this.axis = axis;
        this.name = name;
    }

    /// Members of the axis that recipes spell `axis`, with their defaults.
    static <T> Members<T> of(String axis, Function<T, String> name, List<? extends T> defaults) {
        var members = new Members<>(axis, name);
        for (T member : defaults) {
            if (!(member instanceof Record)) {
                throw new IllegalArgumentException(axis + ": " + member.getClass() + " is not a record");
            }
            if (members.byName.put(name.apply(member), member) != null) {
                throw new IllegalArgumentException(axis + ": two members are named " + name.apply(member));
            }
        }
        return members;
    }

    /// The key of the recipe whose values these are.
    public String axis() {
        return axis;
    }

    /// All members with their defaults, in the documentation's order.
    public List<T> defaults() {
        return List.copyOf(byName.values());
    }

    /// The member that `name` in this section names, with the settings that the section gives. What it does not say is
    /// as in `current`, where that is the same member, or has its default.
    T read(Section s, T current) {
        String here = name.apply(current);
        String wanted = !s.has("name") && byName.containsKey(here) ? here : named(s);
        return readOver(s, wanted.equals(here) ? current : member(wanted));
    }

    /// The members that a list of sections names.
    List<T> readAll(List<Section> sections) {
        List<T> members = new ArrayList<>();
        for (Section s : sections) {
            members.add(readOver(s, member(named(s))));
        }
        return members;
    }

    private String named(Section s) {
        return s.word("name", List.copyOf(byName.keySet()));
    }

    private T member(String wanted) {
        return Objects.requireNonNull(byName.get(wanted), wanted);
    }

    private T readOver(Section s, T base) {
        RecordComponent[] components = components(base);
        List<Object> values = new ArrayList<>();
        for (RecordComponent c : components) {
            values.add(value(s, c, base));
        }
        return s.finish(() -> make(base, components, values));
    }

    /// Writes a member so that it reads back equal.
    ///
    /// @throws IllegalStateException if it is a function of the program and not a member
    void write(Outline o, T member) {
        T known = byName.get(name.apply(member));
        if (known == null || known.getClass() != member.getClass()) {
            throw new IllegalStateException(
                    "a custom " + axis + " is a function of a program; a recipe cannot hold it");
        }
        o.put("name", name.apply(member));
        settings(member).forEach((key, value) -> {
            switch (value) {
                case Integer i -> o.put(key, i.longValue());
                case Long i -> o.put(key, i.longValue());
                case Double x -> o.put(key, x.doubleValue());
                case Enum<?> e -> o.put(key, e);
                default -> throw new IllegalStateException(axis + ": no recipe holds " + value);
            }
        });
    }

    /// The name of a member, as recipes spell it.
    public String name(T member) {
        return name.apply(member);
    }

    /// A member as a recipe writes it on one line: its name, and its settings where it has some.
    public String text(T member) {
        Map<String, Object> settings = settings(member);
        return name.apply(member) + (settings.isEmpty() ? "" : settings.entrySet().stream()
                .map(e -> e.getKey() + " " + plain(e.getValue()))
                .collect(Collectors.joining(", ", " (", ")")));
    }

    /// The settings of a member as Markdown, empty where it has none.
    String markdown(T member) {
        return settings(member).entrySet().stream()
                .map(e -> "`" + e.getKey() + "` " + plain(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String plain(Object value) {
        return switch (value) {
            case Enum<?> e -> Section.spelling(e);
            case Double x -> new BigDecimal(x.toString()).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    /// The settings of a member by their keys.
    static Map<String, Object> settings(Object member) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (RecordComponent c : components(member)) {
            settings.put(key(c), get(c, member));
        }
        return settings;
    }

    private static RecordComponent[] components(Object member) {
        RecordComponent[] components = member.getClass().getRecordComponents();
        return components == null ? new RecordComponent[0] : components;
    }

    private static Object value(Section s, RecordComponent c, Object base) {
        return switch (get(c, base)) {
            case Integer i -> s.integer(key(c), i, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Long i -> s.longInteger(key(c), i);
            case Double x -> s.number(key(c), x, Range.ANY);
            case Enum<?> e -> choice(s, key(c), e);
            case Object other -> throw new IllegalStateException("no recipe holds " + other.getClass());
        };
    }

    private static <E extends Enum<E>> Object choice(Section s, String key, Enum<E> fallback) {
        return s.choice(key, fallback.getDeclaringClass().cast(fallback));
    }

    private static String key(RecordComponent c) {
        return c.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Object get(RecordComponent c, Object member) {
        try {
            return c.getAccessor().invoke(member);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("component " + c + " cannot be read", e);
        }
    }

    @SuppressWarnings("unchecked")
    private T make(T base, RecordComponent[] components, List<Object> values) {
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            return (T) base.getClass().getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) { // the member says what it allows
                throw wrong;
            }
            throw new IllegalStateException(axis + ": " + name.apply(base) + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(axis + ": " + name.apply(base) + " cannot be made", e);
        }
    }
}
