package dev.hone.lab.figure;

import java.util.List;
import java.util.Locale;

/// Series of points with intervals in a plane, and a legend: curves, or accuracy against cost.
///
/// Of a series with many points the line shows all, and marks and intervals show some. The picture follows the reader's
/// light or dark, needs no colour to be read, and says in its description what it shows.
public record XyFigure(String title, Axis x, Axis y, List<Series> series) {
    private static final double LEFT = 12;
    private static final double PLOT = 85;
    private static final int PLOT_HEIGHT = 300;
    private static final int CHARACTERS = 44;
    private static final int LINE = 17;
    private static final int TICKS = 20;
    private static final int LEGEND_ROW = 20;
    private static final int LEGEND_MARK = 32;
    private static final int SHORT_NAME = 16;
    private static final int MOST_MARKS = 13;

    /// What lines are measured in: as many units as this to the width of the plot, which no viewer sees.
    private static final int UNITS = 1000;

    public XyFigure {
        series = List.copyOf(series);
    }

    /// The picture as a document of its own.
    public String svg() {
        var s = new StringBuilder();
        List<String> label = Wrapped.lines(y.label(), CHARACTERS);
        Canvas.text(s, label, "x='0'", LINE - 4, LINE);
        int top = LINE * label.size() + 8;
        axes(s, top);
        lines(s, top);
        for (int i = 0; i < series.size(); i++) {
            List<Point> points = series.get(i).points();
            for (int p = 0; p < points.size(); p++) {
                if (isMarked(i, p)) {
                    Canvas.marker(s, i, across(points.get(p).x()), top + down(points.get(p).y()));
                }
            }
        }
        List<String> under = Wrapped.lines(x.label(), CHARACTERS);
        Canvas.text(s, under, "x='" + (LEFT + PLOT / 2) + "%' text-anchor='middle'",
                top + PLOT_HEIGHT + TICKS + LINE, LINE);
        int height = legend(s, top + PLOT_HEIGHT + TICKS + LINE * under.size() + LINE);
        return Canvas.document(height, title, description(), s.toString());
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
        return LEFT + PLOT * x.place(value);
    }

    private double down(double value) {
        return PLOT_HEIGHT * (1 - y.place(value));
    }

    /// Marks of many points would cover each other, and so would those of several series at the same points.
    private boolean isMarked(int of, int point) {
        int stride = Math.ceilDiv(series.get(of).points().size(), MOST_MARKS);
        return point % stride == of * stride / series.size() % stride;
    }

    private void axes(StringBuilder s, int top) {
        for (double tick : y.ticks()) {
            Canvas.add(s, "<line x1='%.2f%%' x2='%.2f%%' y1='%.1f' y2='%.1f' stroke='var(--grid)'/>", LEFT,
                    LEFT + PLOT, top + down(tick), top + down(tick));
            Canvas.add(s, "<text class='soft' x='%.2f%%' y='%.1f' text-anchor='end'>%s</text>", LEFT - 1.5,
                    top + down(tick) + 4, Axis.spelt(tick));
        }
        int bottom = top + PLOT_HEIGHT;
        for (double tick : x.ticks()) {
            Canvas.add(s, "<line x1='%.2f%%' x2='%.2f%%' y1='%d' y2='%d' stroke='var(--soft)'/>", across(tick),
                    across(tick), bottom, bottom + 5);
            Canvas.add(s, "<text class='soft' x='%.2f%%' y='%d' text-anchor='middle'>%s</text>", across(tick),
                    bottom + TICKS, Axis.spelt(tick));
        }
        Canvas.add(s, "<line x1='%.2f%%' x2='%.2f%%' y1='%d' y2='%d' stroke='var(--soft)'/>", LEFT, LEFT + PLOT,
                bottom, bottom);
        Canvas.add(s, "<line x1='%.2f%%' x2='%.2f%%' y1='%d' y2='%d' stroke='var(--soft)'/>", LEFT, LEFT, top, bottom);
    }

    private void lines(StringBuilder s, int top) {
        Canvas.add(s, "<svg x='%.2f%%' y='%d' width='%.2f%%' height='%d' viewBox='0 0 %d %d' "
                + "preserveAspectRatio='none' overflow='visible'>", LEFT, top, PLOT, PLOT_HEIGHT, UNITS, PLOT_HEIGHT);
        for (int i = 0; i < series.size(); i++) {
            List<Point> points = series.get(i).points();
            if (points.size() > 1) {
                var path = new StringBuilder();
                points.forEach(p -> path.append(path.isEmpty() ? "M" : "L").append(
                        String.format(Locale.ROOT, "%.1f %.1f", UNITS * x.place(p.x()), down(p.y()))));
                Canvas.add(s, "<path d='%s' fill='none' stroke='%s' stroke-width='1.6' stroke-dasharray='%s' "
                        + "vector-effect='non-scaling-stroke'/>", path, Marks.colour(i), Marks.dashes(i));
            }
            for (int p = 0; p < points.size(); p++) {
                Point point = points.get(p);
                if (point.high() > point.low() && isMarked(i, p)) {
                    Canvas.add(s, "<path d='M%.1f %.1fV%.1f' stroke='%s' stroke-opacity='0.55' "
                            + "vector-effect='non-scaling-stroke'/>", UNITS * x.place(point.x()), down(point.low()),
                            down(point.high()), Marks.colour(i));
                }
            }
        }
        s.append("</svg>\n");
    }

    /// Writes the legend, in two columns where names are short, and returns where it ends.
    private int legend(StringBuilder s, int top) {
        int columns = series.stream().allMatch(one -> one.name().length() <= SHORT_NAME) ? 2 : 1;
        for (int i = 0; i < series.size(); i++) {
            int y = LEGEND_ROW / 2 + LEGEND_ROW * (i / columns);
            Canvas.add(s, "<svg x='%d%%' y='%d' overflow='visible'>", i % columns * 50, top);
            Canvas.add(s, "<path d='M0 %dh24' stroke='%s' stroke-width='1.6' stroke-dasharray='%s'/>", y,
                    Marks.colour(i), Marks.dashes(i));
            s.append(Marks.marker(i, 12, y)).append('\n');
            Canvas.add(s, "<text x='%d' y='%d'>%s</text></svg>", LEGEND_MARK, y + 4, Xml.text(series.get(i).name()));
        }
        return top + LEGEND_ROW * Math.ceilDiv(series.size(), columns);
    }
}
