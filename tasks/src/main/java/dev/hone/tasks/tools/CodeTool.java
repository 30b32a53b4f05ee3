package dev.hone.tasks.tools;

import dev.hone.foundation.InputException;
import dev.hone.tasks.code.CodeLimits;
import dev.hone.tasks.code.CodeOutcome;
import dev.hone.tasks.code.CodeRunner;
import dev.hone.tasks.code.Language;
import dev.hone.tasks.code.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Runs a program behind walls and says what it printed: `{"name": "java", "arguments": {"code": "..."}}`.
///
/// The runner is made when it is first needed. What a program printed is remembered: the same program is answered
/// the same, so that an episode can be made again, and the samples of a group that write the same program run it once.
/// Safe for many threads.
public final class CodeTool implements Tool {
    private static final int LONGEST_ANSWER = 1000;
    private static final int MOST_REMEMBERED = 512;
    private static final int LONGEST_REMEMBERED = 4096;

    private final Language language;
    private final CodeLimits limits;
    private final SequencedMap<String, String> answers = new LinkedHashMap<>();
    private @Nullable CodeRunner runner;
    private @Nullable InputException refusal;

    public CodeTool(Language language, CodeLimits limits) {
        this.language = language;
        this.limits = limits;
    }

    @Override
    public String name() {
        return language.word;
    }

    @Override
    public String description() {
        return switch (language) {
            case JAVA -> "Runs a Java source file and returns what it prints.";
            case PYTHON -> "Runs a Python 3 program and returns what it prints.";
        };
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("code", "the program"));
    }

    /// Why this machine runs no such programs, or nothing where it does.
    public Optional<String> refusal() {
        try {
            runner();
            return Optional.empty();
        } catch (InputException e) {
            return Optional.of(e.getMessage());
        }
    }

    /// What the program printed, at most 1,000 characters; a program that did not come to a good end is a [ToolFault].
    ///
    /// Throws: `IllegalStateException` where the runner failed; [InputException] where this machine has none.
    @Override
    public String call(List<String> arguments) {
        String code = arguments.getFirst();
        Optional<String> known = known(code);
        if (known.isPresent()) {
            return known.get();
        }
        return switch (runner().run(Program.of(code))) {
            case CodeOutcome.Exited(int exit, String output, String errors) when exit == 0 ->
                remembered(code, shown(output));
            case CodeOutcome.Broken broken -> throw new IllegalStateException(broken.reason(), broken.cause());
            case CodeOutcome failed -> throw new ToolFault(failed.reason());
        };
    }

    private static String shown(String output) {
        String text = output.strip();
        if (text.isEmpty()) {
            return "(nothing was printed)";
        }
        return text.length() <= LONGEST_ANSWER
                ? text
                : text.substring(0, LONGEST_ANSWER) + " ...";
    }

    private synchronized Optional<String> known(String code) {
        return Optional.ofNullable(answers.get(code));
    }

    private synchronized String remembered(String code, String answer) {
        if (code.length() <= LONGEST_REMEMBERED) {
            answers.put(code, answer);
            if (answers.size() > MOST_REMEMBERED) {
                answers.pollFirstEntry();
            }
        }
        return answer;
    }

    private synchronized CodeRunner runner() {
        if (refusal != null) {
            throw refusal;
        }
        if (runner == null) {
            try {
                runner = CodeRunner.open(language, limits);
            } catch (InputException e) {
                refusal = e;
                throw e;
            }
        }
        return runner;
    }
}
