package dev.hone.examples;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.grid.GridNotation;
import dev.hone.tasks.grid.LeaveOneOut;
import dev.hone.tasks.registry.Families;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes direct answers to tasks of grids as lines of JSON, to pre-train a model that answers without steps: tasks of
/// one rule with three pairs, and with the two that are left where one of their pairs is asked.
///
///     GridRuleData FAMILY COUNT FILE     (such as arc-grids 60000 rules.jsonl)
public final class GridRuleData {
    private GridRuleData() {}

    /// Writes the file.
    public static void main(String[] args) throws IOException {
        TaskFamily family = Families.named(args[0]);
        int count = Integer.parseInt(args[1]);
        Key key = Key.of(1);
        String lines = IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> line(family, key.at(i).draws()))
                .collect(Collectors.joining("\n"));
        try (var out = new PrintWriter(Files.newBufferedWriter(Path.of(args[2])))) {
            out.println(lines);
        }
    }

    private static String line(TaskFamily family, Draws draws) {
        Problem problem = family.problem(draws, 1);
        while (Split.of(problem.prompt()) != Split.TRAIN) {
            problem = family.problem(draws, 1);
        }
        if (draws.chance(0.5)) {
            return object(problem.prompt(), "#" + problem.reference());
        }
        GridNotation notation = GridNotation.of(problem.prompt()).orElseThrow();
        LeaveOneOut one = draws.pick(LeaveOneOut.of(notation.read(problem.prompt())));
        return object(notation.prompt(one.task()), notation.completion(one.answer()));
    }

    private static String object(String prompt, String completion) {
        return "{\"prompt\":\"" + prompt + "\",\"completion\":\"" + completion + "\",\"answer\":\""
                + completion.substring(1) + "\"}";
    }
}
