package dev.hone.tasks.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How tasks of grids are written: letters, pairs `INPUT>OUTPUT` parted by commas, `:`, the grid to change, `=`. The
/// answer is what stands behind the last `#`. A grid is its rows of digits, parted by `/`.
public enum GridNotation {
    /// Grids of 3 x 3 cells.
    GRIDS("ag", 2, List.of(Symmetry.values())),
    /// Rows of 8 cells.
    ROWS("ar", 3, Symmetry.OF_ROWS),
    /// Tasks of ARC-AGI.
    ARC("arc", 9, List.of(Symmetry.values()));

    private static final Pattern PROMPT = Pattern.compile("([a-z]+)((?:[0-9/]+>[0-9/]+,?)*):([0-9/]+)=");

    private final String letters;
    private final int colours;
    private final List<Symmetry> symmetries;

    GridNotation(String letters, int colours, List<Symmetry> symmetries) {
        this.letters = letters;
        this.colours = colours;
        this.symmetries = symmetries;
    }

    /// The notation of a prompt, where it is a task of grids.
    public static Optional<GridNotation> of(String prompt) {
        Matcher m = PROMPT.matcher(prompt);
        if (m.matches()) {
            for (GridNotation n : values()) {
                if (n.letters.equals(m.group(1))) {
                    return Optional.of(n);
                }
            }
        }
        return Optional.empty();
    }

    /// The colours besides the empty cell.
    public int colours() {
        return colours;
    }

    /// What its tasks can be turned and mirrored by.
    public List<Symmetry> symmetries() {
        return symmetries;
    }

    /// The task that a prompt writes.
    ///
    /// @throws IllegalArgumentException if it is not written so
    public GridTask read(String prompt) {
        Matcher m = PROMPT.matcher(prompt);
        if (!m.matches() || !m.group(1).equals(letters)) {
            throw new IllegalArgumentException("no task of grids: " + prompt);
        }
        List<GridPair> pairs = new ArrayList<>();
        for (String pair : m.group(2).split(",")) {
            int arrow = pair.indexOf('>');
            if (arrow > 0) {
                pairs.add(new GridPair(
                        CellGrid.read(pair.substring(0, arrow)), CellGrid.read(pair.substring(arrow + 1))));
            }
        }
        return new GridTask(pairs, CellGrid.read(m.group(3)));
    }

    /// The task as a prompt.
    public String prompt(GridTask task) {
        return letters + task.demonstrations().stream()
                .map(p -> p.input().text() + ">" + p.output().text())
                .collect(Collectors.joining(",")) + ":" + task.query().text() + "=";
    }

    /// A completion that answers with this grid.
    public String completion(CellGrid answer) {
        return "#" + answer.text();
    }

    /// The grid that a completion answers with, where there is one: rows of digits of one length.
    public static Optional<CellGrid> answer(String completion) {
        String text = completion.substring(completion.lastIndexOf('#') + 1).strip();
        if (completion.indexOf('#') < 0 || !text.matches("[0-9]+(/[0-9]+)*")) {
            return Optional.empty();
        }
        CellGrid grid = CellGrid.read(text);
        return grid.rows().stream().allMatch(row -> row.length() == grid.width())
                ? Optional.of(grid)
                : Optional.empty();
    }
}
