package dev.hone.engine.internal.jinja;

import dev.hone.foundation.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What can follow `|`.
final class Filters {
    static final Set<String> NAMES = Set.of(
            "trim", "length", "count", "join", "tojson", "upper", "lower", "capitalize", "title", "default", "d",
            "first",
            "last", "replace", "items", "list", "string", "int", "float", "abs", "round", "map", "select", "reject",
            "selectattr", "rejectattr", "reverse", "sort", "unique", "dictsort", "indent", "safe", "escape", "e", "sum",
            "min", "max", "attr");

    private final Budget budget;
    private final Members members;
    private final TextMethods textMethods;
    private final ListFilters lists;

    Filters(Budget budget, Members members) {
        this.budget = budget;
        this.members = members;
        textMethods = new TextMethods(budget);
        lists = new ListFilters(budget, members, this);
    }

    Value apply(String name, Value value, Arguments given) {
        return switch (name) {
            case "trim" -> Value.of(TextMethods.strip(text(value), given.atMost(1, "chars").findText(0, "chars")));
            case "upper" -> Value.of(text(value).toUpperCase(Locale.ROOT));
            case "lower" -> Value.of(text(value).toLowerCase(Locale.ROOT));
            case "capitalize" -> Value.of(PythonText.capitalized(text(value)));
            case "title" -> Value.of(PythonText.titled(text(value)));
            case "replace" -> textMethods.replaced(text(value), given);
            case "string", "safe" -> Value.of(text(value));
            case "escape", "e" -> escaped(text(value));
            case "indent" -> indented(text(value), given);
            case "tojson" -> json(value, given);
            case "default", "d" -> {
                boolean replaces = value instanceof Value.Undefined
                        || given.atMost(2, "default_value", "boolean").flag(1, "boolean") && !Operators.truth(value);
                yield replaces ? given.find(0, "default_value").orElse(Constants.EMPTY) : value;
            }
            case "int" -> Numbers.toInt(value, given);
            case "float" -> Numbers.toReal(value, given);
            case "abs" -> Numbers.absolute(value);
            case "round" -> Numbers.rounded(value, given);
            case "length", "count" -> Value.of(length(value));
            case "attr" -> members.attribute(value, given.atMost(1, "name").requireText(0, "name"));
            default -> {
                if (!NAMES.contains(name)) {
                    throw new TemplateFault("unknown filter '" + name + "'" + Nearest.hint(name, NAMES));
                }
                yield lists.apply(name, value, given);
            }
        };
    }

    private Value json(Value value, Arguments given) {
        String json = PythonJson.write(value, given);
        budget.spendForText(json.length());
        return Value.of(json);
    }

    private static long length(Value value) {
        return switch (value) {
            case Value.Text(String text) -> PythonText.length(text);
            case Value.Sequence _,Value.Tuple _,Value.Mapping _,Value.Undefined _ -> Operators.items(value).size();
            default -> throw new TemplateFault("object of type '" + value.typeName() + "' has no length");
        };
    }

    private Value escaped(String text) {
        budget.spendForText(text.length() * 5L);
        return Value.of(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;"));
    }

    private Value indented(String text, Arguments given) {
        given.atMost(3, "width", "first", "blank");
        Value width = given.find(0, "width").orElse(Value.of(4L));
        String indent = width instanceof Value.Text(String blanks)
                ? blanks
                : " ".repeat(Math.clamp(Operators.integer(width, "width"), 0, 1000));
        List<String> lines = PythonText.split(text, "\n", -1);
        budget.spendForText(text.length() + (long) indent.length() * lines.size());
        StringBuilder indented = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            boolean wanted = i == 0
                    ? given.flag(1, "first")
                    : !lines.get(i).isEmpty() || given.flag(2, "blank");
            indented.append(i == 0 ? "" : "\n").append(wanted ? indent : "").append(lines.get(i));
        }
        return Value.of(indented.toString());
    }

    /// The text of an attribute such as `a.b` or `0`, followed step by step.
    Value path(Value value, Value attribute) {
        Value reached = value;
        for (String step : PythonText.split(PythonFormat.text(attribute), ".", -1)) {
            boolean number = !step.isEmpty() && step.chars().allMatch(Character::isDigit) && step.length() < 10;
            reached = members.item(reached, number ? Value.of(Long.parseLong(step)) : Value.of(step));
        }
        return reached;
    }

    private static String text(Value value) {
        return PythonFormat.text(value);
    }

    /// The value of a named argument, where it was given.
    static Optional<Value> attribute(Arguments given, int place) {
        return given.find(place, "attribute").filter(value -> !(value instanceof Value.None));
    }
}
