package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.grid.CellGrid;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.List;
import java.util.stream.IntStream;

/// Squares of 4 x 4 in which every row, column and quarter holds 1 to 4 once: `su1.34/3412/214./4.21=` gives row,
/// column and digit of each field that has one candidate left, `122,343,423#1234/3412/2143/4321`.
///
/// The square is the answer; exactly one fits. Difficulty is the number of empty fields. SLOPPY errs in 6 % of the
/// digits; BUGGY does not look at columns; GUESS errs in a quarter of the empty fields.
public record SmallSudoku() implements TinyFamily {
    private static final Form FORM = Form.of("su1.34/3412/214./4.21=", "su([.1-4]{4}(?:/[.1-4]{4}){3})=");
    private static final int SIZE = 4;
    private static final double SLIP = 0.06;
    private static final String DIGITS = "1234";

    @Override
    public String name() {
        return "sudoku";
    }

    @Override
    public String description() {
        return "a square of 1 to 4 in every row, column and quarter: su1.34/3412/214./4.21=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GRIDS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(3, 4, 5, 6, 7);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4, 5);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.65, 0.8);
            case BUGGY -> new Accuracy(0.6, 0.75);
            case GUESS -> new Accuracy(0.2, 0.4);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            String full = square(draws);
            char[] fields = full.toCharArray();
            int[] order = draws.permutation(SIZE * SIZE);
            for (int i = 0; i < difficulty; i++) {
                fields[order[i]] = '.';
            }
            String question = "su" + text(new String(fields)) + "=";
            if (work(question, Worked.plain()).endsWith("#" + text(full))) {
                return problem(question, text(full), difficulty);
            }
        }
    }

    /// A full square: one that is known, with digits, rows, columns and sides exchanged.
    private static String square(Draws draws) {
        int[] digits = draws.permutation(SIZE);
        int[] rows = halves(draws);
        int[] columns = halves(draws);
        boolean across = draws.chance(0.5);
        CellGrid known = CellGrid.read("0123/2301/1032/3210");
        CellGrid grid = CellGrid.of(SIZE, SIZE, (r, c) -> '1' + digits[Character
                .digit(across ? known.at(columns[c], rows[r]) : known.at(rows[r], columns[c]), SIZE)]);
        return String.join("", grid.rows());
    }

    /// An order of four that keeps the halves together.
    private static int[] halves(Draws draws) {
        int first = 2 * draws.between(0, 1);
        int a = draws.between(0, 1);
        int b = draws.between(0, 1);
        return new int[] {first + a, first + 1 - a, 2 - first + b, 3 - first - b};
    }

    private static String text(String fields) {
        return CellGrid.of(SIZE, SIZE, (r, c) -> fields.charAt(r * SIZE + c)).text();
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            StringBuilder guess = new StringBuilder(problem.reference());
            String given = FORM.read(problem.prompt()).getFirst();
            for (int i = 0; i < guess.length(); i++) {
                if (given.charAt(i) == '.') {
                    guess.setCharAt(i, Guess.replaced(guess.substring(i, i + 1), DIGITS, draws).charAt(0));
                }
            }
            return "#" + guess;
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        char[] fields = FORM.read(question).getFirst().replace("/", "").toCharArray();
        for (int field = next(fields, worked); field >= 0; field = next(fields, worked)) {
            String candidates = candidates(fields, field, worked);
            String digit = worked.text(candidates.isEmpty() ? "1" : candidates.substring(0, 1), DIGITS);
            fields[field] = digit.charAt(0);
            worked.line("" + (field / SIZE + 1) + (field % SIZE + 1) + digit);
        }
        return worked.answer(text(new String(fields)));
    }

    /// The first empty field with at most one candidate, else the first empty one; -1 where none is empty.
    private static int next(char[] fields, Worked worked) {
        int first = new String(fields).indexOf('.');
        return IntStream.range(0, fields.length)
                .filter(i -> fields[i] == '.' && candidates(fields, i, worked).length() < 2)
                .findFirst()
                .orElse(first);
    }

    private static String candidates(char[] fields, int field, Worked worked) {
        StringBuilder left = new StringBuilder(DIGITS);
        for (int i = 0; i < fields.length; i++) {
            boolean row = i / SIZE == field / SIZE;
            boolean column = i % SIZE == field % SIZE;
            boolean quarter = i / SIZE / 2 == field / SIZE / 2 && i % SIZE / 2 == field % SIZE / 2;
            int place = left.indexOf(String.valueOf(fields[i]));
            if ((row || column && !worked.buggy() || quarter) && place >= 0) {
                left.deleteCharAt(place);
            }
        }
        return left.toString();
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
