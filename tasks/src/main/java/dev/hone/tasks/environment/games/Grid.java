package dev.hone.tasks.environment.games;

import dev.hone.foundation.Draws;

/// A square of fields, some of which are walls. Fields are numbered row by row.
record Grid(int size, String walls) {
    static final int OUTSIDE = -1;
    private static final double WALLS = 0.25;

    Grid {
        if (walls.length() != size * size) {
            throw new IllegalArgumentException(walls.length() + " fields for a square of " + size);
        }
    }

    /// Each field is a wall with a chance of one in four.
    static Grid draw(Draws draws, int size) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < size * size; i++) {
            fields.append(draws.chance(WALLS) ? '#' : '.');
        }
        return new Grid(size, fields.toString());
    }

    int fields() {
        return walls.length();
    }

    boolean isFree(int field) {
        return field != OUTSIDE && walls.charAt(field) == '.';
    }

    /// The field that a move leads to, or [#OUTSIDE].
    int after(int field, Move move) {
        int row = field / size + move.rows;
        int column = field % size + move.columns;
        return row < 0 || row >= size || column < 0 || column >= size ? OUTSIDE : row * size + column;
    }

    /// Rows with `/` between them, with a letter on each of these fields; the first of two on one field is shown.
    String text(String letters, int... places) {
        StringBuilder out = new StringBuilder(walls);
        for (int i = places.length - 1; i >= 0; i--) {
            out.setCharAt(places[i], letters.charAt(i));
        }
        for (int row = size - 1; row > 0; row--) {
            out.insert(row * size, '/');
        }
        return out.toString();
    }
}
