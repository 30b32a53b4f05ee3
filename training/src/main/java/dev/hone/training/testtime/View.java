package dev.hone.training.testtime;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.grid.CellGrid;
import dev.hone.tasks.grid.GridNotation;
import dev.hone.tasks.grid.GridPair;
import dev.hone.tasks.grid.GridTask;
import dev.hone.tasks.grid.LeaveOneOut;
import dev.hone.tasks.grid.Recolouring;
import dev.hone.tasks.grid.Symmetry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One task seen another way: all its grids turned or mirrored, in other colours, its pairs in another order. The rule
/// that the pairs show becomes another rule, of which this is the task.
///
/// Each of `swaps` exchanges pairs at random; with none their order stays.
public record View(Symmetry symmetry, Recolouring colours, List<Key> swaps) {
    /// The task as it is.
    public static final View PLAIN = new View(Symmetry.IDENTITY, Recolouring.NONE, List.of());

    /// A view at random, of what is asked for and what the notation allows.
    public static View random(Augment augment, GridNotation notation, Draws draws) {
        return new View(
                augment.turns() ? draws.pick(notation.symmetries()) : Symmetry.IDENTITY,
                augment.recolours() ? Recolouring.random(draws, notation.colours()) : Recolouring.NONE,
                augment == Augment.NONE ? List.of() : List.of(Key.of(draws.between(0, Integer.MAX_VALUE - 1))));
    }

    /// The task seen so.
    public GridTask of(GridTask task) {
        List<GridPair> pairs = new ArrayList<>();
        for (GridPair pair : task.demonstrations()) {
            pairs.add(new GridPair(of(pair.input()), of(pair.output())));
        }
        for (Key swap : swaps) {
            Draws draws = swap.draws();
            for (int i = pairs.size() - 1; i > 0; i--) {
                Collections.swap(pairs, i, draws.between(0, i));
            }
        }
        return new GridTask(pairs, of(task.query()));
    }

    /// A task with its answer seen so.
    public LeaveOneOut of(LeaveOneOut known) {
        return new LeaveOneOut(of(known.task()), of(known.answer()));
    }

    /// A grid seen so.
    public CellGrid of(CellGrid grid) {
        return colours.apply(symmetry.apply(grid));
    }

    /// The grid that is seen so as this one.
    public CellGrid back(CellGrid seen) {
        return symmetry.inverse().apply(colours.inverse().apply(seen));
    }
}
