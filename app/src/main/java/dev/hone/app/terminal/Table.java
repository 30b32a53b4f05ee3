package dev.hone.app.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of cells, set in columns that are as wide as their widest cell.
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /// A table with these headings, or without any.
    public Table(String... headings) {
        if (headings.length > 0) {
            row(headings);
        }
    }

    /// Adds a row.
    public Table row(String... cells) {
        rows.add(List.copyOf(Arrays.asList(cells)));
        return this;
    }

    /// The lines, headings first. The last column is not padded.
    public List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int c = 0; c < row.size(); c++) {
            line.append(c == 0 ? "" : GAP).append(row.get(c));
            if (c < row.size() - 1) {
                line.repeat(' ', widths[c] - width(row.get(c)));
            }
        }
        return line.toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
