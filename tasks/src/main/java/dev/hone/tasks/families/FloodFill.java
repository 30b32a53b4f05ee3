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
import java.util.stream.Collectors;

/// How many free fields hang together: `fl.XX./Y.X./XX..=` starts at `Y` and gives the fields, row and column, that
/// each wave reaches, `21,11.22#3`.
///
/// Fields touch above, below, left and right; `X` is a wall. Difficulty is the number of rows, of four fields each.
/// SLOPPY overlooks 6 % of the fields; BUGGY also crosses corners; GUESS is near.
public record FloodFill() implements TinyFamily {
    private static final Form FORM = Form.of("fl.XX./Y.X./XX..=", "fl([.XY]{4}(?:/[.XY]{4}){1,5})=");
    private static final int WIDTH = 4;
    private static final double SLIP = 0.06;

    @Override
    public String name() {
        return "flood-fill";
    }

    @Override
    public String description() {
        return "how many free fields hang together: fl.XX./Y.X./XX..=";
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
            case SLOPPY -> new Accuracy(0.7, 0.85);
            case BUGGY -> new Accuracy(0.5, 0.65);
            case GUESS -> new Accuracy(0.15, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        CellGrid walls = CellGrid.random(draws, difficulty, WIDTH, "...XX");
        int row = draws.between(0, difficulty - 1);
        int column = draws.between(0, WIDTH - 1);
        CellGrid grid = CellGrid.of(difficulty, WIDTH, (r, c) -> r == row && c == column ? 'Y' : walls.at(r, c));
        String question = "fl" + grid.text() + "=";
        String worked = work(question, Worked.plain());
        return problem(question, worked.substring(worked.indexOf('#') + 1), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Math.max(1, Integer.parseInt(problem.reference()) + draws.between(-2, 2));
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        CellGrid grid = CellGrid.read(FORM.read(question).getFirst());
        int start = String.join("", grid.rows()).indexOf('Y');
        List<Integer> reached = new ArrayList<>(List.of(start));
        List<Integer> wave = List.of(start);
        while (!wave.isEmpty()) {
            worked.line(wave.stream()
                    .map(field -> "" + (field / WIDTH + 1) + (field % WIDTH + 1))
                    .collect(Collectors.joining(".")));
            List<Integer> next = new ArrayList<>();
            for (int field = 0; field < grid.height() * WIDTH; field++) {
                int here = field;
                boolean free = grid.at(field / WIDTH, field % WIDTH) == '.' && !reached.contains(field);
                if (free && wave.stream().anyMatch(other -> touch(here, other, worked)) && !worked.slips()) {
                    next.add(field);
                }
            }
            reached.addAll(next);
            wave = next;
        }
        return worked.answer(reached.size());
    }

    private static boolean touch(int field, int other, Worked worked) {
        int rows = Math.abs(field / WIDTH - other / WIDTH);
        int columns = Math.abs(field % WIDTH - other % WIDTH);
        return worked.buggy() ? Math.max(rows, columns) == 1 : rows + columns == 1;
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
