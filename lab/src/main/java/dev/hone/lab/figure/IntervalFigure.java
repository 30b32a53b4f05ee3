package dev.hone.lab.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// Rows of means with their intervals on one axis, each with the values that they are made of: arms of an experiment,
/// or contrasts with what they had to reach.
///
/// A row's name and note stand above its interval, so that the picture is as readable on a phone. It follows the
/// reader's light or dark, needs no colour to be read, and says its numbers in its description.
///
/// @param origin whether a line at 0 goes through all rows
public record IntervalFigure(String title, Axis axis, List<Row> rows, Origin origin) {
    private static final double LEFT = 4;
    private static final double RIGHT = 96;
    private static final int CHARACTERS = 40;
    private static final int NOTE_CHARACTERS = 42;
    private static final int NAME_LINE = 17;
    private static final int NOTE_LINE = 15;
    private static final int STRIP = 34;
    private static final int GAP = 8;
    private static final int TICKS = 20;
    private static final int LABEL_LINE = 17;

    /// Whether 0 is drawn as a line.
    public enum Origin {
        /// For differences, where the sign is what matters.
        LINE,
        /// For values.
        NONE
    }

    /// A row: its name, a mean with its interval, the single values.
    ///
    /// @param note what stands under the name, such as a verdict; may be empty
    /// @param bounds places that this row is held against, which its note explains; dashed lines
    public record Row(
            String name, String note, double mean, double low, double high, double[] values, double[] bounds) {}

    public IntervalFigure {
        rows = List.copyOf(rows);
    }

    /// A figure whose axis holds all rows and bounds; an interval without ends is a line from edge to edge.
    public static IntervalFigure of(String title, String label, List<Row> rows, Origin origin) {
        double[] all = DoubleStream.concat(
                rows.stream().flatMapToDouble(IntervalFigure::numbers),
                origin == Origin.LINE ? DoubleStream.of(0) : DoubleStream.empty()).filter(Double::isFinite).toArray();
        double[] held = all.length == 0 ? new double[] {0} : all;
        return new IntervalFigure(title, Axis.around(label, Axis.Scale.LINEAR, held), rows, origin);
    }

    private static boolean hasInterval(Row row) {
        return Double.isFinite(row.low) && Double.isFinite(row.high);
    }

    private static DoubleStream numbers(Row row) {
        return DoubleStream.concat(
                DoubleStream.of(row.mean, row.low, row.high),
                DoubleStream.concat(DoubleStream.of(row.values), DoubleStream.of(row.bounds)));
    }

    /// The picture as a document of its own.
    public String svg() {
        var drawn = new StringBuilder();
        List<Integer> strips = new ArrayList<>();
        int y = 0;
        for (Row row : rows) {
            y += names(drawn, row, y);
            strips.add(y);
            y += STRIP + GAP;
        }
        int bottom = y;
        var s = new StringBuilder();
        for (double tick : axis.ticks()) {
            for (int strip : strips) {
                upright(s, tick, strip, strip + STRIP, "stroke='var(--grid)'");
            }
            Canvas.add(s, "<text class='soft' x='%.2f%%' y='%d' text-anchor='middle'>%s</text>", across(tick),
                    bottom + TICKS - 2, Axis.spelt(tick));
        }
        for (int i = 0; i < rows.size(); i++) {
            row(s, rows.get(i), strips.get(i));
        }
        Canvas.add(s, "<line x1='%.2f%%' x2='%.2f%%' y1='%d' y2='%d' stroke='var(--soft)'/>", LEFT, RIGHT, bottom,
                bottom);
        List<String> label = Wrapped.lines(axis.label(), CHARACTERS);
        Canvas.text(s, label, "x='50%' text-anchor='middle'", bottom + TICKS + LABEL_LINE, LABEL_LINE);
        int height = bottom + TICKS + LABEL_LINE * label.size() + GAP;
        return Canvas.document(height, title, description(), s.append(drawn).toString());
    }

    /// Writes what stands above a row's interval, and returns its height.
    private static int names(StringBuilder s, Row row, int top) {
        List<String> name = Wrapped.lines(row.name, CHARACTERS);
        Canvas.text(s, name, "x='0'", top + NAME_LINE - 4, NAME_LINE);
        int height = NAME_LINE * name.size();
        if (!row.note.isEmpty()) {
            List<String> note = Wrapped.lines(row.note, NOTE_CHARACTERS);
            Canvas.text(s, note, "class='soft' x='0' font-size='12'", top + height + NOTE_LINE - 4, NOTE_LINE);
            height += NOTE_LINE * note.size();
        }
        return height;
    }

    private void row(StringBuilder s, Row row, int top) {
        int y = top + STRIP / 2 - 4;
        if (origin == Origin.LINE) {
            upright(s, 0, top, top + STRIP, "stroke='var(--ink)'");
        }
        for (double bound : row.bounds) {
            upright(s, bound, top, top + STRIP, "stroke='var(--ink)' stroke-dasharray='4 3'");
        }
        for (double v : row.values) {
            Canvas.add(s, "<circle cx='%.2f%%' cy='%d' r='2.5' fill='none' stroke='var(--soft)'/>", across(v), y + 11);
        }
        double low = Double.isFinite(row.low) ? row.low : axis.low();
        double high = Double.isFinite(row.high) ? row.high : axis.high();
        String pen = "stroke='" + Marks.colour(0) + "' stroke-width='2'";
        Canvas.add(s, "<line x1='%.2f%%' x2='%.2f%%' y1='%d' y2='%d' %s/>", across(low), across(high), y, y, pen);
        if (hasInterval(row)) {
            upright(s, low, y - 5, y + 5, pen);
            upright(s, high, y - 5, y + 5, pen);
        }
        Canvas.marker(s, 0, across(row.mean), y);
    }

    private void upright(StringBuilder s, double at, int from, int to, String pen) {
        Canvas.add(s, "<line x1='%.2f%%' x2='%.2f%%' y1='%d' y2='%d' %s/>", across(at), across(at), from, to, pen);
    }

    private String description() {
        var text = new StringBuilder(axis.label()).append(". ");
        rows.forEach(r -> text.append(String.format(Locale.ROOT, "%s: %s (%s). %s", r.name, Axis.spelt(r.mean),
                hasInterval(r) ? Axis.spelt(r.low) + " to " + Axis.spelt(r.high) : "no interval",
                r.note.isEmpty() ? "" : r.note + ". ")));
        return text.toString().strip();
    }

    private double across(double value) {
        return LEFT + (RIGHT - LEFT) * Math.clamp(axis.place(value), 0.0, 1.0);
    }
}
