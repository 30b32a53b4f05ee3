package dev.hone.engine.internal.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An expression of a template.
sealed interface Expression {
    record Literal(Value value) implements Expression {}

    record Name(String name) implements Expression {}

    record ListOf(List<Expression> items) implements Expression {}

    record TupleOf(List<Expression> items) implements Expression {}

    record DictOf(List<Map.Entry<Expression, Expression>> entries) implements Expression {}

    record Attribute(Expression owner, String name) implements Expression {}

    record Subscript(Expression owner, Expression index) implements Expression {}

    record Slice(
            Expression owner, Optional<Expression> start, Optional<Expression> stop, Optional<Expression> step)
            implements Expression {}

    record Call(int line, Expression callee, Given given) implements Expression {}

    record Filter(int line, String name, Expression operand, Given given) implements Expression {}

    record Test(int line, String name, Expression operand, Given given) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    record Unary(String operator, Expression operand) implements Expression {}

    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /// `a ~ b ~ c`: everything as text.
    record Joined(List<Expression> parts) implements Expression {}

    /// `a < b <= c`: true if each neighbouring pair is.
    record Comparison(Expression first, List<Map.Entry<String, Expression>> rest) implements Expression {}

    record Conditional(Expression test, Expression then, Optional<Expression> otherwise) implements Expression {}

    /// The arguments as written.
    record Given(List<Expression> positional, Map<String, Expression> named) {
        static final Given NOTHING = new Given(List.of(), Map.of());
    }
}
