package dev.hone.tasks.grid;

import dev.hone.foundation.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/// A rectangle of characters, written row by row with `/` between them.
public record CellGrid(List<String> rows) {
    public CellGrid {
        rows = List.copyOf(rows);
    }

    /// The grid that a text writes.
    public static CellGrid read(String text) {
        return new CellGrid(List.of(text.split("/", -1)));
    }

    /// A grid of characters drawn from these.
    public static CellGrid random(Draws draws, int height, int width, String characters) {
        List<String> rows = new ArrayList<>();
        for (int r = 0; r < height; r++) {
            StringBuilder row = new StringBuilder();
            for (int c = 0; c < width; c++) {
                row.append(characters.charAt(draws.between(0, characters.length() - 1)));
            }
            rows.add(row.toString());
        }
        return new CellGrid(rows);
    }

    /// A grid whose character at a row and column is computed.
    public static CellGrid of(int height, int width, IntBinaryOperator character) {
        List<String> rows = new ArrayList<>();
        for (int r = 0; r < height; r++) {
            StringBuilder row = new StringBuilder();
            for (int c = 0; c < width; c++) {
                row.append((char) character.applyAsInt(r, c));
            }
            rows.add(row.toString());
        }
        return new CellGrid(rows);
    }

    /// Rows.
    public int height() {
        return rows.size();
    }

    /// Columns.
    public int width() {
        return rows.getFirst().length();
    }

    /// The character there, or a blank outside.
    public char at(int row, int column) {
        return row < 0 || row >= height() || column < 0 || column >= rows.get(row).length()
                ? ' '
                : rows.get(row).charAt(column);
    }

    /// The grid as a text.
    public String text() {
        return String.join("/", rows);
    }

    /// A quarter turn, clockwise.
    public CellGrid turned() {
        return of(width(), height(), (r, c) -> at(height() - 1 - c, r));
    }

    /// Rows and columns exchanged.
    public CellGrid transposed() {
        return of(width(), height(), (r, c) -> at(c, r));
    }

    /// Left and right exchanged.
    public CellGrid mirrored() {
        return of(height(), width(), (r, c) -> at(r, width() - 1 - c));
    }

    /// Top and bottom exchanged.
    public CellGrid flipped() {
        return of(height(), width(), (r, c) -> at(height() - 1 - r, c));
    }
}
