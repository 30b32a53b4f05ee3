package dev.hone.engine.internal.jinja;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Names and their values. A loop's body has a scope of its own on each turn; an `if` has none.
final class Scope {
    private final Map<String, Value> names = new HashMap<>();
    private final Optional<Scope> outer;

    private Scope(Optional<Scope> outer) {
        this.outer = outer;
    }

    static Scope outermost(Map<String, Value> names) {
        Scope scope = new Scope(Optional.empty());
        scope.names.putAll(names);
        return scope;
    }

    Scope inner() {
        return new Scope(Optional.of(this));
    }

    void set(String name, Value value) {
        names.put(name, value);
    }

    Value find(String name) {
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            Value value = scope.get().names.get(name);
            if (value != null) {
                return value;
            }
        }
        return new Value.Undefined("'" + name + "' is undefined");
    }
}
