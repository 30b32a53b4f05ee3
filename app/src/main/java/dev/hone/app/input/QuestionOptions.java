package dev.hone.app.input;

import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Template;
import dev.hone.tasks.HeldOut;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.environment.EnvironmentFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/// The problems that strategies solve. They and the random streams are those of `hone eval` with the same seed.
public final class QuestionOptions {
    private static final int MOST = 1 << 20;

    @Option(names = "--task", paramLabel = "TASK",
            description = "A task such as countdown or chains?difficulty=2-3; again for a mixture; tiny-world for the"
                    + " shipped model's (hone tasks lists all).")
    private List<String> tasks = new ArrayList<>();

    @Option(names = "--problems", paramLabel = "N", defaultValue = "100",
            description = "Different problems (default: ${DEFAULT-VALUE}).")
    private int problems;

    @Option(names = "--split", paramLabel = "SPLIT", defaultValue = "test",
            description = "train, validation or test (default: ${DEFAULT-VALUE}).")
    private Split split = Split.TEST;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "12345",
            description = "Chooses problems and random streams (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--template", paramLabel = "TEXT", defaultValue = "{question}",
            description = "Words around each problem, {question} for the problem, \\n for a line break.")
    private String template = "{question}";

    /// The names of the tasks.
    public List<String> tasks() {
        return List.copyOf(tasks);
    }

    /// The split in a word.
    public String split() {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /// The seed.
    public long seed() {
        return seed;
    }

    /// The random streams of solutions.
    public Key streams() {
        return Key.of(seed).at("samples");
    }

    /// The questions, asked as the options and the tasks say.
    public List<Question> questions(GeneratorOptions asked, Generator generator, Terminal terminal) {
        Allowed.between("--problems", problems, 1, MOST);
        if (tasks.isEmpty()) {
            throw new InputException("no task; write --task NAME (hone tasks lists all)");
        }
        var around = new Template(template.translateEscapes());
        TaskMixture mixture = TaskNames.mixture(tasks, asked.fetching(), terminal);
        return HeldOut.distinct(new ProblemStream(mixture, split, Key.of(seed).at("held-out")), problems).stream()
                .map(problem -> {
                    var family = mixture.family(problem);
                    if (family instanceof EnvironmentFamily) {
                        throw new InputException("task " + family.name()
                                + " is played over several turns; strategies solve tasks of one turn");
                    }
                    return around.around(
                            Question.of(mixture, problem, asked.form(family.form(), generator), asked.system()));
                })
                .toList();
    }
}
