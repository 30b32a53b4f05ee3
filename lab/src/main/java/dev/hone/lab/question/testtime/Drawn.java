package dev.hone.lab.question.testtime;

import dev.hone.lab.question.TextModel;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskFamily;

/// One sample of a problem as methods see it: its final answer (empty: none), its length and mean log-probability in
/// nats, what a trained scorer says of it, and, for the count alone, whether it is right.
record Drawn(String answer, boolean right, int tokens, double meanLogProb, double score) {

    static Drawn of(TaskFamily family, Problem problem, TextModel.Written written, double score) {
        return new Drawn(
                family.answer(problem, written.text()),
                family.verify(problem, written.text()).score().orElse(0) == 1,
                written.tokens(),
                written.logProb() / written.tokens(),
                score);
    }
}
