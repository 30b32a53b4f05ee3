package dev.hone.app.command;

import dev.hone.app.input.TaskNames;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.registry.Families;
import dev.hone.tasks.registry.TaskExample;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.tasks.registry.TasksPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone tasks`: the families of problems, with an example of each.
@Command(name = "tasks", description = "List the tasks, or show some; tasks audit examines them.",
        synopsisSubcommandLabel = "[audit]",
        footer = {
            "",
            "A task is named NAME or NAME?difficulty=2-4&weight=0.5. From files: gsm8k?path=DIR (with train.jsonl and",
            "test.jsonl), dataset?path=FILE&verifier=NAME (columns prompt and answer), pairs?path=FILE (columns",
            "prompt, chosen and rejected), arc-agi?path=DIR (with training and evaluation); JSONL or Parquet, of",
            "folders by split=NAME; columns=prompt:question renames."
        })
final class TasksCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "TASK", description = "Show these, an example of each difficulty.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0",
            description = "Makes the examples (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object a task.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the reference page of all that need no files.")
    private boolean markdown;

    TasksCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (markdown) {
            terminal.line(TasksPage.markdown().stripTrailing());
            return ExitCode.OK;
        }
        List<TaskFamily> families = names.isEmpty() ? Families.all() : TaskNames.families(names);
        if (json) {
            families.forEach(family -> terminal.line(object(family)));
        } else if (names.isEmpty()) {
            overview(families);
        } else {
            families.forEach(this::details);
        }
        return ExitCode.OK;
    }

    private void overview(List<TaskFamily> families) {
        var table = new Table("GROUP", "TASK", "DIFFICULTIES", "EXAMPLE", "WHAT IT IS");
        for (TaskFamily family : families) {
            String prompt = TaskExample.usual(family, Key.of(seed)).problem().prompt();
            table.row(family.group().title(), family.name(), range(family.difficulties()), shortened(prompt),
                    family.description());
        }
        table.lines().forEach(terminal::line);
        terminal.line("From files: " + String.join(", ", TaskSpec.FROM_FILES) + " (hone tasks --help)");
    }

    private void details(TaskFamily family) {
        terminal.line(family.name() + ": " + family.description());
        terminal.line("difficulties " + range(family.difficulties()) + ", usually " + family.usualDifficulties()
                + "; styles " + styles(family));
        for (int difficulty : family.difficulties()) {
            TaskExample example = TaskExample.of(family, difficulty, Key.of(seed));
            terminal.line("  %d  %s".formatted(difficulty, example.problem().prompt()));
            terminal.line("     %s".formatted(example.demonstration()));
        }
    }

    private Json object(TaskFamily family) {
        TaskExample example = TaskExample.usual(family, Key.of(seed));
        Problem problem = example.problem();
        return new Json()
                .put("name", family.name())
                .put("group", family.group().title())
                .put("description", family.description())
                .put("difficulties", family.difficulties().stream().mapToInt(d -> d).toArray())
                .put("usual_difficulties", family.usualDifficulties().stream().mapToInt(d -> d).toArray())
                .putTexts("styles", family.styles().stream().map(TasksCommand::word).toList())
                .put("form", family.form().name().toLowerCase(Locale.ROOT))
                .put("example", new Json()
                        .put("difficulty", problem.difficulty())
                        .put("prompt", problem.prompt())
                        .put("reference", problem.reference())
                        .put("gold", family.gold(problem))
                        .put("demonstration", example.demonstration()));
    }

    private static String styles(TaskFamily family) {
        return family.styles().stream().map(TasksCommand::word).collect(Collectors.joining(", "));
    }

    private static String word(Style style) {
        return style.name().toLowerCase(Locale.ROOT);
    }

    private static String range(List<Integer> difficulties) {
        int low = difficulties.stream().mapToInt(d -> d).min().orElse(0);
        int high = difficulties.stream().mapToInt(d -> d).max().orElse(0);
        return low == high ? String.valueOf(low) : low + "-" + high;
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 28 ? line : line.substring(0, 25) + "...";
    }
}
