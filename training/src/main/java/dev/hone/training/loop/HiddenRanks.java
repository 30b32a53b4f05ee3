package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.TokenTree;
import dev.hone.training.advantage.Column;
import dev.hone.training.advantage.RankTrace;
import dev.hone.training.rollout.Group;
import java.util.ArrayList;
import java.util.List;

/// Over how many directions the last hidden states of each completion spread: those of the tokens that the model drew.
///
/// Costs one pass forward, and for each look at a completion the eigenvalues of a matrix as wide as the model or as
/// long as the completion, whichever is less.
final class HiddenRanks {
    private final Learner learner;
    private final int width;
    private final int stride;

    HiddenRanks(Learner learner, int width, int stride) {
        this.learner = learner;
        this.width = width;
        this.stride = stride;
    }

    /// The traces of every judged rollout.
    Column.Ranks of(List<Group> groups) {
        RankTrace[][] traces = new RankTrace[groups.size()][];
        List<TokenTree> trees = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int g = 0; g < traces.length; g++) {
            List<int[]> ids = groups.get(g).judged().stream().map(r -> r.completion().ids()).toList();
            traces[g] = new RankTrace[ids.size()];
            if (!ids.isEmpty()) {
                trees.add(new TokenTree(groups.get(g).prompt(), ids));
                owners.add(g);
            }
        }
        learner.show(trees, (tree, segment, states, offset, rowStride, length) -> {
            int g = owners.get(tree);
            boolean[] own = groups.get(g).judged().get(segment).completion().own();
            List<double[]> rows = new ArrayList<>();
            for (int t = 0; t < length; t++) {
                if (own[t]) {
                    double[] row = new double[width];
                    for (int c = 0; c < width; c++) {
                        row[c] = states[offset + t * rowStride + c];
                    }
                    rows.add(row);
                }
            }
            traces[g][segment] = RankTrace.of(rows.toArray(double[][]::new), stride);
            return 0;
        });
        return new Column.Ranks(traces);
    }
}
