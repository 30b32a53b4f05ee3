package dev.hone.tasks.grid;

import java.util.ArrayList;
import java.util.List;

/// A task whose answer is known.
public record LeaveOneOut(GridTask task, CellGrid answer) {
    /// The tasks that the pairs of one task make: each pair in turn is asked, the others show the rule.
    ///
    /// Source: Akyürek et al., arXiv:2411.07279.
    public static List<LeaveOneOut> of(GridTask task) {
        List<LeaveOneOut> all = new ArrayList<>();
        for (int k = 0; k < task.demonstrations().size(); k++) {
            List<GridPair> others = new ArrayList<>(task.demonstrations());
            GridPair asked = others.remove(k);
            all.add(new LeaveOneOut(new GridTask(others, asked.input()), asked.output()));
        }
        return all;
    }
}
