package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Value.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/// The methods of Python's `str` that templates use.
final class TextMethods {
    private final Budget budget;

    TextMethods(Budget budget) {
        this.budget = budget;
    }

    Optional<Value> named(String text, String name) {
        Value.Body body = body(text, name);
        return body == null ? Optional.empty() : Optional.of(new Function(name, arguments -> {
            budget.spend(1 + text.length() / 16);
            return body.call(arguments);
        }));
    }

    private Value.@org.jspecify.annotations.Nullable Body body(String text, String name) {
        return switch (name) {
            case "startswith" -> given -> Value.of(edges(given).anyMatch(text::startsWith));
            case "endswith" -> given -> Value.of(edges(given).anyMatch(text::endsWith));
            case "strip" -> given -> Value.of(strip(text, given.atMost(1).findText(0, "chars")));
            case "lstrip" -> given -> Value.of(given.atMost(1)
                    .findText(0, "chars")
                    .map(set -> PythonText.stripStart(text, set))
                    .orElseGet(() -> PythonText.stripStart(text)));
            case "rstrip" -> given -> Value.of(given.atMost(1)
                    .findText(0, "chars")
                    .map(set -> PythonText.stripEnd(text, set))
                    .orElseGet(() -> PythonText.stripEnd(text)));
            case "split" -> given -> texts(given.atMost(2, "sep", "maxsplit")
                    .findText(0, "sep")
                    .map(separator -> PythonText.split(text, separator, most(given)))
                    .orElseGet(() -> PythonText.words(text, most(given))));
            case "rsplit" -> given -> texts(
                    PythonText.splitFromEnd(text, given.atMost(2, "sep", "maxsplit").requireText(0, "sep"),
                            most(given)));
            case "splitlines" -> given -> {
                given.atMost(0);
                return texts(text.lines().toList());
            };
            case "partition" -> given -> parts(text, given.atMost(1).requireText(0, "sep"), false);
            case "rpartition" -> given -> parts(text, given.atMost(1).requireText(0, "sep"), true);
            case "replace" -> given -> replaced(text, given);
            case "removeprefix" -> given -> {
                String prefix = given.atMost(1).requireText(0, "prefix");
                return Value.of(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
            };
            case "removesuffix" -> given -> {
                String suffix = given.atMost(1).requireText(0, "suffix");
                return Value.of(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
            };
            case "upper" -> plain(text.toUpperCase(Locale.ROOT));
            case "lower" -> plain(text.toLowerCase(Locale.ROOT));
            case "capitalize" -> plain(PythonText.capitalized(text));
            case "title" -> plain(PythonText.titled(text));
            case "find" -> given -> Value.of(place(text, text.indexOf(given.atMost(1).requireText(0, "sub"))));
            case "rfind" -> given -> Value.of(place(text, text.lastIndexOf(given.atMost(1).requireText(0, "sub"))));
            case "count" -> given -> Value.of(count(text, given.atMost(1).requireText(0, "sub")));
            case "join" -> given -> joined(text, given.atMost(1).require(0, "iterable"));
            case "isdigit" -> check(text, Character::isDigit);
            case "isalpha" -> check(text, Character::isLetter);
            case "isalnum" -> check(text, Character::isLetterOrDigit);
            case "isspace" -> check(text, PythonText::isBlank);
            case "isupper" -> plain(Value.of(!text.equals(text.toLowerCase(Locale.ROOT))
                    && text.equals(text.toUpperCase(Locale.ROOT))));
            case "islower" -> plain(Value.of(!text.equals(text.toUpperCase(Locale.ROOT))
                    && text.equals(text.toLowerCase(Locale.ROOT))));
            default -> null;
        };
    }

    static String strip(String text, Optional<String> characters) {
        return characters
                .map(set -> PythonText.stripEnd(PythonText.stripStart(text, set), set))
                .orElseGet(() -> PythonText.strip(text));
    }

    Value replaced(String text, Arguments given) {
        String old = given.atMost(3, "old", "new", "count").requireText(0, "old");
        String with = given.requireText(1, "new");
        long most = given.integer(2, "count", -1);
        budget.spendForText(
                text.length() + (long) with.length() * (old.isEmpty() ? text.length() + 1 : count(text, old)));
        if (old.isEmpty()) {
            if (most >= 0) {
                throw new TemplateFault("replacing nothing a limited number of times is not supported");
            }
            return Value.of(text.replace("", with));
        }
        return Value.of(String.join(with, PythonText.split(text, old, most)));
    }

    Value joined(String separator, Value items) {
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (Value item : Operators.items(items)) {
            if (!(item instanceof Value.Text(String part))) {
                throw new TemplateFault("join: an item is of type " + item.typeName() + "; str expected");
            }
            text.append(first ? "" : separator).append(part);
            budget.spendForText(text.length());
            first = false;
        }
        return Value.of(text.toString());
    }

    private static java.util.stream.Stream<String> edges(Arguments given) {
        Value edge = given.atMost(1).require(0, "prefix");
        return edge instanceof Value.Tuple(var items)
                ? items.stream().map(item -> new Arguments(List.of(item), java.util.Map.of()).requireText(0, "prefix"))
                : java.util.stream.Stream.of(given.requireText(0, "prefix"));
    }

    private static long most(Arguments given) {
        return given.integer(1, "maxsplit", -1);
    }

    private static Value texts(List<String> texts) {
        List<Value> values = new ArrayList<>(texts.size());
        texts.forEach(text -> values.add(Value.of(text)));
        return new Value.Sequence(values);
    }

    private static Value parts(String text, String separator, boolean last) {
        if (separator.isEmpty()) {
            throw new TemplateFault("empty separator");
        }
        int found = last ? text.lastIndexOf(separator) : text.indexOf(separator);
        String before = found >= 0 ? text.substring(0, found) : last ? "" : text;
        String after = found >= 0 ? text.substring(found + separator.length()) : last ? text : "";
        return new Value.Tuple(List.of(
                Value.of(before), Value.of(found >= 0 ? separator : ""), Value.of(after)));
    }

    private static Value.Body plain(String result) {
        return plain(Value.of(result));
    }

    private static Value.Body plain(Value result) {
        return given -> {
            given.atMost(0);
            return result;
        };
    }

    private static Value.Body check(String text, IntPredicate holds) {
        return plain(Value.of(!text.isEmpty() && text.codePoints().allMatch(holds)));
    }

    private static long place(String text, int index) {
        return index < 0 ? -1 : text.codePointCount(0, index);
    }

    static long count(String text, String part) {
        return part.isEmpty() ? PythonText.length(text) + 1L : PythonText.split(text, part, -1).size() - 1L;
    }
}
