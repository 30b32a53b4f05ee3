package dev.hone.lab.protocol;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Records of this package as JSON, component by component in their order; a member of a sealed choice says in `is`
/// which it is.
final class RecordJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordJson() {}

    /// The text, indented, without a line end.
    static String text(Record value) {
        return JSON.writeValueAsString(node(value)).replace("\r\n", "\n");
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case Settings s -> map(s.values());
            case Record r -> record(r);
            case Map<?, ?> m -> map(m);
            case Iterable<?> list -> {
                var array = NODES.arrayNode();
                list.forEach(x -> array.add(node(x)));
                yield array;
            }
            case Optional<?> o -> o.isPresent() ? node(o.get()) : NODES.nullNode();
            case Enum<?> e -> NODES.stringNode(spelt(e.name()));
            case String s -> NODES.stringNode(s);
            case Integer i -> NODES.numberNode(i);
            case Double d -> NODES.numberNode(d);
            case null -> throw new IllegalArgumentException("null has no place in a protocol");
            default -> throw new IllegalArgumentException("no form in a protocol: " + value.getClass());
        };
    }

    private static JsonNode map(Map<?, ?> values) {
        ObjectNode node = NODES.objectNode();
        values.forEach((k, v) -> node.set(k instanceof Enum<?> e ? spelt(e.name()) : String.valueOf(k), node(v)));
        return node;
    }

    private static JsonNode record(Record value) {
        ObjectNode node = NODES.objectNode();
        if (value instanceof Rule) {
            node.put("is", spelt(value.getClass().getSimpleName()));
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                node.set(component.getName(), node(component.getAccessor().invoke(value)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return node;
    }

    private static String spelt(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
