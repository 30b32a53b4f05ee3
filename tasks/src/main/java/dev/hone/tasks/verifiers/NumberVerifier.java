package dev.hone.tasks.verifiers;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import java.util.Optional;

/// Compares the final number of a text with the gold number by exact value: `18`, `$18.00`, `36/2` and
/// `The answer is 18.` are one answer; `0.333` is not `1/3`.
///
/// Gold may be a number or a worked solution that ends in one (see [FinalNumber]).
public record NumberVerifier(Kind kind) implements Verifier {
    /// Which numbers are answers.
    public enum Kind {
        /// Any rational number.
        ANY,
        /// Whole numbers; another final number is wrong, and another gold number is an error.
        INTEGER
    }

    /// The final number in lowest terms.
    @Override
    public String answer(String prediction) {
        return FinalNumber.find(prediction).map(Quantity::toString).orElse("");
    }

    @Override
    public Verdict verify(String gold, String prediction) {
        Optional<Quantity> wanted = FinalNumber.find(gold);
        if (wanted.isEmpty() || kind == Kind.INTEGER && !wanted.get().isInteger()) {
            return new Verdict.Failed(new InputException("the gold text " + Excerpt.of(gold) + " has no "
                    + (kind == Kind.INTEGER ? "whole " : "") + "number as its answer"));
        }
        Optional<Quantity> found = FinalNumber.find(prediction);
        if (found.isEmpty()) {
            return new Verdict.Unparseable("no number in the text");
        }
        String answer = Excerpt.of(found.get().toString());
        return found.equals(wanted)
                ? new Verdict.Correct("the answer is " + answer)
                : new Verdict.Incorrect(
                        "the answer is " + Excerpt.of(wanted.get().toString()) + ", not " + answer);
    }
}
