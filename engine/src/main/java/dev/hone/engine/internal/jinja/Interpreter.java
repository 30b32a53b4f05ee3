package dev.hone.engine.internal.jinja;

import dev.hone.engine.internal.jinja.Statement.Target;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries the statements of a template out, once.
final class Interpreter {
    /// How a sequence of statements ended.
    private enum Outcome {
        DONE,
        BREAK,
        CONTINUE
    }

    private static final int DEEPEST_CALL = 50;

    private final Budget budget = new Budget();
    private final Evaluator evaluator = new Evaluator(budget, this::at);
    private final Scope globals;
    private StringBuilder output = new StringBuilder();
    private int line = 1;
    private int calls;

    Interpreter(Map<String, Value> variables, Clock clock) {
        globals = Scope.outermost(Globals.functions(budget, clock));
        variables.forEach(globals::set);
    }

    /// The line that is being carried out.
    int line() {
        return line;
    }

    String render(List<Statement> statements) {
        run(statements, globals.inner());
        return output.toString();
    }

    private void at(int newLine) {
        line = newLine;
    }

    private Outcome run(List<Statement> statements, Scope scope) {
        for (Statement statement : statements) {
            budget.spend(1);
            Outcome outcome = run(statement, scope);
            if (outcome != Outcome.DONE) {
                return outcome;
            }
        }
        return Outcome.DONE;
    }

    private Outcome run(Statement statement, Scope scope) {
        switch (statement) {
            case Statement.Text(String text) -> print(text);
            case Statement.Print(int where, Expression expression) -> {
                line = where;
                print(PythonFormat.text(evaluator.value(expression, scope)));
            }
            case Statement.If(int where, Expression test, var then, var otherwise) -> {
                line = where;
                return run(evaluator.truth(test, scope) ? then : otherwise, scope);
            }
            case Statement.For loop -> run(loop, scope);
            case Statement.Set(int where, Target target, Expression value) -> {
                line = where;
                assign(target, evaluator.value(value, scope), scope);
            }
            case Statement.Captured captured -> run(captured, scope);
            case Statement.Macro macro -> scope.set(macro.name(), macro(macro, scope));
            case Statement.Break _ -> {
                return Outcome.BREAK;
            }
            case Statement.Continue _ -> {
                return Outcome.CONTINUE;
            }
        }
        return Outcome.DONE;
    }

    private void print(String text) {
        if (output.length() + text.length() > Budget.LARGEST) {
            throw new TemplateFault("the template prints more than " + Budget.LARGEST + " characters");
        }
        budget.spendForText(text.length());
        output.append(text);
    }

    private void run(Statement.For loop, Scope scope) {
        line = loop.line();
        List<Value> items = kept(loop, Operators.items(evaluator.value(loop.items(), scope)), scope);
        LoopState state = new LoopState(items);
        for (int i = 0; i < items.size(); i++) {
            state.at(i);
            line = loop.line();
            Scope inner = scope.inner();
            inner.set("loop", new Value.Loop(state));
            assign(loop.target(), items.get(i), inner);
            if (run(loop.body(), inner) == Outcome.BREAK) {
                break;
            }
        }
        if (items.isEmpty()) {
            run(loop.otherwise(), scope.inner());
        }
    }

    /// The items that pass the loop's own condition.
    private List<Value> kept(Statement.For loop, List<Value> items, Scope scope) {
        budget.spend(1 + items.size());
        if (loop.filter().isEmpty()) {
            return items;
        }
        List<Value> kept = new ArrayList<>();
        for (Value item : items) {
            Scope inner = scope.inner();
            assign(loop.target(), item, inner);
            if (evaluator.truth(loop.filter().get(), inner)) {
                kept.add(item);
            }
        }
        return kept;
    }

    private void run(Statement.Captured captured, Scope scope) {
        line = captured.line();
        Value value = Value.of(captured(captured.body(), scope.inner()));
        for (Expression.Filter filter : captured.filters()) {
            value = evaluator.filtered(filter, value, scope);
        }
        if (captured.target().isPresent()) {
            assign(captured.target().get(), value, scope);
        } else {
            print(PythonFormat.text(value));
        }
    }

    /// What the statements print, as a text.
    private String captured(List<Statement> body, Scope scope) {
        StringBuilder outer = output;
        output = new StringBuilder();
        run(body, scope);
        String text = output.toString();
        output = outer;
        return text;
    }

    private Value macro(Statement.Macro macro, Scope definition) {
        return new Value.Function(macro.name(), arguments -> {
            if (++calls > DEEPEST_CALL) {
                throw new TemplateFault("macros call each other deeper than " + DEEPEST_CALL);
            }
            Scope inner = definition.inner();
            arguments.atMost(macro.parameters().size(), macro.parameters().keySet().toArray(String[]::new));
            int place = 0;
            for (var parameter : macro.parameters().entrySet()) {
                String name = parameter.getKey();
                Optional<Value> given = arguments.find(place++, name);
                inner.set(name, given.orElseGet(() -> parameter
                        .getValue()
                        .map(otherwise -> evaluator.value(otherwise, inner))
                        .orElseGet(() -> new Value.Undefined("parameter '" + name + "' was not provided"))));
            }
            int from = line;
            Value text = Value.of(captured(macro.body(), inner));
            line = from;
            calls--;
            return text;
        });
    }

    private void assign(Target target, Value value, Scope scope) {
        switch (target) {
            case Target.Name(String name) -> scope.set(name, value);
            case Target.Attribute(String owner, String name) -> {
                if (!(scope.find(owner) instanceof Value.Namespace namespace)) {
                    throw new TemplateFault("'" + owner + "' is not a namespace: its attributes cannot be set");
                }
                namespace.names().put(name, value);
            }
            case Target.Several(var targets) -> {
                List<Value> items = Operators.items(value);
                if (items.size() != targets.size()) {
                    throw new TemplateFault(items.size() + " values for " + targets.size() + " names");
                }
                for (int i = 0; i < items.size(); i++) {
                    assign(targets.get(i), items.get(i), scope);
                }
            }
        }
    }
}
