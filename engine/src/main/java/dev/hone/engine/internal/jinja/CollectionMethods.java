package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Value.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The methods of Python's `dict` and `list` that change nothing.
final class CollectionMethods {
    private CollectionMethods() {}

    static Optional<Value> ofMapping(Map<Value, Value> entries, String name) {
        Value.Body body = switch (name) {
            case "get" -> given -> {
                Value found = entries.get(given.atMost(2).require(0, "key"));
                return found != null ? found : given.find(1, "default").orElse(Constants.NONE);
            };
            case "keys" -> given -> keys(given, entries);
            case "values" -> given -> values(given, entries);
            case "items" -> given -> pairs(given, entries);
            case "copy" -> given -> {
                given.atMost(0);
                return new Value.Mapping(entries);
            };
            default -> null;
        };
        return Optional.ofNullable(body).map(method -> new Function(name, method));
    }

    static Optional<Value> ofList(List<Value> items, String name) {
        Value.Body body = switch (name) {
            case "index" -> given -> {
                Value wanted = given.atMost(1).require(0, "value");
                for (int i = 0; i < items.size(); i++) {
                    if (Operators.equal(items.get(i), wanted)) {
                        return Value.of((long) i);
                    }
                }
                throw new TemplateFault(PythonFormat.repr(wanted) + " is not in the list");
            };
            case "count" -> given -> {
                Value wanted = given.atMost(1).require(0, "value");
                return Value.of(items.stream().filter(item -> Operators.equal(item, wanted)).count());
            };
            case "copy" -> given -> {
                given.atMost(0);
                return new Value.Sequence(items);
            };
            default -> null;
        };
        return Optional.ofNullable(body).map(method -> new Function(name, method));
    }

    /// Key and value of each entry, as tuples.
    static Value pairs(Map<Value, Value> entries) {
        List<Value> pairs = new ArrayList<>(entries.size());
        entries.forEach((key, value) -> pairs.add(new Value.Tuple(List.of(key, value))));
        return new Value.Sequence(pairs);
    }

    private static Value pairs(Arguments given, Map<Value, Value> entries) {
        given.atMost(0);
        return pairs(entries);
    }

    private static Value keys(Arguments given, Map<Value, Value> entries) {
        given.atMost(0);
        return new Value.Sequence(List.copyOf(entries.keySet()));
    }

    private static Value values(Arguments given, Map<Value, Value> entries) {
        given.atMost(0);
        return new Value.Sequence(List.copyOf(entries.values()));
    }
}
