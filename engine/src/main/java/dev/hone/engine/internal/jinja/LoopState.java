package dev.hone.engine.internal.jinja;

import java.util.List;

/// Where a `for` stands. Its depth is 1: it counts loops that call themselves, and there are none here.
final class LoopState {
    private final List<Value> items;
    private int index;

    LoopState(List<Value> items) {
        this.items = items;
    }

    void at(int newIndex) {
        index = newIndex;
    }

    Value attribute(String name) {
        int length = items.size();
        return switch (name) {
            case "index" -> Value.of(index + 1L);
            case "index0" -> Value.of((long) index);
            case "revindex" -> Value.of((long) length - index);
            case "revindex0" -> Value.of(length - index - 1L);
            case "first" -> Value.of(index == 0);
            case "last" -> Value.of(index == length - 1);
            case "length" -> Value.of((long) length);
            case "depth" -> Value.of(1L);
            case "depth0" -> Value.of(0L);
            case "previtem" -> index > 0 ? items.get(index - 1) : new Value.Undefined("there is no previous item");
            case "nextitem" ->
                index + 1 < length ? items.get(index + 1) : new Value.Undefined("there is no next item");
            case "cycle" -> new Value.Function("cycle", this::cycle);
            default -> new Value.Undefined("'LoopContext' object has no attribute '" + name + "'");
        };
    }

    private Value cycle(Arguments arguments) {
        List<Value> choices = arguments.positional();
        if (choices.isEmpty()) {
            throw new TemplateFault("cycle() needs at least one value");
        }
        return choices.get(index % choices.size());
    }
}
