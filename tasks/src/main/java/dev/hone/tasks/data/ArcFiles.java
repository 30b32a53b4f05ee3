package dev.hone.tasks.data;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.FiniteFamily;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.grid.CellGrid;
import dev.hone.tasks.grid.GridAnswer;
import dev.hone.tasks.grid.GridNotation;
import dev.hone.tasks.grid.GridPair;
import dev.hone.tasks.grid.GridTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tasks of ARC-AGI-1 from their files: a directory with `training` and `evaluation` (or with `data`, which has
/// them), a JSON file a task, each of its test grids a problem of its own.
///
/// `training` is the training side, of which about 5 % are cut off for validation by a hash of the prompt, `evaluation`
/// the test side. A prompt is written as [GridNotation#ARC] says. Difficulty goes by its length in characters: 1 up to
/// 250, 2 up to 500, 3 up to 1,000, 4 up to 2,000, 5 beyond.
///
/// Source: Chollet, "On the Measure of Intelligence", arXiv:1911.01547.
public final class ArcFiles implements FiniteFamily {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHORT = 250;
    private static final int HARDEST = 5;

    private final List<Problem> train;
    private final List<Problem> validation;
    private final List<Problem> test;
    private final List<Integer> difficulties;

    private ArcFiles(List<Problem> training, List<Problem> test) {
        train = side(training, Split.TRAIN);
        validation = side(training, Split.VALIDATION);
        this.test = test;
        var known = new TreeSet<Integer>();
        Stream.concat(training.stream(), test.stream()).forEach(p -> known.add(p.difficulty()));
        difficulties = List.copyOf(known);
    }

    private static List<Problem> side(List<Problem> problems, Split split) {
        return problems.stream().filter(p -> Split.withinTraining(p.prompt()) == split).toList();
    }

    /// Reads the directory.
    ///
    /// Throws: [InputException] with the file, where it or a part of it is missing.
    public static ArcFiles read(Path directory) {
        Path inner = directory.resolve("data");
        Path place = Files.isDirectory(inner) ? inner : directory;
        return new ArcFiles(problems(place, "training"), problems(place, "evaluation"));
    }

    private static List<Problem> problems(Path place, String side) {
        Path folder = place.resolve(side);
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    folder + ": there is no such directory; arc-agi needs one with training and evaluation");
        }
        List<Problem> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(".json")).sorted()
                    .forEach(f -> problems.addAll(task(f, side + "-" + folder.relativize(f))));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
        if (problems.isEmpty()) {
            throw new InputException(folder + ": no task; there should be a .json file each");
        }
        return problems;
    }

    private static List<Problem> task(Path file, String place) {
        JsonNode task;
        try {
            task = JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        } catch (JacksonException e) {
            throw new InputException(file + ": no JSON: " + e.getOriginalMessage(), e);
        }
        List<GridPair> pairs = new ArrayList<>();
        task.path("train").forEach(p -> pairs.add(pair(file, p)));
        String name = place.replace(".json", "");
        List<Problem> problems = new ArrayList<>();
        for (JsonNode asked : task.path("test")) {
            GridPair pair = pair(file, asked);
            String prompt = GridNotation.ARC.prompt(new GridTask(pairs, pair.input()));
            problems.add(new Problem(
                    name + "-" + problems.size(), "arc-agi", prompt, pair.output().text(), difficulty(prompt),
                    Map.of()));
        }
        if (pairs.isEmpty() || problems.isEmpty()) {
            throw new InputException(file + ": a task has pairs in 'train' and in 'test'");
        }
        return problems;
    }

    private static int difficulty(String prompt) {
        int level = 1;
        for (int longest = SHORT; level < HARDEST && prompt.length() > longest; longest *= 2) {
            level++;
        }
        return level;
    }

    private static GridPair pair(Path file, JsonNode pair) {
        return new GridPair(grid(file, pair, "input"), grid(file, pair, "output"));
    }

    private static CellGrid grid(Path file, JsonNode pair, String name) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : pair.path(name)) {
            var cells = new StringBuilder();
            for (JsonNode cell : row) {
                if (!cell.isInt() || cell.intValue() < 0 || cell.intValue() > 9) {
                    throw new InputException(file + ": a cell must be a number from 0 to 9, not " + cell);
                }
                cells.append(cell.intValue());
            }
            rows.add(cells.toString());
        }
        if (rows.isEmpty() || rows.getFirst().isEmpty()
                || rows.stream().anyMatch(r -> r.length() != rows.getFirst().length())) {
            throw new InputException(file + ": an '" + name + "' is no grid of rows of one length");
        }
        return new CellGrid(rows);
    }

    @Override
    public String name() {
        return "arc-agi";
    }

    @Override
    public String description() {
        return "tasks of ARC-AGI-1 from their files";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.INDUCTION;
    }

    @Override
    public List<Integer> difficulties() {
        return difficulties;
    }

    @Override
    public List<Problem> problems(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    @Override
    public Split split(Problem problem) {
        return problem.id().startsWith("evaluation-") ? Split.TEST : Split.withinTraining(problem.prompt());
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.GUESS);
    }

    /// The answer alone: the files have no steps.
    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style != Style.GUESS) {
            throw new IllegalArgumentException("arc-agi knows no style " + style);
        }
        return completion(problem.reference());
    }

    @Override
    public Accuracy expected(Style style) {
        return Accuracy.ALWAYS;
    }

    @Override
    public Verifier verifier() {
        return new GridAnswer();
    }

    @Override
    public String completion(String answer) {
        return "#" + answer;
    }
}
