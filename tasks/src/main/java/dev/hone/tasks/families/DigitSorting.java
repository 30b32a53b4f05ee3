package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.StyleWeights;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sorting digits by insertion: `s528=` gives `5>5,2>25,8>258#258`.
///
/// Difficulty is the number of digits. SLOPPY swaps two neighbours or misreads a digit in 12 % of the steps (the next
/// step sorts again, but a misread digit stays); BUGGY sorts in descending order; GUESS swaps neighbours of the sorted
/// digits up to three times.
public record DigitSorting() implements TinyFamily {
    private static final double SLIP = 0.12;
    private static final double SWAP = 0.6;
    private static final List<Integer> GUESSED_SWAPS = List.of(0, 1, 1, 2, 3);

    @Override
    public String name() {
        return "sorting";
    }

    @Override
    public String description() {
        return "sorting digits by insertion: s52817=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGORITHMS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(4, 5, 6, 7, 8);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(4, 4, 5, 5, 6);
    }

    @Override
    public StyleWeights usualStyles() {
        return StyleWeights.of(0.08, 0.30, 0.07, 0.55);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.5, 0.9);
            case BUGGY -> new Accuracy(0, 0.02);
            case GUESS -> new Accuracy(0.25, 0.5);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int[] digits = new int[difficulty];
        Arrays.setAll(digits, i -> draws.between(0, 9));
        String prompt = "s" + text(digits) + "=";
        Arrays.sort(digits);
        return problem(prompt, text(digits), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return switch (style) {
            case GUESS -> "#" + guess(problem, draws);
            case STEPS, SLOPPY, BUGGY -> work(problem, style, draws);
        };
    }

    private static String guess(Problem problem, Draws draws) {
        int[] digits = digits(problem.reference());
        int swaps = draws.pick(GUESSED_SWAPS);
        for (int i = 0; i < swaps; i++) {
            swap(digits, draws.between(0, digits.length - 2));
        }
        return text(digits);
    }

    private static String work(Problem problem, Style style, Draws draws) {
        int[] given = digits(problem.prompt().substring(1, problem.prompt().length() - 1));
        int[] sorted = {};
        List<String> lines = new ArrayList<>();
        for (int digit : given) {
            sorted = Arrays.copyOf(sorted, sorted.length + 1);
            sorted[sorted.length - 1] = digit;
            Arrays.sort(sorted);
            if (style == Style.BUGGY) {
                reverse(sorted);
            }
            if (style == Style.SLOPPY && draws.chance(SLIP) && sorted.length > 1) {
                slip(sorted, draws);
            }
            lines.add(digit + ">" + text(sorted));
        }
        return String.join(",", lines) + "#" + text(sorted);
    }

    private static void slip(int[] sorted, Draws draws) {
        int place = draws.between(0, sorted.length - 2);
        if (draws.chance(SWAP)) {
            swap(sorted, place);
        } else {
            sorted[place] = draws.between(0, 9);
        }
    }

    private static void swap(int[] digits, int place) {
        int kept = digits[place];
        digits[place] = digits[place + 1];
        digits[place + 1] = kept;
    }

    private static void reverse(int[] digits) {
        for (int i = 0; i < digits.length / 2; i++) {
            int kept = digits[i];
            digits[i] = digits[digits.length - 1 - i];
            digits[digits.length - 1 - i] = kept;
        }
    }

    private static int[] digits(String text) {
        return text.chars().map(c -> c - '0').toArray();
    }

    private static String text(int[] digits) {
        StringBuilder out = new StringBuilder(digits.length);
        for (int digit : digits) {
            out.append(digit);
        }
        return out.toString();
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
