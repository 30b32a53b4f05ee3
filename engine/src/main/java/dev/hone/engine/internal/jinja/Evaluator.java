package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Expression.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Computes the values of expressions.
final class Evaluator {
    private final Budget budget;
    private final IntConsumer at;
    private final Operators operators;
    private final Members members;
    private final Filters filters;

    /// @param at is told the line of each call, filter and test before it is carried out
    Evaluator(Budget budget, IntConsumer at) {
        this.budget = budget;
        this.at = at;
        operators = new Operators(budget);
        members = new Members(budget);
        filters = new Filters(budget, members);
    }

    boolean truth(Expression expression, Scope scope) {
        return Operators.truth(value(expression, scope));
    }

    Value value(Expression expression, Scope scope) {
        budget.spend(1);
        return switch (expression) {
            case Expression.Literal(Value value) -> value;
            case Expression.Name(String name) -> scope.find(name);
            case Expression.ListOf(var items) -> new Value.Sequence(values(items, scope));
            case Expression.TupleOf(var items) -> new Value.Tuple(values(items, scope));
            case Expression.DictOf(var entries) -> {
                Map<Value, Value> mapping = new LinkedHashMap<>();
                entries.forEach(entry -> mapping.put(value(entry.getKey(), scope), value(entry.getValue(), scope)));
                yield new Value.Mapping(mapping);
            }
            case Expression.Attribute(Expression owner, String name) -> members.attribute(value(owner, scope), name);
            case Expression.Subscript(Expression owner, Expression index) ->
                members.item(value(owner, scope), value(index, scope));
            case Expression.Slice slice -> members.slice(
                    value(slice.owner(), scope), slice.start().map(bound -> value(bound, scope)),
                    slice.stop().map(bound -> value(bound, scope)), slice.step().map(bound -> value(bound, scope)));
            case Expression.Call call -> call(call, scope);
            case Expression.Filter filter -> filtered(filter, value(filter.operand(), scope), scope);
            case Expression.Test(int line, String name, Expression operand, Given given) -> {
                Value tested = value(operand, scope);
                Arguments arguments = arguments(given, scope);
                at.accept(line);
                yield Value.of(Tests.holds(name, tested, arguments));
            }
            case Expression.Not(Expression operand) -> Value.of(!truth(operand, scope));
            case Expression.And(Expression left, Expression right) -> {
                Value first = value(left, scope);
                yield Operators.truth(first) ? value(right, scope) : first;
            }
            case Expression.Or(Expression left, Expression right) -> {
                Value first = value(left, scope);
                yield Operators.truth(first) ? first : value(right, scope);
            }
            case Expression.Unary(String operator, Expression operand) ->
                operators.unary(operator, value(operand, scope));
            case Expression.Binary(String operator, Expression left, Expression right) ->
                operators.binary(operator, value(left, scope), value(right, scope));
            case Expression.Joined(var parts) -> {
                StringBuilder text = new StringBuilder();
                for (Expression part : parts) {
                    text.append(PythonFormat.text(value(part, scope)));
                    budget.spendForText(text.length());
                }
                yield Value.of(text.toString());
            }
            case Expression.Comparison(Expression first, var rest) -> compare(first, rest, scope);
            case Expression.Conditional(Expression test, Expression then, Optional<Expression> otherwise) ->
                truth(test, scope)
                        ? value(then, scope)
                        : otherwise.map(other -> value(other, scope))
                                .orElse(new Value.Undefined("the inline if has no else"));
        };
    }

    /// Applies a filter to a value that is there already.
    Value filtered(Expression.Filter filter, Value operand, Scope scope) {
        Arguments arguments = arguments(filter.given(), scope);
        at.accept(filter.line());
        return filters.apply(filter.name(), operand, arguments);
    }

    private Value call(Expression.Call call, Scope scope) {
        Value callee = value(call.callee(), scope);
        Arguments arguments = arguments(call.given(), scope);
        at.accept(call.line());
        return switch (callee) {
            case Value.Function(String _, Value.Body body) -> body.call(arguments);
            case Value.Undefined(String reason) -> throw new TemplateFault(reason);
            default -> throw new TemplateFault("a value of type " + callee.typeName() + " cannot be called");
        };
    }

    private Value compare(Expression first, List<Map.Entry<String, Expression>> rest, Scope scope) {
        Value left = value(first, scope);
        for (var step : rest) {
            Value right = value(step.getValue(), scope);
            if (!operators.compare(step.getKey(), left, right)) {
                return Constants.FALSE;
            }
            left = right;
        }
        return Constants.TRUE;
    }

    private Arguments arguments(Given given, Scope scope) {
        if (given.positional().isEmpty() && given.named().isEmpty()) {
            return Arguments.NONE;
        }
        Map<String, Value> named = new LinkedHashMap<>();
        given.named().forEach((name, expression) -> named.put(name, value(expression, scope)));
        return new Arguments(values(given.positional(), scope), named);
    }

    private List<Value> values(List<Expression> expressions, Scope scope) {
        List<Value> values = new ArrayList<>(expressions.size());
        expressions.forEach(expression -> values.add(value(expression, scope)));
        return values;
    }
}
