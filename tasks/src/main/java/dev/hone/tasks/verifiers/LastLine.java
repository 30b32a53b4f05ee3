package dev.hone.tasks.verifiers;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;

/// Takes the last line that is not empty for the answer, without a full stop at its end, and has it checked.
public record LastLine(AnswerCheck check) implements Verifier {
    /// Longer answers are wrong without being looked at.
    public static final int LONGEST = 1024;

    /// The last line that is not empty.
    @Override
    public String answer(String prediction) {
        String text = prediction.stripTrailing();
        String line = text.substring(text.lastIndexOf('\n') + 1).strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1).stripTrailing() : line;
    }

    @Override
    public Verdict verify(String gold, String prediction) {
        String answer = answer(prediction);
        if (answer.isEmpty()) {
            return new Verdict.Unparseable("no line with an answer");
        }
        if (answer.length() > LONGEST) {
            return new Verdict.Incorrect(
                    "the answer has " + answer.length() + " characters; no answer has more than " + LONGEST);
        }
        try {
            return check.check(gold, answer);
        } catch (InputException e) {
            return new Verdict.Failed(e);
        }
    }
}
