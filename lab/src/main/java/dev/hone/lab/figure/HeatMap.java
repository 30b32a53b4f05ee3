package dev.hone.lab.figure;

import java.util.List;

/// A table of numbers as squares that are darker where the number is larger; every number is written in its square.
///
/// @param values one row a row name, one number a column name
public record HeatMap(String title, List<String> rows, List<String> columns, double[][] values) {
    private static final int LABELS = 200;
    private static final int TOP = 30;
    private static final int CELL_WIDTH = 86;
    private static final int CELL_HEIGHT = 34;
    private static final double STRONG = 0.55;

    /// @throws IllegalArgumentException if the table has other sizes than its names
    public HeatMap {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        int width = columns.size();
        if (values.length != rows.size() || java.util.Arrays.stream(values).anyMatch(r -> r.length != width)) {
            throw new IllegalArgumentException(title + ": not a table of " + rows.size() + " rows and " + width
                    + " columns");
        }
    }

    /// The picture as a document of its own.
    public String svg() {
        double low = java.util.Arrays.stream(values).flatMapToDouble(java.util.Arrays::stream).min().orElse(0);
        double high = java.util.Arrays.stream(values).flatMapToDouble(java.util.Arrays::stream).max().orElse(1);
        var description = new StringBuilder();
        var cells = new StringBuilder();
        for (int c = 0; c < columns.size(); c++) {
            Canvas.add(cells, "<text x='%d' y='%d' text-anchor='middle'>%s</text>",
                    LABELS + CELL_WIDTH * c + CELL_WIDTH / 2,
                    TOP - 10, Xml.text(columns.get(c)));
        }
        for (int r = 0; r < rows.size(); r++) {
            int y = TOP + CELL_HEIGHT * r;
            Canvas.add(cells, "<text x='%d' y='%d' text-anchor='end'>%s</text>", LABELS - 10, y + 21,
                    Xml.text(rows.get(r)));
            for (int c = 0; c < columns.size(); c++) {
                double share = high > low ? (values[r][c] - low) / (high - low) : 0;
                int x = LABELS + CELL_WIDTH * c;
                Canvas.add(cells, "<rect x='%d' y='%d' width='%d' height='%d' fill='%s' fill-opacity='%.2f' "
                        + "stroke='var(--grid)'/>", x, y, CELL_WIDTH, CELL_HEIGHT, Marks.colour(0), 0.05 + 0.9 * share);
                Canvas.add(cells, "<text x='%d' y='%d' text-anchor='middle'%s>%s</text>", x + CELL_WIDTH / 2, y + 21,
                        share > STRONG ? " style='fill:#fff'" : "", Axis.spelt(values[r][c]));
                description.append(rows.get(r)).append(", ").append(columns.get(c)).append(": ")
                        .append(Axis.spelt(values[r][c])).append(". ");
            }
        }
        return Canvas.document(TOP + CELL_HEIGHT * rows.size(), title, description.toString().strip(),
                cells.toString());
    }
}
