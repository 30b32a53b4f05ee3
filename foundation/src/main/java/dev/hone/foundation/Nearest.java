package dev.hone.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds the valid name that a misspelt one probably meant.
public final class Nearest {
    private static final int MOST_NAMES = 1000;

    private Nearest() {}

    /// A clause such as `; did you mean 'seed'?`, or the list of all names where none is close.
    public static String hint(String given, Collection<String> valid) {
        if (valid.isEmpty()) {
            return "";
        }
        String best = valid.stream()
                .min(Comparator.comparingInt((String name) -> apart(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        int allowed = Math.max(2, Math.max(given.length(), best.length()) / 3);
        return apart(given, best) <= allowed
                ? "; did you mean '" + best + "'?"
                : "; allowed: " + String.join(", ", valid.stream().sorted().toList());
    }

    /// A clause such as `; did you mean 'sft.yaml'?` for a path at which nothing is: the nearest name in the same
    /// folder, or nothing where none is close.
    public static String file(Path path) {
        Path name = path.getFileName();
        Path folder = path.toAbsolutePath().normalize().getParent();
        if (name == null || folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.map(p -> p.getFileName().toString()).limit(MOST_NAMES).toList();
            String hint = hint(name.toString(), names);
            return hint.startsWith("; did") ? hint : "";
        } catch (IOException unreadable) { // a folder that cannot be listed gives no hint
            return "";
        }
    }

    private static int apart(String a, String b) {
        return distance(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }

    /// Levenshtein distance: insertions, deletions and replacements of one character.
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
