package dev.hone.training.rewardmodel;

import dev.hone.engine.TokenTree;
import java.util.Arrays;

/// A completion that is cut into steps, of which some have labels.
///
/// Shapes: `tree` has the prompt as root and the completion as its one continuation; step j ends before token `ends[j]`
/// and has the label `labels[j]`. Units: labels are chances, in [0, 1].
/// Throws: `IllegalArgumentException` where lengths differ, an end lies outside, or a label is no chance.
public record LabelledSteps(TokenTree tree, int[] ends, double[] labels) {
    public LabelledSteps {
        if (tree.continuations().size() != 1) {
            throw new IllegalArgumentException("steps are those of one completion, not of "
                    + tree.continuations().size());
        }
        if (ends.length != labels.length) {
            throw new IllegalArgumentException(ends.length + " steps, " + labels.length + " labels");
        }
        int length = tree.continuations().getFirst().length;
        if (Arrays.stream(ends).anyMatch(e -> e < 1 || e > length)) {
            throw new IllegalArgumentException(
                    "a step ends outside of the completion's " + length + " tokens: " + Arrays.toString(ends));
        }
        if (!Arrays.stream(labels).allMatch(y -> y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("a label is a chance in [0, 1]: " + Arrays.toString(labels));
        }
    }
}
