package dev.hone.engine.internal.jinja;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The functions that every template can call.
final class Globals {
    /// As in Jinja's sandbox.
    private static final int LONGEST_RANGE = 100_000;

    private Globals() {}

    static Map<String, Value> functions(Budget budget, Clock clock) {
        Map<String, Value> functions = new TreeMap<>();
        add(functions, "range", given -> range(given, budget));
        add(functions, "namespace", given -> new Value.Namespace(names(given)));
        add(functions, "dict", given -> Value.mapping(names(given)));
        add(functions, "raise_exception", given -> {
            throw new TemplateFault(PythonFormat.text(given.atMost(1, "message").require(0, "message")));
        });
        add(functions, "strftime_now",
                given -> Value.of(Dates.format(given.atMost(1, "format").requireText(0, "format"), clock)));
        return functions;
    }

    private static void add(Map<String, Value> functions, String name, Value.Body body) {
        functions.put(name, new Value.Function(name, body));
    }

    private static Value range(Arguments given, Budget budget) {
        boolean fromZero = given.atMost(3).positional().size() == 1;
        long start = fromZero ? 0 : given.integer(0, "start", 0);
        long stop = Operators.integer(given.require(fromZero ? 0 : 1, "stop"), "stop");
        long step = given.integer(2, "step", 1);
        if (step == 0) {
            throw new TemplateFault("range: the step is zero");
        }
        List<Value> numbers = new ArrayList<>();
        for (long i = start; step > 0 ? i < stop : i > stop; i = Math.addExact(i, step)) {
            if (numbers.size() == LONGEST_RANGE) {
                throw new TemplateFault("range: more than " + LONGEST_RANGE + " numbers");
            }
            numbers.add(Value.of(i));
        }
        budget.spendForList(numbers.size());
        return new Value.Sequence(numbers);
    }

    private static Map<String, Value> names(Arguments given) {
        Map<String, Value> names = new LinkedHashMap<>();
        if (given.positional().size() == 1 && given.positional().getFirst() instanceof Value.Mapping(var entries)) {
            entries.forEach((key, value) -> names.put(PythonFormat.text(key), value));
        } else if (!given.positional().isEmpty()) {
            throw new TemplateFault("only a dict or arguments with names are taken");
        }
        names.putAll(given.named());
        return names;
    }
}
