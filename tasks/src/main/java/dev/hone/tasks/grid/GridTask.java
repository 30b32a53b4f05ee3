package dev.hone.tasks.grid;

import java.util.List;

/// Pairs that show a rule, and the grid that it is to be applied to.
public record GridTask(List<GridPair> demonstrations, CellGrid query) {
    public GridTask {
        demonstrations = List.copyOf(demonstrations);
    }
}
