package dev.hone.training.loop;

import java.util.List;

/// What teachers would say behind every token of the lessons of a step.
///
/// `of[lesson]` has an opinion for each teacher of its task; the weights of a lesson add up to 1.
record TeacherRows(List<List<Opinion>> of, int vocabulary) {
    /// One teacher's logits. Shapes: `logits[continuation]` holds, for each token, `vocabulary` logits.
    record Opinion(double weight, float[][] logits) {}

    TeacherRows {
        of = of.stream().map(List::copyOf).toList();
    }

    /// The opinions on a lesson.
    List<Opinion> on(int lesson) {
        return of.get(lesson);
    }

    /// Where a token's logits begin in those of its continuation.
    int offset(int index) {
        return index * vocabulary;
    }
}
