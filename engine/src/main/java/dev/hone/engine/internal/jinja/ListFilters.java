package dev.hone.engine.internal.jinja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The filters on lists and mappings.
final class ListFilters {
    private final Budget budget;
    private final Members members;
    private final Filters filters;

    ListFilters(Budget budget, Members members, Filters filters) {
        this.budget = budget;
        this.members = members;
        this.filters = filters;
    }

    Value apply(String name, Value value, Arguments given) {
        if (name.equals("items")) {
            return items(value);
        }
        if (name.equals("reverse") && value instanceof Value.Text) {
            return members.slice(value, Optional.empty(), Optional.empty(), Optional.of(Value.of(-1L)));
        }
        List<Value> items = Operators.items(value);
        budget.spend(1 + items.size());
        return switch (name) {
            case "join" -> joined(items, given);
            case "first" ->
                items.isEmpty() ? new Value.Undefined("no first item, sequence was empty") : items.getFirst();
            case "last" -> items.isEmpty() ? new Value.Undefined("no last item, sequence was empty") : items.getLast();
            case "list" -> new Value.Sequence(items);
            case "reverse" -> new Value.Sequence(items.reversed());
            case "map" -> new Value.Sequence(mapped(items, given));
            case "select" -> chosen(items, Function.identity(), given, 0, true);
            case "reject" -> chosen(items, Function.identity(), given, 0, false);
            case "selectattr" -> chosen(items, attribute(given), given, 1, true);
            case "rejectattr" -> chosen(items, attribute(given), given, 1, false);
            case "sort" -> sorted(items, given);
            case "unique" -> unique(items, given);
            case "dictsort" -> sortedEntries(value, given);
            case "sum" -> sum(items, given);
            case "min" -> extreme(items, given, -1);
            case "max" -> extreme(items, given, 1);
            default -> throw new IllegalStateException("filter " + name);
        };
    }

    private static Value items(Value value) {
        return switch (value) {
            case Value.Undefined _ -> new Value.Sequence(List.of());
            case Value.Mapping(var entries) -> CollectionMethods.pairs(entries);
            default -> throw new TemplateFault("items: a value of type " + value.typeName() + "; dict expected");
        };
    }

    private Value joined(List<Value> items, Arguments given) {
        String separator = given.atMost(2, "d", "attribute").find(0, "d").map(PythonFormat::text).orElse("");
        Optional<Value> attribute = Filters.attribute(given, 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            Value item = items.get(i);
            text.append(i == 0 ? "" : separator)
                    .append(PythonFormat.text(attribute.map(path -> filters.path(item, path)).orElse(item)));
            budget.spendForText(text.length());
        }
        return Value.of(text.toString());
    }

    private List<Value> mapped(List<Value> items, Arguments given) {
        Optional<Value> attribute = Filters.attribute(new Arguments(List.of(), given.named()), 0);
        Function<Value, Value> change;
        if (attribute.isPresent()) {
            given.atMost(0, "attribute", "default");
            Optional<Value> otherwise = given.find(0, "default");
            change = item -> {
                Value found = filters.path(item, attribute.get());
                return found instanceof Value.Undefined ? otherwise.orElse(found) : found;
            };
        } else {
            String filter = given.requireText(0, "filter");
            Arguments rest = new Arguments(given.positional().subList(1, given.positional().size()), given.named());
            change = item -> filters.apply(filter, item, rest);
        }
        List<Value> mapped = new ArrayList<>(items.size());
        items.forEach(item -> mapped.add(change.apply(item)));
        return mapped;
    }

    private Function<Value, Value> attribute(Arguments given) {
        Value path = given.require(0, "attribute");
        return item -> filters.path(item, path);
    }

    private static Value chosen(
            List<Value> items, Function<Value, Value> tested, Arguments given, int skipped, boolean wanted) {
        List<Value> arguments = given.positional();
        Optional<String> test = given.findText(skipped, "test");
        Arguments rest = new Arguments(
                arguments.size() > skipped ? arguments.subList(skipped + 1, arguments.size()) : List.of(),
                given.named());
        List<Value> chosen = new ArrayList<>();
        for (Value item : items) {
            Value value = tested.apply(item);
            boolean holds = test.isPresent() ? Tests.holds(test.get(), value, rest) : Operators.truth(value);
            if (holds == wanted) {
                chosen.add(item);
            }
        }
        return new Value.Sequence(chosen);
    }

    private Value sorted(List<Value> items, Arguments given) {
        given.atMost(3, "reverse", "case_sensitive", "attribute");
        Function<Value, Value> key = key(given.flag(1, "case_sensitive"), Filters.attribute(given, 2));
        Comparator<Value> order = (a, b) -> Operators.order("<", key.apply(a), key.apply(b));
        List<Value> sorted = new ArrayList<>(items);
        sorted.sort(given.flag(0, "reverse") ? order.reversed() : order);
        return new Value.Sequence(sorted);
    }

    private Value unique(List<Value> items, Arguments given) {
        given.atMost(2, "case_sensitive", "attribute");
        Function<Value, Value> key = key(given.flag(0, "case_sensitive"), Filters.attribute(given, 1));
        Map<Value, Value> first = new LinkedHashMap<>();
        items.forEach(item -> first.putIfAbsent(key.apply(item), item));
        return new Value.Sequence(List.copyOf(first.values()));
    }

    private Value sortedEntries(Value value, Arguments given) {
        given.atMost(3, "case_sensitive", "by", "reverse");
        int place = given.findText(1, "by").orElse("key").equals("value") ? 1 : 0;
        Function<Value, Value> key = key(given.flag(0, "case_sensitive"), Optional.of(Value.of((long) place)));
        Comparator<Value> order = (a, b) -> Operators.order("<", key.apply(a), key.apply(b));
        List<Value> pairs = new ArrayList<>(Operators.items(items(value)));
        pairs.sort(given.flag(2, "reverse") ? order.reversed() : order);
        return new Value.Sequence(pairs);
    }

    private Value extreme(List<Value> items, Arguments given, int sign) {
        given.atMost(2, "case_sensitive", "attribute");
        Function<Value, Value> key = key(given.flag(0, "case_sensitive"), Filters.attribute(given, 1));
        Value best = new Value.Undefined("no item, sequence was empty");
        for (Value item : items) {
            if (best instanceof Value.Undefined || sign * Operators.order("<", key.apply(item), key.apply(best)) > 0) {
                best = item;
            }
        }
        return best;
    }

    private Value sum(List<Value> items, Arguments given) {
        Optional<Value> attribute = Filters.attribute(given.atMost(2, "attribute", "start"), 0);
        Value sum = given.find(1, "start").orElse(Value.of(0L));
        Operators operators = new Operators(budget);
        for (Value item : items) {
            sum = operators.binary("+", sum, attribute.map(path -> filters.path(item, path)).orElse(item));
        }
        return sum;
    }

    /// What an item is compared by: texts without case, where case does not count.
    private Function<Value, Value> key(boolean caseCounts, Optional<Value> attribute) {
        return item -> {
            Value value = attribute.map(path -> filters.path(item, path)).orElse(item);
            return !caseCounts && value instanceof Value.Text(String text)
                    ? Value.of(text.toLowerCase(Locale.ROOT))
                    : value;
        };
    }
}
