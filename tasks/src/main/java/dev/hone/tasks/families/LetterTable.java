package dev.hone.tasks.families;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The table of a comparison of two strings: one row a letter of the first, and one before; one column a letter of the
/// second, and one before.
record LetterTable(String first, String second, int[][] cells) {
    /// The length of the longest common subsequence of the prefixes.
    static LetterTable common(String first, String second) {
        int[][] cells = new int[first.length() + 1][second.length() + 1];
        for (int i = 1; i <= first.length(); i++) {
            for (int j = 1; j <= second.length(); j++) {
                cells[i][j] = first.charAt(i - 1) == second.charAt(j - 1)
                        ? cells[i - 1][j - 1] + 1
                        : Math.max(cells[i - 1][j], cells[i][j - 1]);
            }
        }
        return new LetterTable(first, second, cells);
    }

    /// The cell in the last row and column.
    int last() {
        return cells[first.length()][second.length()];
    }

    /// A longest common subsequence, read back from the end of the table of [#common].
    String subsequence() {
        StringBuilder out = new StringBuilder();
        int i = first.length();
        int j = second.length();
        while (i > 0 && j > 0) {
            if (first.charAt(i - 1) == second.charAt(j - 1)) {
                out.append(first.charAt(i - 1));
                i--;
                j--;
            } else if (cells[i - 1][j] >= cells[i][j - 1]) {
                i--;
            } else {
                j--;
            }
        }
        return out.reverse().toString();
    }

    /// A row as digits.
    static String text(int[] row) {
        return Arrays.stream(row).mapToObj(String::valueOf).collect(Collectors.joining());
    }
}
