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

/// A generation of Conway's Life: `lf.XX./.X../..X.=` gives for each row how many of the eight fields around each cell
/// live, then the row that follows, `2221:.XX.,2342:.X..,1211:....#.XX./.X../....`.
///
/// A living cell with two or three living neighbours lives on, a dead one with three comes to life; outside nothing
/// lives. Difficulty is the number of rows, of four cells each. SLOPPY miscounts at one cell of 12 % of the rows; BUGGY
/// does not count diagonal neighbours; GUESS replaces cells.
///
/// Source: Gardner, "The fantastic combinations of John Conway's new solitaire game life", Scientific American 1970.
public record LifeSteps() implements TinyFamily {
    private static final Form FORM = Form.of("lf.XX./.X../..X.=", "lf([.X]{4}(?:/[.X]{4}){1,5})=");
    private static final int WIDTH = 4;
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "life";
    }

    @Override
    public String description() {
        return "a generation of Conway's Life: lf.XX./.X../..X.=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GRIDS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.7, 0.9);
            case BUGGY -> new Accuracy(0, 0.2);
            case GUESS -> new Accuracy(0.05, 0.25);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String question = "lf" + CellGrid.random(draws, difficulty, WIDTH, ".X").text() + "=";
        String worked = work(question, Worked.plain());
        return problem(question, worked.substring(worked.indexOf('#') + 1), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            String guess = Guess.replaced(problem.reference().replace("/", ""), ".X", draws);
            return "#" + CellGrid.of(problem.difficulty(), WIDTH, (r, c) -> guess.charAt(r * WIDTH + c)).text();
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        CellGrid grid = CellGrid.read(FORM.read(question).getFirst());
        List<String> next = new ArrayList<>();
        for (int r = 0; r < grid.height(); r++) {
            StringBuilder right = new StringBuilder();
            for (int c = 0; c < WIDTH; c++) {
                right.append(neighbours(grid, r, c, worked));
            }
            String counts = worked.text(right.toString(), "012345678");
            StringBuilder row = new StringBuilder();
            for (int c = 0; c < WIDTH; c++) {
                char count = counts.charAt(c);
                row.append(count == '3' || count == '2' && grid.at(r, c) == 'X' ? 'X' : '.');
            }
            worked.line(counts + ":" + row);
            next.add(row.toString());
        }
        return worked.answer(new CellGrid(next).text());
    }

    private static int neighbours(CellGrid grid, int row, int column, Worked worked) {
        int count = 0;
        for (int r = row - 1; r <= row + 1; r++) {
            for (int c = column - 1; c <= column + 1; c++) {
                boolean self = r == row && c == column;
                boolean seen = !worked.buggy() || r == row || c == column;
                count += !self && seen && grid.at(r, c) == 'X' ? 1 : 0;
            }
        }
        return count;
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
