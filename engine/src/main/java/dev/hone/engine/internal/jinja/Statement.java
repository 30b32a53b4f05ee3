package dev.hone.engine.internal.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A statement of a template; `line` is where it begins.
sealed interface Statement {
    record Text(String text) implements Statement {}

    record Print(int line, Expression expression) implements Statement {}

    record If(int line, Expression test, List<Statement> then, List<Statement> otherwise) implements Statement {}

    record For(
            int line,
            Target target,
            Expression items,
            Optional<Expression> filter,
            List<Statement> body,
            List<Statement> otherwise)
            implements Statement {}

    record Set(int line, Target target, Expression value) implements Statement {}

    /// `{% set name %}...{% endset %}`, and `{% filter ... %}`, which prints: the target is then absent.
    record Captured(int line, Optional<Target> target, List<Expression.Filter> filters, List<Statement> body)
            implements Statement {}

    record Macro(int line, String name, Map<String, Optional<Expression>> parameters, List<Statement> body)
            implements Statement {}

    record Break(int line) implements Statement {}

    record Continue(int line) implements Statement {}

    /// What can be assigned to.
    sealed interface Target {
        record Name(String name) implements Target {}

        record Attribute(String owner, String name) implements Target {}

        record Several(List<Target> targets) implements Target {}
    }
}
