package dev.hone.engine.internal.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a function, filter or test was called with.
record Arguments(List<Value> positional, Map<String, Value> named) {
    static final Arguments NONE = new Arguments(List.of(), Map.of());

    /// The argument at a place or of a name, where it was given.
    Optional<Value> find(int place, String name) {
        return place < positional.size() ? Optional.of(positional.get(place)) : Optional.ofNullable(named.get(name));
    }

    Value require(int place, String name) {
        return find(place, name).orElseThrow(() -> new TemplateFault("argument '" + name + "' is missing"));
    }

    String requireText(int place, String name) {
        return text(name, require(place, name));
    }

    /// The text given; empty where none or `none` was.
    Optional<String> findText(int place, String name) {
        return find(place, name).filter(value -> !(value instanceof Value.None)).map(value -> text(name, value));
    }

    long integer(int place, String name, long otherwise) {
        return find(place, name).map(value -> Operators.integer(value, name)).orElse(otherwise);
    }

    boolean flag(int place, String name) {
        return find(place, name).map(Operators::truth).orElse(false);
    }

    /// Refuses arguments that a callee does not know: at most so many by place, the rest by these names.
    Arguments atMost(int places, String... names) {
        if (positional.size() > places) {
            throw new TemplateFault(positional.size() + " arguments given, at most " + places + " taken");
        }
        for (String name : named.keySet()) {
            if (!List.of(names).contains(name)) {
                throw new TemplateFault("unknown argument '" + name + "'");
            }
        }
        return this;
    }

    private static String text(String name, Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        throw new TemplateFault("argument '" + name + "' is of type " + value.typeName() + "; str expected");
    }
}
