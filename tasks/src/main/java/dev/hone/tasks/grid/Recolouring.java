package dev.hone.tasks.grid;

import dev.hone.foundation.Draws;

/// An exchange of colours: cells of colour c (1 to 9) become colour `to.charAt(c - 1)`; 0, the empty cell, stays.
///
/// Throws: `IllegalArgumentException` if a colour is missing or there twice.
public record Recolouring(String to) {
    private static final String COLOURS = "123456789";

    /// None.
    public static final Recolouring NONE = new Recolouring(COLOURS);

    public Recolouring {
        if (to.length() != COLOURS.length() || COLOURS.chars().anyMatch(c -> to.indexOf(c) < 0)) {
            throw new IllegalArgumentException("each of " + COLOURS + " once: " + to);
        }
    }

    /// Exchanges the colours 1 to `most` among each other at random.
    public static Recolouring random(Draws draws, int most) {
        var to = new StringBuilder();
        for (int c : draws.permutation(most)) {
            to.append(COLOURS.charAt(c));
        }
        return new Recolouring(to + COLOURS.substring(most));
    }

    /// The grid in other colours.
    public CellGrid apply(CellGrid grid) {
        return CellGrid.of(grid.height(), grid.width(), (r, c) -> {
            int colour = COLOURS.indexOf(grid.at(r, c));
            return colour < 0 ? grid.at(r, c) : to.charAt(colour);
        });
    }

    /// What undoes it.
    public Recolouring inverse() {
        var back = new StringBuilder();
        for (int c = 0; c < COLOURS.length(); c++) {
            back.append(COLOURS.charAt(to.indexOf(COLOURS.charAt(c))));
        }
        return new Recolouring(back.toString());
    }
}
