package dev.hone.engine.internal.jinja;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a template, with the meaning that it has in Python.
public sealed interface Value {
    /// `str`
    record Text(String text) implements Value {}

    /// `int`, within 64 bits
    record Int(long value) implements Value {}

    /// `float`
    record Real(double value) implements Value {}

    /// `bool`
    record Truth(boolean value) implements Value {}

    /// `None`
    record None() implements Value {}

    /// What a name or attribute gives that is not there; `reason` says which.
    record Undefined(String reason) implements Value {}

    /// `list`
    record Sequence(List<Value> items) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// `tuple`
    record Tuple(List<Value> items) implements Value {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /// `dict`; the order is kept
    record Mapping(Map<Value, Value> entries) implements Value {}

    /// What `namespace()` makes: the only thing whose attributes can be set. Equal to itself alone.
    final class Namespace implements Value {
        private final Map<String, Value> names;

        Namespace(Map<String, Value> names) {
            this.names = new LinkedHashMap<>(names);
        }

        Map<String, Value> names() {
            return names;
        }
    }

    /// The `loop` of a `for`.
    record Loop(LoopState state) implements Value {}

    /// Something that can be called.
    record Function(String name, Body body) implements Value {}

    /// What a function does.
    @FunctionalInterface
    interface Body {
        Value call(Arguments arguments);
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long value) {
        return new Int(value);
    }

    static Value of(boolean value) {
        return value ? Constants.TRUE : Constants.FALSE;
    }

    static Value list(List<Value> items) {
        return new Sequence(items);
    }

    /// A `dict` with texts as keys.
    static Value mapping(Map<String, Value> entries) {
        Map<Value, Value> mapping = new LinkedHashMap<>();
        entries.forEach((key, value) -> mapping.put(of(key), value));
        return new Mapping(mapping);
    }

    /// Python's name of the type.
    default String typeName() {
        return switch (this) {
            case Text _ -> "str";
            case Int _ -> "int";
            case Real _ -> "float";
            case Truth _ -> "bool";
            case None _ -> "NoneType";
            case Undefined _ -> "Undefined";
            case Sequence _ -> "list";
            case Tuple _ -> "tuple";
            case Mapping _ -> "dict";
            case Namespace _ -> "Namespace";
            case Loop _ -> "LoopContext";
            case Function _ -> "function";
        };
    }
}
