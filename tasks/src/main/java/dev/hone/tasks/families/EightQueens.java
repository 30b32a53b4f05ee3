package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Queens on a board of eight, some of them placed: `qn15863.2.=` lists the column of the queen of each row and asks
/// for the missing ones; work gives row and column of each try, and the row again with `X` where no column is left.
///
/// Every board on which no queen attacks another is right; each is verified. Difficulty is the number of missing
/// queens. SLOPPY overlooks an attack by a chance of 3 % a column; BUGGY does not see diagonals; GUESS fills in columns
/// at random.
public record EightQueens() implements TinyFamily {
    private static final Form FORM = Form.of("qn15863.2.=", "qn([1-8.]{8})=");
    private static final int SIZE = 8;
    private static final double SLIP = 0.03;
    private static final int MOST_LINES = 24;

    @Override
    public String name() {
        return "queens";
    }

    @Override
    public String description() {
        return "queens on a board of eight that do not attack each other: qn15863.2.=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GAMES;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.6, 0.8);
            case BUGGY -> new Accuracy(0.1, 0.25);
            case GUESS -> new Accuracy(0.1, 0.3);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            StringBuilder board = new StringBuilder("........");
            board.setCharAt(draws.between(0, SIZE - 1), (char) ('1' + draws.between(0, SIZE - 1)));
            char[] full = fill(board.toString(), Worked.plain(), draws);
            int[] order = draws.permutation(SIZE);
            for (int i = 0; i < difficulty; i++) {
                full[order[i]] = '.';
            }
            String question = "qn" + new String(full) + "=";
            var worked = Worked.plain();
            String text = work(question, worked, draws);
            if (worked.size() <= MOST_LINES) {
                return problem(question, text.substring(text.indexOf('#') + 1), difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            String given = FORM.read(problem.prompt()).getFirst();
            String missing = Words.shuffled("12345678".replaceAll("[" + given.replace(".", "") + "]", ""), draws);
            StringBuilder guess = new StringBuilder(given);
            for (char column : missing.toCharArray()) {
                guess.setCharAt(guess.indexOf("."), column);
            }
            return "#" + guess;
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP), draws);
    }

    private static String work(String question, Worked worked, Draws draws) {
        return worked.answer(new String(fill(FORM.read(question).getFirst(), worked, draws)));
    }

    private static char[] fill(String board, Worked worked, Draws draws) {
        char[] queens = board.toCharArray();
        if (!fill(queens, worked)) {
            for (int row = 0; row < SIZE; row++) {
                queens[row] = queens[row] == '.' ? (char) ('1' + draws.between(0, SIZE - 1)) : queens[row];
            }
        }
        return queens;
    }

    private static boolean fill(char[] queens, Worked worked) {
        int row = new String(queens).indexOf('.');
        if (row < 0) {
            return true;
        }
        for (char column = '1'; column <= '8'; column++) {
            queens[row] = column;
            if (attacked(queens, row, worked).isEmpty() || worked.slips()) {
                worked.line("" + (row + 1) + column);
                if (fill(queens, worked)) {
                    return true;
                }
            }
        }
        queens[row] = '.';
        worked.line((row + 1) + "X");
        return false;
    }

    /// A row whose queen attacks that of this one.
    private static OptionalInt attacked(char[] queens, int row, Worked worked) {
        return IntStream.range(0, SIZE)
                .filter(other -> other != row && queens[other] != '.')
                .filter(other -> queens[other] == queens[row]
                        || !worked.buggy() && Math.abs(queens[other] - queens[row]) == Math.abs(other - row))
                .findFirst();
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(EightQueens::check);
    }

    private static Verdict check(String gold, String answer) {
        String given = FORM.read(gold).getFirst();
        if (answer.length() != SIZE || !answer.chars().allMatch(c -> c >= '1' && c <= '8')) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not a column of 1 to 8 for each of eight rows");
        }
        for (int row = 0; row < SIZE; row++) {
            if (given.charAt(row) != '.' && given.charAt(row) != answer.charAt(row)) {
                return new Verdict.Incorrect(Excerpt.of(answer) + " moves the queen of row " + (row + 1));
            }
            OptionalInt other = attacked(answer.toCharArray(), row, Worked.plain());
            if (other.isPresent()) {
                return new Verdict.Incorrect(
                        "the queens of rows " + (row + 1) + " and " + (other.getAsInt() + 1) + " attack each other");
            }
        }
        return new Verdict.Correct(Excerpt.of(answer) + " has no attack");
    }
}
