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
import java.util.ArrayList;
import java.util.List;

/// Grids of letters turned and mirrored: `gtrh:abc/dca=` gives the grid after each letter,
/// `da/cb/ac,ad/bc/ca#ad/bc/ca`.
///
/// `r` is a quarter turn clockwise, `l` one to the other side, `h` exchanges left and right, `v` top and bottom, `t`
/// rows and columns. Difficulty is the number of letters. SLOPPY gets a cell wrong in 12 % of the grids; BUGGY turns to
/// the wrong side; GUESS replaces cells.
public record GridTurns() implements TinyFamily {
    private static final Form FORM = Form.of("gtrh:abc/dca=", "gt([rlhvt]{1,6}):([a-d]{1,4}(?:/[a-d]{1,4}){1,3})=");
    private static final String LETTERS = "abcd";
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "grid-turns";
    }

    @Override
    public String description() {
        return "grids of letters turned and mirrored: gtrh:abc/dca=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GRIDS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(1, 2, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.6, 0.8);
            case BUGGY -> new Accuracy(0.4, 0.55);
            case GUESS -> new Accuracy(0.1, 0.3);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String moves = Guess.replaced("r".repeat(difficulty), "rlhvt", draws);
        String question = "gt" + moves + ":" + CellGrid.random(draws, 2, 3, LETTERS).text() + "=";
        String worked = work(question, Worked.plain());
        return problem(question, worked.substring(worked.indexOf('#') + 1), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            CellGrid right = CellGrid.read(problem.reference());
            return "#"
                    + new CellGrid(right.rows().stream().map(r -> Guess.replaced(r, LETTERS, draws)).toList()).text();
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        List<String> parts = FORM.read(question);
        CellGrid grid = CellGrid.read(parts.getLast());
        for (char move : parts.getFirst().toCharArray()) {
            CellGrid next = switch (move) {
                case 'r' -> worked.buggy() ? left(grid) : grid.turned();
                case 'l' -> worked.buggy() ? grid.turned() : left(grid);
                case 'h' -> grid.mirrored();
                case 'v' -> grid.flipped();
                default -> grid.transposed();
            };
            List<String> rows = new ArrayList<>(next.rows());
            rows.set(0, worked.text(rows.getFirst(), LETTERS));
            grid = new CellGrid(rows);
            worked.line(grid.text());
        }
        return worked.answer(grid.text());
    }

    private static CellGrid left(CellGrid grid) {
        return grid.turned().turned().turned();
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
