package dev.hone.tasks.data;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One line of a JSONL file, or one row of a Parquet file: an object whose columns are read by name and type. What is
/// wrong with it is said with file, line and column name.
public final class Row {
    private final RowRange range;
    private final int line;
    private final JsonNode object;

    Row(RowRange range, int line, JsonNode object) {
        this.range = range;
        this.line = line;
        this.object = object;
    }

    /// The line's number from 1: in its file, or where a data set has several files, in all of them one after another.
    public int line() {
        return Math.addExact(range.before(), line);
    }

    /// The names of the columns that this line has.
    public List<String> columns() {
        return List.copyOf(object.propertyNames());
    }

    /// Whether a column is there and not null.
    public boolean has(String wanted) {
        JsonNode value = object.get(range.columns().in(wanted));
        return value != null && !value.isNull();
    }

    /// A column that must be there and be text; numbers count as the text that they are written with.
    public String text(String wanted) {
        String column = range.columns().in(wanted);
        return optionalText(wanted)
                .orElseThrow(() -> error("no column '" + column + "'" + Nearest.hint(column, columns())));
    }

    /// A column of text that may be missing or null.
    public Optional<String> optionalText(String wanted) {
        String column = range.columns().in(wanted);
        JsonNode value = object.get(column);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value.isString() || value.isNumber()) {
            return Optional.of(value.asString());
        }
        throw error("column '" + column + "' holds " + kind(value) + "; allowed: text or a number");
    }

    /// A column that must be there and be true or false, or 1 or 0.
    boolean flag(String wanted) {
        String column = range.columns().in(wanted);
        JsonNode value = object.get(column);
        if (value == null || value.isNull()) {
            throw error("no column '" + column + "'" + Nearest.hint(column, columns()));
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber() && (value.doubleValue() == 0 || value.doubleValue() == 1)) {
            return value.doubleValue() == 1;
        }
        throw error("column '" + column + "' holds " + kind(value) + "; allowed: true or false, or 1 or 0");
    }

    /// A column that must be there and be a list of texts.
    List<String> texts(String wanted) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(wanted, "a list of texts")) {
            if (!item.isString()) {
                throw error("column '" + range.columns().in(wanted) + "', entry " + texts.size() + " is " + kind(item)
                        + "; allowed: text");
            }
            texts.add(item.asString());
        }
        return texts;
    }

    /// A column that must be there and be a list of true and false, or of numbers.
    List<Double> chances(String wanted) {
        List<Double> chances = new ArrayList<>();
        for (JsonNode item : list(wanted, "a list of true and false, or of numbers in [0, 1]")) {
            if (!item.isBoolean() && !item.isNumber()) {
                throw error("column '" + range.columns().in(wanted) + "', entry " + chances.size() + " is "
                        + kind(item) + "; allowed: true or false, or a number in [0, 1]");
            }
            chances.add(item.isBoolean() ? item.booleanValue() ? 1.0 : 0.0 : item.doubleValue());
        }
        return chances;
    }

    private JsonNode list(String wanted, String allowed) {
        String column = range.columns().in(wanted);
        JsonNode value = object.get(column);
        if (value == null || value.isNull()) {
            throw error("no column '" + column + "'" + Nearest.hint(column, columns()));
        }
        if (!value.isArray()) {
            throw error("column '" + column + "' holds " + kind(value) + "; allowed: " + allowed);
        }
        return value;
    }

    /// A column of whole numbers (token ids); empty where it is missing or null.
    public Optional<int[]> integers(String wanted) {
        String column = range.columns().in(wanted);
        JsonNode value = object.get(column);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isArray()) {
            throw error("column '" + column + "' holds " + kind(value) + "; allowed: a list of whole numbers");
        }
        int[] numbers = new int[value.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode number = value.get(i);
            if (!number.isInt()) {
                throw error("column '" + column + "', entry " + i + " is " + number + "; allowed: a whole number");
            }
            numbers[i] = number.intValue();
        }
        return Optional.of(numbers);
    }

    /// A column of turns, each an object with `role` and `content`; empty where it is missing or null.
    public List<Turn> turns(String wanted) {
        String column = range.columns().in(wanted);
        JsonNode value = object.get(column);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw error("column '" + column + "' holds " + kind(value) + "; allowed: a list of turns");
        }
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            turns.add(new Turn(part(column, i, value.get(i), "role"), part(column, i, value.get(i), "content")));
        }
        return List.copyOf(turns);
    }

    /// A column that is a finite number, or the fallback where it is missing or null.
    double number(String column, double fallback) {
        JsonNode value = object.get(column);
        if (value == null || value.isNull()) {
            return fallback;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw error("column '" + column + "' holds " + kind(value) + "; allowed: a finite number");
        }
        return value.doubleValue();
    }

    /// A column that is text, or a list whose only turn has this role.
    String single(String wanted, String role) {
        String column = range.columns().in(wanted);
        JsonNode value = object.get(column);
        if (value == null || !value.isArray()) {
            return text(wanted);
        }
        List<Turn> turns = turns(wanted);
        if (turns.size() != 1 || !turns.getFirst().role().equals(role)) {
            throw error("column '" + column + "' holds " + turns.size() + " turns; allowed: text, or one turn of the "
                    + role);
        }
        return turns.getFirst().content();
    }

    private String part(String column, int index, JsonNode turn, String name) {
        JsonNode value = turn.get(name);
        if (value == null || !value.isString()) {
            throw error("column '" + column + "', turn " + (index + 1) + ": no text under '" + name
                    + "'; a turn is an object with role and content");
        }
        return value.asString();
    }

    /// A mistake in this line, for the user.
    public InputException error(String what) {
        return new InputException(range.file() + ":" + line + ": " + what);
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING -> "text";
            case NULL, MISSING -> "nothing";
            case BINARY, POJO -> "something else";
        };
    }
}
