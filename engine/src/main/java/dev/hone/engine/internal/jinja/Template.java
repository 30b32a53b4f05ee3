package dev.hone.engine.internal.jinja;

import dev.hone.foundation.InputException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// A template, read once and rendered often. Immutable, safe for many threads.
///
/// Rendered as `transformers` does: `trim_blocks`, `lstrip_blocks`, no escaping, undefined names print nothing but
/// have no attributes. Throws: `InputException` with the template's name and the line, for a template that is wrong,
/// that refuses what it was given (`raise_exception`), or that does too much work.
public final class Template {
    /// The longest source that is read.
    public static final int LONGEST = 1_000_000;

    private final String name;
    private final List<Statement> statements;

    private Template(String name, List<Statement> statements) {
        this.name = name;
        this.statements = statements;
    }

    /// @param name how errors call the template, such as its file
    public static Template parse(String name, String source) {
        if (source.length() > LONGEST) {
            throw new InputException(name + ": " + source.length() + " characters; at most " + LONGEST + " are read");
        }
        try {
            return new Template(name, Parser.parse(source));
        } catch (SyntaxFault fault) {
            throw new InputException(name + ", line " + fault.line() + ": " + fault.getMessage());
        } catch (StackOverflowError deep) { // a long chain of operators; nothing is held that could be left broken
            throw new InputException(name + ": the template is nested too deeply");
        }
    }

    /// The text that the template makes of the variables; `clock` answers `strftime_now`.
    public String render(Map<String, Value> variables, Clock clock) {
        Interpreter interpreter = new Interpreter(variables, clock);
        try {
            return interpreter.render(statements);
        } catch (TemplateFault fault) {
            throw new InputException(name + ", line " + interpreter.line() + ": " + fault.getMessage());
        } catch (StackOverflowError deep) { // a macro that calls itself; nothing is held that could be left broken
            throw new InputException(name + ", line " + interpreter.line() + ": the template calls itself too deeply");
        }
    }
}
