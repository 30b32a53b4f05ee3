package dev.hone.engine.internal.jinja;

import dev.hone.foundation.Nearest;
import java.util.Locale;
import java.util.Set;

/// What can follow `is`.
final class Tests {
    static final Set<String> NAMES = Set.of(
            "defined", "undefined", "none", "string", "mapping", "iterable", "sequence", "number", "integer", "float",
            "boolean", "true", "false", "callable", "odd", "even", "divisibleby", "eq", "equalto", "ne", "lt",
            "lessthan",
            "le", "gt", "greaterthan", "ge", "in", "sameas", "lower", "upper");

    private Tests() {}

    static boolean holds(String name, Value value, Arguments given) {
        return switch (name) {
            case "defined" -> !(value instanceof Value.Undefined);
            case "undefined" -> value instanceof Value.Undefined;
            case "none" -> value instanceof Value.None;
            case "string" -> value instanceof Value.Text;
            case "mapping" -> value instanceof Value.Mapping;
            case "iterable" -> isCollection(value) || value instanceof Value.Undefined;
            case "sequence" -> isCollection(value) || value instanceof Value.Undefined;
            case "number" -> value instanceof Value.Int || value instanceof Value.Real || value instanceof Value.Truth;
            case "integer" -> value instanceof Value.Int;
            case "float" -> value instanceof Value.Real;
            case "boolean" -> value instanceof Value.Truth;
            case "true" -> value.equals(Constants.TRUE);
            case "false" -> value.equals(Constants.FALSE);
            case "callable" -> value instanceof Value.Function;
            case "odd" -> Math.floorMod(Operators.integer(value, "the value tested"), 2) == 1;
            case "even" -> Math.floorMod(Operators.integer(value, "the value tested"), 2) == 0;
            case "divisibleby" -> divisible(value, given);
            case "eq", "equalto", "==" -> Operators.equal(value, other(given));
            case "ne", "!=" -> !Operators.equal(value, other(given));
            case "lt", "lessthan", "<" -> Operators.order("<", value, other(given)) < 0;
            case "le", "<=" -> Operators.order("<=", value, other(given)) <= 0;
            case "gt", "greaterthan", ">" -> Operators.order(">", value, other(given)) > 0;
            case "ge", ">=" -> Operators.order(">=", value, other(given)) >= 0;
            case "in" -> Operators.contains(other(given), value);
            case "sameas" -> value.equals(other(given));
            case "lower" -> PythonFormat.text(value).equals(PythonFormat.text(value).toLowerCase(Locale.ROOT));
            case "upper" -> PythonFormat.text(value).equals(PythonFormat.text(value).toUpperCase(Locale.ROOT));
            default -> throw new TemplateFault("unknown test '" + name + "'" + Nearest.hint(name, NAMES));
        };
    }

    private static boolean divisible(Value value, Arguments given) {
        long divisor = Operators.integer(other(given), "the divisor");
        if (divisor == 0) {
            throw new TemplateFault("division by zero");
        }
        return Operators.integer(value, "the value tested") % divisor == 0;
    }

    private static Value other(Arguments given) {
        return given.atMost(1).require(0, "other");
    }

    private static boolean isCollection(Value value) {
        return value instanceof Value.Text
                || value instanceof Value.Sequence
                || value instanceof Value.Tuple
                || value instanceof Value.Mapping;
    }
}
