package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.Style;
import java.util.ArrayList;
import java.util.List;

/// A worked solution in the making: lines with commas between them, then the answer.
///
/// In style SLOPPY a result slips by the family's chance, and what follows goes on from it.
final class Worked {
    private static final List<Integer> SLIPS = List.of(1, -1, 2, -2, 10);

    private final Style style;
    private final Draws draws;
    private final double slip;
    private final List<String> lines = new ArrayList<>();

    Worked(Style style, Draws draws, double slip) {
        this.style = style;
        this.draws = draws;
        this.slip = slip;
    }

    /// Right lines, as STEPS writes them.
    static Worked plain() {
        return new Worked(Style.STEPS, Key.of(0).draws(), 0);
    }

    /// Whether the family's systematic mistake is to be made.
    boolean buggy() {
        return style == Style.BUGGY;
    }

    /// Whether something slips here; only SLOPPY does.
    boolean slips() {
        return style == Style.SLOPPY && draws.chance(slip);
    }

    /// This result, or one near it.
    int result(int right) {
        return slips() ? right + draws.pick(SLIPS) : right;
    }

    /// The same for results that are never below zero.
    int natural(int right) {
        return Math.max(0, result(right));
    }

    /// This text, or one with another of these characters at one place.
    String text(String right, String characters) {
        if (right.isEmpty() || !slips()) {
            return right;
        }
        int place = draws.between(0, right.length() - 1);
        String others = characters.replace(String.valueOf(right.charAt(place)), "");
        return right.substring(0, place) + others.charAt(draws.between(0, others.length() - 1))
                + right.substring(place + 1);
    }

    /// This choice, or any of these.
    <T> T choice(T right, List<T> others) {
        return slips() ? draws.pick(others) : right;
    }

    /// Writes `left=result`; gives the result as it was written.
    int line(String left, int right) {
        int written = result(right);
        lines.add(left + "=" + written);
        return written;
    }

    /// Writes a line.
    void line(String text) {
        lines.add(text);
    }

    /// How many lines there are.
    int size() {
        return lines.size();
    }

    /// The lines, and the answer behind its mark.
    String answer(Object answer) {
        return String.join(",", lines) + "#" + answer;
    }
}
