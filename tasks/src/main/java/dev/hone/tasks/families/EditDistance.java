package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.List;
import java.util.stream.IntStream;

/// The fewest letters to insert, drop or replace between two strings: `edabc>acb=` gives the rows of the table,
/// `0123,1012,2111,3212#2`.
///
/// Row i holds the distances from the first i letters to each beginning of the second string. Difficulty is the length
/// of the first string; the second has up to one letter less or more. SLOPPY errs in one cell of 12 % of the rows;
/// BUGGY compares place by place; GUESS is near.
///
/// Source: Wagner, Fischer, "The String-to-String Correction Problem", JACM 1974.
public record EditDistance() implements TinyFamily {
    private static final Form FORM = Form.of("edabc>acb=", "ed([a-d]{1,7})>([a-d]{1,7})=");
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "edit-distance";
    }

    @Override
    public String description() {
        return "the fewest edits between two strings: edabc>acb=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGORITHMS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0, 1);
            case BUGGY -> new Accuracy(0, 1);
            case GUESS -> new Accuracy(0, 1);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String first = Words.random(draws, difficulty, 4);
        String second = Words.random(draws, difficulty + draws.between(-1, 1), 4);
        String prompt = "ed" + first + ">" + second + "=";
        String worked = work(prompt, Worked.plain());
        return problem(prompt, worked.substring(worked.indexOf('#') + 1), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            int distance = Integer.parseInt(problem.reference());
            return "#" + Math.max(0, distance + draws.pick(List.of(0, 0, 1, -1, 1, -1, 2, -2)));
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        List<String> parts = FORM.read(question);
        if (worked.buggy()) {
            return compare(parts.getFirst(), parts.getLast(), worked);
        }
        String second = parts.getLast();
        int[] row = IntStream.rangeClosed(0, second.length()).toArray();
        worked.line(LetterTable.text(row));
        for (char letter : parts.getFirst().toCharArray()) {
            // One digit a cell, however much has slipped before.
            int[] next = new int[row.length];
            next[0] = Math.min(9, row[0] + 1);
            for (int j = 1; j < row.length; j++) {
                int replaced = row[j - 1] + (letter == second.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(9, Math.min(replaced, 1 + Math.min(row[j], next[j - 1])));
            }
            String written = worked.text(LetterTable.text(next), "01234567");
            row = written.chars().map(c -> c - '0').toArray();
            worked.line(written);
        }
        return worked.answer(row[row.length - 1]);
    }

    private static String compare(String first, String second, Worked worked) {
        int distance = 0;
        for (int i = 0; i < Math.max(first.length(), second.length()); i++) {
            char a = i < first.length() ? first.charAt(i) : '.';
            char b = i < second.length() ? second.charAt(i) : '.';
            distance += a == b ? 0 : 1;
            worked.line(a + ">" + b + ":" + distance);
        }
        return worked.answer(distance);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
