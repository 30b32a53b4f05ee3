package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.TokenTree;
import java.util.Arrays;
import java.util.List;

/// The logits of a model behind every token of some continuations, kept for a step.
///
/// Shapes: `rows[tree][continuation]` holds, for each token, `vocabulary` logits. All of a batch at once: tokens times
/// vocabulary floats.
final class LogitRows {
    private final float[][][] rows;

    private LogitRows(float[][][] rows) {
        this.rows = rows;
    }

    static LogitRows of(Learner learner, List<TokenTree> trees, int vocabulary) {
        float[][][] rows = new float[trees.size()][][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = trees.get(i).continuations().stream()
                    .map(c -> new float[Math.multiplyExact(c.length, vocabulary)])
                    .toArray(float[][]::new);
        }
        learner.logits(trees, (tree, segment, index, logits, offset, count) -> System.arraycopy(logits, offset,
                rows[tree][segment], index * vocabulary, vocabulary));
        return new LogitRows(rows);
    }

    /// The rows of all continuations of some trees, one after another.
    float[][] continuations(int firstTree, int endTree) {
        return Arrays.stream(rows, firstTree, endTree).flatMap(Arrays::stream).toArray(float[][]::new);
    }
}
