package dev.hone.lab.figure;

import java.util.ArrayList;
import java.util.List;

/// Text in lines.
final class Wrapped {
    private Wrapped() {}

    /// The text in lines of at most so many characters, broken at spaces; a longer word has a line of its own.
    static List<String> lines(String text, int most) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : text.strip().split(" +")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return List.copyOf(lines);
    }
}
