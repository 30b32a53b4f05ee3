package dev.hone.tasks.registry;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;

/// A problem of a family, to show what the family is like; the same for the same key.
public record TaskExample(TaskFamily family, Problem problem, Key key) {
    /// An example of this difficulty.
    public static TaskExample of(TaskFamily family, int difficulty, Key key) {
        Key own = key.at("example").at(family.name()).at(difficulty);
        return new TaskExample(family, family.problem(own.draws(), difficulty), own);
    }

    /// An example of the first of the family's usual difficulties.
    public static TaskExample usual(TaskFamily family, Key key) {
        return of(family, family.usualDifficulties().getFirst(), key);
    }

    /// The problem solved in this style.
    public String demonstration(Style style) {
        return family.demonstrate(problem, style, key.at("demonstration").at(style.ordinal()).draws());
    }

    /// The problem solved with right steps, or in the family's first style where it knows none.
    public String demonstration() {
        return demonstration(family.styles().contains(Style.STEPS) ? Style.STEPS : family.styles().getFirst());
    }
}
