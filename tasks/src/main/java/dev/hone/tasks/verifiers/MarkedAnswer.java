package dev.hone.tasks.verifiers;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import java.util.function.UnaryOperator;

/// Finds the answer behind the last `#` and has it checked. Everything before the mark is work and is not judged.
///
/// Where one answer can be written in several ways, `canonical` gives the one in which votes count it.
public record MarkedAnswer(AnswerCheck check, UnaryOperator<String> canonical) implements Verifier {
    /// Longer answers are wrong without being looked at.
    public static final int LONGEST = 256;

    /// Longer gold texts are not read.
    public static final int LONGEST_GOLD = 4096;

    /// A check of answers that can be written in one way only.
    public MarkedAnswer(AnswerCheck check) {
        this(check, UnaryOperator.identity());
    }

    /// An answer that must equal the gold text.
    public static MarkedAnswer same() {
        return new MarkedAnswer(AnswerCheck::same);
    }

    /// What is behind the last `#`, in canonical form unless it is too long to be right.
    @Override
    public String answer(String prediction) {
        int mark = prediction.lastIndexOf('#');
        String answer = mark < 0 ? "" : prediction.substring(mark + 1);
        return answer.length() > LONGEST ? answer : canonical.apply(answer);
    }

    @Override
    public Verdict verify(String gold, String prediction) {
        int mark = prediction.lastIndexOf('#');
        if (mark < 0) {
            return new Verdict.Unparseable("no '#' before an answer");
        }
        int length = prediction.length() - mark - 1;
        if (length == 0) {
            return new Verdict.Unparseable("nothing after '#'");
        }
        if (length > LONGEST) {
            return new Verdict.Incorrect(
                    "the answer has " + length + " characters; no answer has more than " + LONGEST);
        }
        if (gold.length() > LONGEST_GOLD) {
            return new Verdict.Failed(new InputException("the gold text has " + gold.length()
                    + " characters; at most " + LONGEST_GOLD + " are read"));
        }
        try {
            return check.check(gold, prediction.substring(mark + 1));
        } catch (InputException e) {
            return new Verdict.Failed(e);
        }
    }
}
