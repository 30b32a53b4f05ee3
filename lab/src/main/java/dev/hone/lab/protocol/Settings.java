package dev.hone.lab.protocol;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Knobs of an experiment by name, as text; later ones take the place of earlier ones.
///
/// A name that begins with `recipe.` is a key of the arm's recipe, as `--set` writes it; the others are the
/// experiment's own.
public record Settings(Map<String, String> values) {
    /// What begins the name of a recipe's key.
    public static final String RECIPE = "recipe.";

    /// No settings.
    public static final Settings NONE = new Settings(Map.of());

    public Settings {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// Settings written as `name=value`.
    ///
    /// @throws InputException if one has no `=`
    public static Settings of(String... lines) {
        return of(List.of(lines));
    }

    /// Settings written as `name=value`.
    ///
    /// @throws InputException if one has no `=`
    public static Settings of(List<String> lines) {
        Map<String, String> values = new TreeMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new InputException("--set " + line + ": write it as name=value, such as steps=20");
            }
            values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
        return new Settings(values);
    }

    /// These with others in their place where both say something.
    public Settings with(Settings later) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(later.values);
        return new Settings(all);
    }

    /// What changes the recipe, as `key=value`.
    public List<String> recipe() {
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> {
            if (name.startsWith(RECIPE)) {
                lines.add(name.substring(RECIPE.length()) + "=" + value);
            }
        });
        return lines;
    }

    /// The text of a setting.
    ///
    /// @throws InputException if it is not there
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new InputException("the experiment has no setting '" + name + "'"
                    + Nearest.hint(name, values.keySet()));
        }
        return value;
    }

    /// A whole number.
    ///
    /// @throws InputException if it is not there, or not a whole number
    public int integer(String name) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException e) {
            throw new InputException("setting " + name + ": a whole number, not '" + text(name) + "'", e);
        }
    }

    /// A number.
    ///
    /// @throws InputException if it is not there, or not a number
    public double number(String name) {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException e) {
            throw new InputException("setting " + name + ": a number, not '" + text(name) + "'", e);
        }
    }
}
