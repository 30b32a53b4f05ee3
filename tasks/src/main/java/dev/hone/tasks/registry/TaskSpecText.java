package dev.hone.tasks.registry;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.tasks.data.Columns;
import dev.hone.tasks.data.RowChoice;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the one-line form of a [TaskSpec].
final class TaskSpecText {
    private static final List<String> KEYS =
            List.of("difficulty", "weight", "path", "verifier", "split", "subset", "rows", "columns");
    private static final int HIGHEST = 1000;

    private TaskSpecText() {}

    static TaskSpec parse(String text) {
        int mark = text.indexOf('?');
        TaskSpec spec = TaskSpec.of((mark < 0 ? text : text.substring(0, mark)).strip());
        if (mark < 0) {
            return spec;
        }
        for (String part : text.substring(mark + 1).split("&", -1)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            spec = switch (key) {
                case "difficulty" -> spec.difficulties(difficulties(text, value));
                case "weight" -> spec.weight(weight(text, value));
                case "path" -> spec.path(path(text, value));
                case "verifier" -> spec.verifier(value);
                case "split", "subset", "rows", "columns" -> spec.rows(rows(text, spec.rows(), key, value));
                default ->
                    throw new InputException(
                            "task '" + text + "': unknown key '" + key + "'" + Nearest.hint(key, KEYS));
            };
        }
        return spec;
    }

    private static RowChoice rows(String text, RowChoice c, String key, String value) {
        return switch (key) {
            case "split" -> c.split(value);
            case "subset" -> new RowChoice(Optional.of(value), c.split(), c.most(), c.columns());
            case "rows" -> new RowChoice(c.subset(), c.split(), Optional.of(count(text, value)), c.columns());
            default -> new RowChoice(c.subset(), c.split(), c.most(), columns(text, value));
        };
    }

    private static int count(String text, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new InputException("task '" + text + "': '" + value + "' is not a number of rows");
        }
        return Integer.parseInt(value);
    }

    private static Columns columns(String text, String value) {
        Map<String, String> names = new HashMap<>();
        for (String part : value.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 1 || colon == part.length() - 1) {
                throw new InputException("task '" + text + "': '" + part
                        + "' renames no column; write what is read and its column, such as prompt:question");
            }
            names.put(part.substring(0, colon), part.substring(colon + 1));
        }
        return new Columns(names);
    }

    private static Integer[] difficulties(String text, String value) {
        List<Integer> all = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            int dash = part.indexOf('-');
            int low = difficulty(text, dash < 0 ? part : part.substring(0, dash));
            int high = dash < 0 ? low : difficulty(text, part.substring(dash + 1));
            if (low > high) {
                throw new InputException("task '" + text + "': the range " + part + " is empty; write low-high");
            }
            for (int difficulty = low; difficulty <= high; difficulty++) {
                all.add(difficulty);
            }
        }
        return all.toArray(new Integer[0]);
    }

    private static int difficulty(String text, String value) {
        if (value.isEmpty() || value.length() > 4 || !value.chars().allMatch(c -> c >= '0' && c <= '9')
                || Integer.parseInt(value) > HIGHEST) {
            throw new InputException("task '" + text + "': '" + value
                    + "' is not a difficulty; write a number such as 3, a range such as 2-4, or a list such as 2,2,3");
        }
        return Integer.parseInt(value);
    }

    private static Path path(String text, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new InputException("task '" + text + "': '" + value + "' is not a path: " + e.getReason(), e);
        }
    }

    private static double weight(String text, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new InputException("task '" + text + "': '" + value + "' is not a weight; write a number above 0", e);
        }
    }
}
