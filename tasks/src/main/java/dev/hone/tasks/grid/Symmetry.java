package dev.hone.tasks.grid;

import java.util.List;

/// The eight ways of turning and mirroring a grid.
public enum Symmetry {
    /// As it is.
    IDENTITY,
    /// A quarter turn, clockwise.
    QUARTER_TURN,
    /// Half a turn.
    HALF_TURN,
    /// A quarter turn, anticlockwise.
    QUARTER_BACK,
    /// Left and right exchanged.
    MIRRORED,
    /// Top and bottom exchanged.
    FLIPPED,
    /// Rows and columns exchanged.
    TRANSPOSED,
    /// Rows and columns exchanged along the other diagonal.
    TRANSPOSED_BACK;

    /// Those that leave a row of cells a row.
    public static final List<Symmetry> OF_ROWS = List.of(IDENTITY, MIRRORED);

    /// The grid turned or mirrored so.
    public CellGrid apply(CellGrid grid) {
        return switch (this) {
            case IDENTITY -> grid;
            case QUARTER_TURN -> grid.turned();
            case HALF_TURN -> grid.mirrored().flipped();
            case QUARTER_BACK -> grid.turned().mirrored().flipped();
            case MIRRORED -> grid.mirrored();
            case FLIPPED -> grid.flipped();
            case TRANSPOSED -> grid.transposed();
            case TRANSPOSED_BACK -> grid.transposed().mirrored().flipped();
        };
    }

    /// What undoes it.
    public Symmetry inverse() {
        return switch (this) {
            case QUARTER_TURN -> QUARTER_BACK;
            case QUARTER_BACK -> QUARTER_TURN;
            case IDENTITY, HALF_TURN, MIRRORED, FLIPPED, TRANSPOSED, TRANSPOSED_BACK -> this;
        };
    }
}
