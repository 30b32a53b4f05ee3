package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Value.Mapping;
import dev.hone.engine.internal.jinja.Value.Sequence;
import dev.hone.engine.internal.jinja.Value.Text;
import dev.hone.engine.internal.jinja.Value.Tuple;
import dev.hone.engine.internal.jinja.Value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Attributes, subscripts and slices. `a.b` looks for an attribute first and an entry second, `a['b']` the other way.
final class Members {
    private static final Set<String> CHANGING = Set.of(
            "append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "update", "setdefault",
            "popitem");

    private final Budget budget;
    private final TextMethods textMethods;

    Members(Budget budget) {
        this.budget = budget;
        textMethods = new TextMethods(budget);
    }

    Value attribute(Value owner, String name) {
        return switch (owner) {
            case Undefined(String reason) -> throw new TemplateFault(reason);
            case Text(String text) -> textMethods.named(text, name).orElseGet(() -> missing(owner, name));
            case Mapping(var entries) -> {
                Optional<Value> method = CollectionMethods.ofMapping(entries, name);
                Value entry = entries.get(Value.of(name));
                yield method.orElseGet(() -> entry != null ? entry : missing(owner, name));
            }
            case Sequence(var items) -> CollectionMethods.ofList(items, name).orElseGet(() -> missing(owner, name));
            case Tuple(var items) -> CollectionMethods.ofList(items, name).orElseGet(() -> missing(owner, name));
            case Value.Namespace namespace -> {
                Value value = namespace.names().get(name);
                yield value != null ? value : missing(owner, name);
            }
            case Value.Loop(LoopState state) -> state.attribute(name);
            default -> missing(owner, name);
        };
    }

    Value item(Value owner, Value index) {
        return switch (owner) {
            case Undefined(String reason) -> throw new TemplateFault(reason);
            case Mapping(var entries) when entries.containsKey(index) -> entries.get(index);
            case Sequence(var items) when index instanceof Value.Int(long place) -> at(items, place, owner);
            case Tuple(var items) when index instanceof Value.Int(long place) -> at(items, place, owner);
            case Text(String text) when index instanceof Value.Int(long place) -> {
                budget.spend(1 + text.length() / 16);
                yield at(PythonText.characters(text), place, owner);
            }
            default -> index instanceof Text(String name)
                    ? attribute(owner, name)
                    : new Undefined("'" + owner.typeName() + "' object has no element " + PythonFormat.repr(index));
        };
    }

    Value slice(Value owner, Optional<Value> start, Optional<Value> stop, Optional<Value> step) {
        List<Value> items = switch (owner) {
            case Sequence(var list) -> list;
            case Tuple(var list) -> list;
            case Text(String text) -> PythonText.characters(text);
            case Undefined(String reason) -> throw new TemplateFault(reason);
            default -> throw new TemplateFault("'" + owner.typeName() + "' object cannot be sliced");
        };
        budget.spendForList(items.size());
        List<Value> chosen = chosen(items, bound(start), bound(stop), bound(step).orElse(1L));
        return switch (owner) {
            case Text _ -> {
                StringBuilder text = new StringBuilder();
                chosen.forEach(character -> text.append(PythonFormat.text(character)));
                yield Value.of(text.toString());
            }
            case Tuple _ -> new Tuple(chosen);
            default -> new Sequence(chosen);
        };
    }

    private static List<Value> chosen(List<Value> items, Optional<Long> start, Optional<Long> stop, long step) {
        if (step == 0) {
            throw new TemplateFault("slice step cannot be zero");
        }
        int size = items.size();
        long lowest = step > 0 ? 0 : -1;
        long highest = step > 0 ? size : size - 1L;
        long from = start.map(place -> place(place, size, lowest, highest)).orElse(step > 0 ? lowest : highest);
        long to = stop.map(place -> place(place, size, lowest, highest)).orElse(step > 0 ? highest : lowest);
        List<Value> chosen = new ArrayList<>();
        long stride = Math.clamp(step, -size - 1L, size + 1L);
        for (long i = from; step > 0 ? i < to : i > to; i += stride) {
            chosen.add(items.get((int) i));
        }
        return chosen;
    }

    private static long place(long given, int size, long lowest, long highest) {
        return Math.clamp(given < 0 ? Math.max(given, -size - 1L) + size : given, lowest, highest);
    }

    private static Optional<Long> bound(Optional<Value> value) {
        return value.filter(given -> !(given instanceof Value.None))
                .map(given -> Operators.integer(given, "a slice bound"));
    }

    private static Value at(List<Value> items, long place, Value owner) {
        long index = place < 0 ? place + items.size() : place;
        return index >= 0 && index < items.size()
                ? items.get((int) index)
                : new Undefined("'" + owner.typeName() + "' object has no element " + place);
    }

    private static Value missing(Value owner, String name) {
        if (CHANGING.contains(name) && !(owner instanceof Text)) {
            throw new TemplateFault("'" + name + "' would change a " + owner.typeName() + "; templates cannot");
        }
        return new Undefined("'" + owner.typeName() + " object' has no attribute '" + name + "'");
    }
}
