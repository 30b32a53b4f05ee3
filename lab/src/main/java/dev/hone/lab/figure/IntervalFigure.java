package dev.hone.lab.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rows of means with their intervals on one axis, each with the values that they are made of: arms of an experiment,
/// or contrasts with what they had to reach.
///
/// It follows the reader's light or dark, needs no colour to be read, and says its numbers in its description.
///
/// @param lines places on the axis that matter, such as 0 or the smallest effect of interest
public record IntervalFigure(String title, Axis axis, List<Row> rows, List<Line> lines) {
    private static final int WIDTH = 860;
    private static final int LABELS = 330;
    private static final int RIGHT = 24;
    private static final int TOP = 44;
    private static final int ROW = 34;
    private static final int BOTTOM = 64;

    /// A row: its name, a mean with its interval, the single values, and what stands behind the name, such as a
    /// verdict.
    public record Row(String name, String note, double mean, double low, double high, double[] values) {}

    /// A vertical line with its name.
    public record Line(String name, double at) {}

    public IntervalFigure {
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
    }

    /// A figure whose axis holds all rows and lines; infinite ends of intervals are drawn to its edges.
    public static IntervalFigure of(String title, String label, List<Row> rows, List<Line> lines) {
        List<Double> values = new ArrayList<>();
        rows.forEach(r -> {
            values.add(r.mean);
            if (Double.isFinite(r.low)) {
                values.add(r.low);
                values.add(r.high);
            }
            for (double v : r.values) {
                values.add(v);
            }
        });
        lines.forEach(l -> values.add(l.at));
        double[] all = values.stream().mapToDouble(v -> v).toArray();
        return new IntervalFigure(title, Axis.around(label, Axis.Scale.LINEAR, all), rows, lines);
    }

    /// The picture as a document of its own.
    public String svg() {
        int height = TOP + ROW * rows.size() + BOTTOM;
        var s = new StringBuilder(Canvas.open(WIDTH, height, title, description()));
        int bottom = TOP + ROW * rows.size();
        for (double tick : axis.ticks()) {
            add(s, "<path d='M%.1f %dV%d' stroke='var(--grid)'/>", across(tick), TOP, bottom);
            add(s, "<text class='soft' x='%.1f' y='%d' text-anchor='middle'>%s</text>", across(tick), bottom + 20,
                    Axis.spelt(tick));
        }
        for (Line line : lines) {
            add(s, "<path d='M%.1f %dV%d' stroke='var(--ink)' stroke-dasharray='5 3'/>", across(line.at), TOP - 4,
                    bottom);
            add(s, "<text class='soft' x='%.1f' y='%d' text-anchor='middle' font-size='11'>%s</text>", across(line.at),
                    TOP - 8, Xml.text(line.name));
        }
        for (int i = 0; i < rows.size(); i++) {
            row(s, rows.get(i), TOP + ROW * i + ROW / 2);
        }
        add(s, "<path d='M%d %dH%d' stroke='var(--soft)'/>", LABELS, bottom, WIDTH - RIGHT);
        add(s, "<text x='%d' y='%d' text-anchor='middle'>%s</text>", (LABELS + WIDTH - RIGHT) / 2, bottom + 46,
                Xml.text(axis.label()));
        return s.append("</svg>\n").toString();
    }

    private void row(StringBuilder s, Row row, int y) {
        add(s, "<text x='%d' y='%d' text-anchor='end'>%s</text>", LABELS - 12, row.note.isEmpty() ? y + 4 : y - 2,
                Xml.text(row.name));
        if (!row.note.isEmpty()) {
            add(s, "<text class='soft' x='%d' y='%d' text-anchor='end' font-size='11'>%s</text>", LABELS - 12, y + 12,
                    Xml.text(row.note));
        }
        for (double v : row.values) {
            add(s, "<circle cx='%.1f' cy='%d' r='2.5' fill='none' stroke='var(--soft)'/>", across(v), y + 9);
        }
        double left = Double.isFinite(row.low) ? across(row.low) : LABELS;
        double right = Double.isFinite(row.high) ? across(row.high) : WIDTH - RIGHT;
        add(s, "<path d='M%.1f %dH%.1fM%.1f %dv10M%.1f %dv10' stroke='%s' stroke-width='2'/>", left, y, right, left,
                y - 5, right, y - 5, Marks.colour(0));
        s.append(Marks.marker(0, across(row.mean), y)).append('\n');
    }

    private String description() {
        var text = new StringBuilder(axis.label()).append(". ");
        rows.forEach(r -> text.append(String.format(Locale.ROOT, "%s%s: %s (%s to %s). ", r.name,
                r.note.isEmpty() ? "" : " (" + r.note + ")", Axis.spelt(r.mean), Axis.spelt(r.low),
                Axis.spelt(r.high))));
        return text.toString().strip();
    }

    private double across(double value) {
        return LABELS + (WIDTH - RIGHT - LABELS) * Math.clamp(axis.place(value), 0.0, 1.0);
    }

    private static void add(StringBuilder s, String form, Object... values) {
        s.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
