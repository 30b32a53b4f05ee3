package dev.hone.tasks;

import java.util.Locale;

/// What a family is about; lists show families of one group together.
public enum TaskGroup {
    /// Computing with numbers, dates and units.
    ARITHMETIC,
    /// Equations and polynomials.
    ALGEBRA,
    /// Tracing or carrying out a known procedure on data.
    ALGORITHMS,
    /// Formulas, claims and orders that must hold together.
    LOGIC,
    /// Nodes and edges.
    GRAPHS,
    /// Squares of fields.
    GRIDS,
    /// Moves that lead to a goal or beat an opponent.
    GAMES,
    /// A rule that examples show.
    INDUCTION,
    /// Letters and words.
    STRINGS,
    /// Texts that satisfy a list of demands.
    CONSTRAINTS,
    /// Worlds that answer, turn after turn.
    TURNS,
    /// None of these; the group of families that do not say.
    OTHER;

    /// Lower-case name, as lists and JSON show it.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
