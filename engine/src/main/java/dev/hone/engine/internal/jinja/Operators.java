package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Value.Int;
import dev.hone.engine.internal.jinja.Value.Mapping;
import dev.hone.engine.internal.jinja.Value.Real;
import dev.hone.engine.internal.jinja.Value.Sequence;
import dev.hone.engine.internal.jinja.Value.Text;
import dev.hone.engine.internal.jinja.Value.Truth;
import dev.hone.engine.internal.jinja.Value.Tuple;
import dev.hone.engine.internal.jinja.Value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Python's operators on values; what Python refuses is refused.
final class Operators {
    private final Budget budget;

    Operators(Budget budget) {
        this.budget = budget;
    }

    static boolean truth(Value value) {
        return switch (value) {
            case Text(String text) -> !text.isEmpty();
            case Int(long number) -> number != 0;
            case Real(double number) -> number != 0;
            case Truth(boolean truth) -> truth;
            case Value.None _,Undefined _ -> false;
            case Sequence(var items) -> !items.isEmpty();
            case Tuple(var items) -> !items.isEmpty();
            case Mapping(var entries) -> !entries.isEmpty();
            case Value.Namespace _,Value.Loop _,Value.Function _ -> true;
        };
    }

    /// What a `for` goes over.
    static List<Value> items(Value value) {
        return switch (value) {
            case Sequence(var items) -> items;
            case Tuple(var items) -> items;
            case Mapping(var entries) -> List.copyOf(entries.keySet());
            case Text(String text) -> PythonText.characters(text);
            case Undefined _ -> List.of();
            default -> throw new TemplateFault("'" + value.typeName() + "' object is not iterable");
        };
    }

    static long integer(Value value, String what) {
        return switch (value) {
            case Int(long number) -> number;
            case Truth(boolean truth) -> truth ? 1 : 0;
            default -> throw new TemplateFault(what + " is of type " + value.typeName() + "; int expected");
        };
    }

    static boolean equal(Value a, Value b) {
        if (isNumber(a) && isNumber(b)) {
            return a instanceof Real || b instanceof Real ? real(a) == real(b) : integer(a, "") == integer(b, "");
        }
        return switch (a) {
            case Sequence(var items) -> b instanceof Sequence(var others) && equal(items, others);
            case Tuple(var items) -> b instanceof Tuple(var others) && equal(items, others);
            case Mapping(var entries) -> b instanceof Mapping(var others) && equal(entries, others);
            case Undefined _ -> b instanceof Undefined;
            default -> a.equals(b);
        };
    }

    private static boolean equal(List<Value> a, List<Value> b) {
        boolean same = a.size() == b.size();
        for (int i = 0; same && i < a.size(); i++) {
            same = equal(a.get(i), b.get(i));
        }
        return same;
    }

    private static boolean equal(Map<Value, Value> a, Map<Value, Value> b) {
        return a.size() == b.size()
                && a.entrySet().stream().allMatch(entry -> {
                    Value other = b.get(entry.getKey());
                    return other != null && equal(entry.getValue(), other);
                });
    }

    boolean compare(String operator, Value a, Value b) {
        budget.spend(1 + size(a) / 16 + size(b) / 16);
        return switch (operator) {
            case "==" -> equal(a, b);
            case "!=" -> !equal(a, b);
            case "in" -> contains(b, a);
            case "not in" -> !contains(b, a);
            case "<" -> order(operator, a, b) < 0;
            case "<=" -> order(operator, a, b) <= 0;
            case ">" -> order(operator, a, b) > 0;
            default -> order(operator, a, b) >= 0;
        };
    }

    static boolean contains(Value container, Value item) {
        return switch (container) {
            case Text(String text) -> {
                if (!(item instanceof Text(String part))) {
                    throw new TemplateFault("'in <string>' requires string as left operand, not " + item.typeName());
                }
                yield text.contains(part);
            }
            case Mapping(var entries) -> entries.containsKey(item);
            default -> items(container).stream().anyMatch(each -> equal(each, item));
        };
    }

    /// Less than 0, 0, or more than 0.
    static int order(String operator, Value a, Value b) {
        if (isNumber(a) && isNumber(b)) {
            return a instanceof Real || b instanceof Real
                    ? Double.compare(real(a), real(b))
                    : Long.compare(integer(a, ""), integer(b, ""));
        }
        if (a instanceof Text(String first) && b instanceof Text(String second)) {
            return java.util.Arrays.compare(first.codePoints().toArray(), second.codePoints().toArray());
        }
        if (a instanceof Sequence(var first) && b instanceof Sequence(var second)) {
            return order(operator, first, second);
        }
        if (a instanceof Tuple(var first) && b instanceof Tuple(var second)) {
            return order(operator, first, second);
        }
        if (a instanceof Undefined(String reason)) {
            throw new TemplateFault(reason);
        }
        throw unsupported(operator, a, b);
    }

    /// By the first pair that differs, else by length.
    private static int order(String operator, List<Value> a, List<Value> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return order(operator, a.get(i), b.get(i));
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    Value unary(String operator, Value value) {
        boolean minus = operator.equals("-");
        return switch (value) {
            case Real(double number) -> new Real(minus ? -number : number);
            case Int _,Truth _ -> {
                long number = integer(value, "");
                yield Value.of(minus ? Math.negateExact(number) : number);
            }
            case Undefined(String reason) -> throw new TemplateFault(reason);
            default ->
                throw new TemplateFault("bad operand type for unary " + operator + ": '" + value.typeName() + "'");
        };
    }

    Value binary(String operator, Value a, Value b) {
        if (a instanceof Undefined(String reason)) {
            throw new TemplateFault(reason);
        }
        if (b instanceof Undefined(String reason)) {
            throw new TemplateFault(reason);
        }
        try {
            if (isNumber(a) && isNumber(b)) {
                return a instanceof Real || b instanceof Real || operator.equals("/")
                        ? reals(operator, real(a), real(b))
                        : integers(operator, integer(a, ""), integer(b, ""));
            }
        } catch (ArithmeticException overflow) {
            throw new TemplateFault(String.valueOf(overflow.getMessage()));
        }
        return switch (operator) {
            case "+" -> added(a, b);
            case "*" -> b instanceof Int(long times) ? repeated(a, times) : a instanceof Int(long times)
                    ? repeated(b, times) : failed(operator, a, b);
            default -> failed(operator, a, b);
        };
    }

    private Value added(Value a, Value b) {
        spendFor(a, size(a) + size(b));
        return switch (a) {
            case Text(String first) when b instanceof Text(String second) -> Value.of(first + second);
            case Sequence(var first) when b instanceof Sequence(var second) -> new Sequence(joined(first, second));
            case Tuple(var first) when b instanceof Tuple(var second) -> new Tuple(joined(first, second));
            default -> failed("+", a, b);
        };
    }

    private Value repeated(Value value, long times) {
        int count = Math.clamp(times, 0, Budget.LARGEST + 1);
        spendFor(value, size(value) * count);
        return switch (value) {
            case Text(String text) -> Value.of(text.repeat(count));
            case Sequence(var items) -> {
                List<Value> all = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    all.addAll(items);
                }
                yield new Sequence(all);
            }
            default -> failed("*", value, Value.of(times));
        };
    }

    private void spendFor(Value kind, long length) {
        if (kind instanceof Text) {
            budget.spendForText(length);
        } else {
            budget.spendForList(length);
        }
    }

    private static List<Value> joined(List<Value> first, List<Value> second) {
        List<Value> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static Value integers(String operator, long a, long b) {
        return Value.of(switch (operator) {
            case "+" -> Math.addExact(a, b);
            case "-" -> Math.subtractExact(a, b);
            case "*" -> Math.multiplyExact(a, b);
            case "//" -> Math.floorDivExact(a, nonZero(b));
            case "%" -> Math.floorMod(a, nonZero(b));
            default -> {
                if (b < 0 || b > 64) {
                    throw new ArithmeticException("exponent " + b + " is out of range (0 to 64)");
                }
                yield Math.powExact(a, (int) b);
            }
        });
    }

    private static Value reals(String operator, double a, double b) {
        return new Real(switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / nonZero(b);
            case "//" -> Math.floor(a / nonZero(b));
            case "%" -> a - b * Math.floor(a / nonZero(b));
            default -> StrictMath.pow(a, b);
        });
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw new ArithmeticException("division by zero");
        }
        return divisor;
    }

    private static double nonZero(double divisor) {
        if (divisor == 0) {
            throw new ArithmeticException("division by zero");
        }
        return divisor;
    }

    private static boolean isNumber(Value value) {
        return value instanceof Int || value instanceof Real || value instanceof Truth;
    }

    private static double real(Value value) {
        return value instanceof Real(double number) ? number : integer(value, "");
    }

    private static long size(Value value) {
        return switch (value) {
            case Text(String text) -> text.length();
            case Sequence(var items) -> items.size();
            case Tuple(var items) -> items.size();
            case Mapping(var entries) -> entries.size();
            default -> 1;
        };
    }

    private static Value failed(String operator, Value a, Value b) {
        throw unsupported(operator, a, b);
    }

    private static TemplateFault unsupported(String operator, Value a, Value b) {
        return new TemplateFault(
                "unsupported operand types for " + operator + ": '" + a.typeName() + "' and '" + b.typeName() + "'");
    }
}
