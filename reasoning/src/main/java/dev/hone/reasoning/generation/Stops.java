package dev.hone.reasoning.generation;

import java.util.List;

/// Where stop strings end a text.
public final class Stops {
    private Stops() {}

    /// The text before the first place at which one of the strings begins.
    public static String before(String text, List<String> stops) {
        int end = text.length();
        for (String stop : stops) {
            int at = text.indexOf(stop);
            if (at >= 0 && at < end) {
                end = at;
            }
        }
        return text.substring(0, end);
    }
}
