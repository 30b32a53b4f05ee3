package dev.hone.lab.figure;

import java.util.List;
import java.util.Locale;

/// What tells series apart: a shape and a line kind, and a colour besides.
final class Marks {
    /// Colours of Okabe and Ito, which people with the usual colour blindness tell apart; they stand on light and dark.
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a7500", "#56b4e9", "#7f7f7f");

    private static final List<String> DASHES = List.of("none", "6 3", "2 3", "9 3 2 3");

    private Marks() {}

    static String colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    static String dashes(int series) {
        return DASHES.get(series / COLOURS.size() % DASHES.size());
    }

    /// A marker of the series' shape around a place.
    static String marker(int series, double x, double y) {
        String fill = series % 2 == 0 ? colour(series) : "var(--paper)";
        String shape = switch (series % 6) {
            case 0 -> "<circle cx='%1$.1f' cy='%2$.1f' r='4.5'".formatted(x, y);
            case 1 -> "<rect x='%.1f' y='%.1f' width='8' height='8'".formatted(x - 4, y - 4);
            case 2 -> path("M%.1f %.1fl5 9h-10z", x, y - 6);
            case 3 -> path("M%.1f %.1fl5.5 5.5-5.5 5.5-5.5-5.5z", x, y - 5.5);
            case 4 -> path("M%.1f %.1fl5-9h-10z", x, y + 6);
            default -> path("M%.1f %.1fh3v3h3v3h-3v3h-3v-3h-3v-3h3z", x - 1.5, y - 4.5);
        };
        return shape + " fill='" + fill + "' stroke='" + colour(series) + "' stroke-width='1.6'/>";
    }

    private static String path(String form, double x, double y) {
        return "<path d='" + String.format(Locale.ROOT, form, x, y) + "'";
    }
}
