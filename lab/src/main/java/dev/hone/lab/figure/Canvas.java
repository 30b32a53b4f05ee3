package dev.hone.lab.figure;

import java.util.List;
import java.util.Locale;

/// What every figure stands in: title and description for those who do not see it, colours for light and dark, a
/// heading, and the picture.
///
/// Places across a picture are shares of its width and its text has a size of its own, so that the picture fits a page
/// as well as a phone.
final class Canvas {
    private static final int WIDTH = 860;
    private static final int MARGIN = 24;
    private static final int HEADING_LINE = 19;
    private static final int HEADING_CHARACTERS = 105;

    private Canvas() {}

    /// A document of its own.
    ///
    /// @param picture as high as that, with places across in hundredths of its width
    static String document(int height, String title, String description, String picture) {
        List<String> heading = Wrapped.lines(title, HEADING_CHARACTERS);
        int top = MARGIN + HEADING_LINE * heading.size();
        int all = top + height + MARGIN / 2;
        var s = new StringBuilder("""
                <svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' role='img' \
                aria-labelledby='t d' font-family='Inter, system-ui, sans-serif' font-size='13'>
                <title id='t'>%s</title><desc id='d'>%s</desc>
                <style>svg{--ink:#1c1c1a;--soft:#6b6b66;--grid:#e4e4df;--paper:#fff}
                @media (prefers-color-scheme:dark){svg{--ink:#ececea;--soft:#a3a39d;--grid:#3a3a37;--paper:#1b1b1a}}
                text{fill:var(--ink)}.soft{fill:var(--soft)}</style>
                <rect width='100%%' height='100%%' fill='var(--paper)'/>
                """.formatted(WIDTH, all, Xml.text(title), Xml.text(description)));
        for (int i = 0; i < heading.size(); i++) {
            add(s, "<text x='%d' y='%d' font-weight='600' font-size='15'>%s</text>", MARGIN, MARGIN + HEADING_LINE * i,
                    Xml.text(heading.get(i)));
        }
        add(s, "<svg class='picture' x='%d' y='%d' width='%d' height='%d' overflow='visible'>", MARGIN, top,
                WIDTH - 2 * MARGIN, height);
        return s.append(picture).append("</svg>\n</svg>\n").toString();
    }

    /// Adds a line of markup, numbers with a decimal point.
    static void add(StringBuilder s, String form, Object... values) {
        s.append(String.format(Locale.ROOT, form, values)).append('\n');
    }

    /// Adds a text of several lines.
    ///
    /// @param attributes of each line, such as its place across
    /// @param first the baseline of the first line
    static void text(StringBuilder s, List<String> lines, String attributes, int first, int leading) {
        for (int i = 0; i < lines.size(); i++) {
            add(s, "<text %s y='%d'>%s</text>", attributes, first + leading * i, Xml.text(lines.get(i)));
        }
    }

    /// Adds a marker of a series' shape.
    ///
    /// @param across in hundredths of the width
    static void marker(StringBuilder s, int series, double across, double y) {
        add(s, "<svg x='%.2f%%' y='%.1f' overflow='visible'>%s</svg>", across, y, Marks.marker(series, 0, 0));
    }
}
