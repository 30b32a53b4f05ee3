package dev.hone.tasks.verifiers;

import dev.hone.tasks.Verdict;

/// Judges a final answer that has been found already.
@FunctionalInterface
public interface AnswerCheck {
    /// The verdict on an answer of at most [MarkedAnswer#LONGEST] characters.
    Verdict check(String gold, String answer);

    /// Right if the answer is the gold text, character for character.
    static Verdict same(String gold, String answer) {
        return gold.equals(answer)
                ? new Verdict.Correct("the answer is " + Excerpt.of(gold))
                : new Verdict.Incorrect("the answer is " + Excerpt.of(gold) + ", not " + Excerpt.of(answer));
    }
}
