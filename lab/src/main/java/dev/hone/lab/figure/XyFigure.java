package dev.hone.lab.figure;

import java.util.List;
import java.util.Locale;

/// Series of points with intervals in a plane, and a legend: curves, or accuracy against cost.
///
/// The picture follows the reader's light or dark, needs no colour to be read, and says in its description what it
/// shows.
public record XyFigure(String title, Axis x, Axis y, List<Series> series) {
    private static final int WIDTH = 860;
    private static final int LEFT = 64;
    private static final int TOP = 44;
    private static final int PLOT_WIDTH = 520;
    private static final int PLOT_HEIGHT = 320;
    private static final int BOTTOM = 56;
    private static final int LEGEND_ROW = 20;

    public XyFigure {
        series = List.copyOf(series);
    }

    /// The picture as a document of its own.
    public String svg() {
        int height = Math.max(TOP + PLOT_HEIGHT + BOTTOM, TOP + LEGEND_ROW * (series.size() + 1));
        var s = new StringBuilder();
        s.append(Canvas.open(WIDTH, height, title, description()));
        axes(s);
        for (int i = 0; i < series.size(); i++) {
            draw(s, i);
            legend(s, i);
        }
        return s.append("</svg>\n").toString();
    }

    private String description() {
        var text = new StringBuilder(y.label() + " against " + x.label() + ". ");
        for (Series one : series) {
            text.append(one.name()).append(": ");
            one.points().forEach(p -> text.append(Axis.spelt(p.y())).append(" at ").append(Axis.spelt(p.x()))
                    .append("; "));
        }
        return text.toString().strip();
    }

    private double across(double value) {
        return LEFT + PLOT_WIDTH * x.place(value);
    }

    private double down(double value) {
        return TOP + PLOT_HEIGHT * (1 - y.place(value));
    }

    private void axes(StringBuilder s) {
        for (double tick : y.ticks()) {
            add(s, "<path d='M%d %.1fh%d' stroke='var(--grid)'/>", LEFT, down(tick), PLOT_WIDTH);
            add(s, "<text class='soft' x='%d' y='%.1f' text-anchor='end'>%s</text>", LEFT - 8, down(tick) + 4,
                    Axis.spelt(tick));
        }
        for (double tick : x.ticks()) {
            add(s, "<path d='M%.1f %dv6' stroke='var(--soft)'/>", across(tick), TOP + PLOT_HEIGHT);
            add(s, "<text class='soft' x='%.1f' y='%d' text-anchor='middle'>%s</text>", across(tick),
                    TOP + PLOT_HEIGHT + 20, Axis.spelt(tick));
        }
        add(s, "<path d='M%d %dv%dh%d' fill='none' stroke='var(--soft)'/>", LEFT, TOP, PLOT_HEIGHT, PLOT_WIDTH);
        add(s, "<text x='%d' y='%d' text-anchor='middle'>%s</text>", LEFT + PLOT_WIDTH / 2, TOP + PLOT_HEIGHT + 44,
                Xml.text(x.label()));
        add(s, "<text transform='translate(18 %d) rotate(-90)' text-anchor='middle'>%s</text>",
                TOP + PLOT_HEIGHT / 2, Xml.text(y.label()));
    }

    private void draw(StringBuilder s, int i) {
        List<Point> points = series.get(i).points();
        if (points.size() > 1) {
            var path = new StringBuilder();
            points.forEach(p -> path.append(path.isEmpty() ? "M" : "L")
                    .append(String.format(Locale.ROOT, "%.1f %.1f", across(p.x()), down(p.y()))));
            add(s, "<path d='%s' fill='none' stroke='%s' stroke-width='1.6' stroke-dasharray='%s'/>", path,
                    Marks.colour(i), Marks.dashes(i));
        }
        for (Point p : points) {
            if (p.high() > p.low()) {
                add(s, "<path d='M%.1f %.1fV%.1f' stroke='%s' stroke-opacity='0.55'/>", across(p.x()), down(p.low()),
                        down(p.high()), Marks.colour(i));
            }
            s.append(Marks.marker(i, across(p.x()), down(p.y()))).append('\n');
        }
    }

    private void legend(StringBuilder s, int i) {
        int left = LEFT + PLOT_WIDTH + 24;
        int row = TOP + 8 + LEGEND_ROW * i;
        add(s, "<path d='M%d %dh24' stroke='%s' stroke-width='1.6' stroke-dasharray='%s'/>", left, row,
                Marks.colour(i), Marks.dashes(i));
        s.append(Marks.marker(i, left + 12, row)).append('\n');
        add(s, "<text x='%d' y='%d'>%s</text>", left + 32, row + 4, Xml.text(series.get(i).name()));
    }

    private static void add(StringBuilder s, String form, Object... values) {
        s.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
