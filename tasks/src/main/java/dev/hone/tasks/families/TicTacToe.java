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
import java.util.Optional;
import java.util.stream.IntStream;

/// A best move in tic-tac-toe: `ttX.Y/.XY/.Y.=` numbers the fields 1 to 9 row by row and gives what each free one leads
/// to,
/// `2-,4-,7-,9+#9` for a win (`+`), a draw (`0`) or a loss (`-`) against best play.
///
/// The side with fewer signs moves, X where both have as many. Every best move is right; each is verified. Difficulty
/// is the number of free fields. SLOPPY misjudges the more of them, the more there are; BUGGY takes the first free
/// field unless another wins at once; GUESS is random.
public record TicTacToe() implements TinyFamily {
    private static final Form FORM = Form.of("ttX.Y/.XY/.Y.=", "tt([.XY]{3}/[.XY]{3}/[.XY]{3})=");
    private static final double SLIP = 0.03;
    private static final int MOST_FREE = 7;
    private static final int[][] LINES = {
        {0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}
    };

    @Override
    public String name() {
        return "tic-tac-toe";
    }

    @Override
    public String description() {
        return "a best move in tic-tac-toe: ttX.Y/.XY/.Y.=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GAMES;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.75, 0.9);
            case BUGGY -> new Accuracy(0.6, 0.75);
            case GUESS -> new Accuracy(0.25, 0.4);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            char[] fields = ".........".toCharArray();
            int[] order = draws.permutation(9);
            for (int i = 0; i < 9 - difficulty; i++) {
                fields[order[i]] = i % 2 == 0 ? 'X' : 'Y';
            }
            String board = new String(fields);
            List<Integer> best = best(board);
            if (!isWon(board) && 2 * best.size() <= difficulty) {
                String rows = board.substring(0, 3) + "/" + board.substring(3, 6) + "/" + board.substring(6);
                return problem("tt" + rows + "=", String.valueOf(best.getFirst() + 1), difficulty);
            }
        }
    }

    private static char mover(String board) {
        long balance = board.chars().map(c -> c == 'X' ? 1 : c == 'Y' ? -1 : 0).sum();
        return balance > 0 ? 'Y' : 'X';
    }

    private static boolean isWon(String board) {
        for (int[] line : LINES) {
            char sign = board.charAt(line[0]);
            if (sign != '.' && sign == board.charAt(line[1]) && sign == board.charAt(line[2])) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> free(String board) {
        return IntStream.range(0, 9).filter(i -> board.charAt(i) == '.').boxed().toList();
    }

    private static String after(String board, int field) {
        return board.substring(0, field) + mover(board) + board.substring(field + 1);
    }

    /// What a move leads to for the side that makes it: 1, 0 or -1.
    private static int value(String board, int field) {
        String next = after(board, field);
        return isWon(next) ? 1 : -free(next).stream().mapToInt(i -> value(next, i)).max().orElse(0);
    }

    private static List<Integer> best(String board) {
        List<Integer> free = free(board);
        int most = free.stream().mapToInt(i -> value(board, i)).max().orElse(0);
        return free.stream().filter(i -> value(board, i) == most).toList();
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        String board = FORM.read(problem.prompt()).getFirst().replace("/", "");
        List<Integer> free = free(board);
        if (style == Style.GUESS) {
            return "#" + (draws.pick(free) + 1);
        }
        var worked = new Worked(style, draws, SLIP);
        int best = free.getFirst();
        int most = -2;
        for (int field : free) {
            int sees = worked.buggy() ? isWon(after(board, field)) ? 1 : 0 : value(board, field);
            String sign = judged("-0+".substring(sees + 1, sees + 2), free.size(), worked);
            worked.line(field + 1 + sign);
            int result = "-0+".indexOf(sign) - 1;
            best = result > most ? field : best;
            most = Math.max(most, result);
        }
        return worked.answer(best + 1);
    }

    /// The sign of a result, with more chances to slip the more there is to look ahead.
    private static String judged(String right, int free, Worked worked) {
        String sign = right;
        for (int i = 0; i < (free - 2) * (free - 2); i++) {
            sign = worked.text(sign, "-0+");
        }
        return sign;
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(TicTacToe::check);
    }

    private static Verdict check(String gold, String answer) {
        String board = FORM.read(gold).getFirst().replace("/", "");
        if (free(board).isEmpty() || free(board).size() > MOST_FREE || isWon(board)) {
            throw FORM.unreadable(gold);
        }
        List<Integer> best = best(board);
        Optional<Integer> field = Whole.read(answer);
        return field.isPresent() && best.contains(field.get() - 1)
                ? new Verdict.Correct("field " + answer + " is a best move")
                : new Verdict.Incorrect(
                        Excerpt.of(answer) + " is no best move; field " + (best.getFirst() + 1) + " is");
    }
}
