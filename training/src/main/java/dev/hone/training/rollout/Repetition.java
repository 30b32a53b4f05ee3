package dev.hone.training.rollout;

import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.Set;

/// How much a completion repeats itself.
///
/// share = #{n-grams that occurred earlier in the same completion} / #{n-grams}
///
/// Units: a share in [0, 1); 0 where the completion is shorter than one n-gram.
public final class Repetition {
    /// Tokens of an n-gram: long enough that prose and calculations seldom repeat one by chance.
    public static final int NGRAM = 4;

    private Repetition() {}

    /// The share of repeated n-grams of [#NGRAM] tokens.
    public static double share(int[] ids) {
        int total = ids.length - NGRAM + 1;
        if (total <= 0) {
            return 0;
        }
        Set<IntBuffer> seen = new HashSet<>();
        for (int from = 0; from < total; from++) {
            seen.add(IntBuffer.wrap(ids, from, NGRAM));
        }
        return (double) (total - seen.size()) / total;
    }
}
