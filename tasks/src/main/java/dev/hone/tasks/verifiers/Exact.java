package dev.hone.tasks.verifiers;

import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;

/// The whole prediction must be the gold text; white space around either does not count.
public record Exact() implements Verifier {
    @Override
    public Verdict verify(String gold, String prediction) {
        String given = prediction.strip();
        if (given.isEmpty()) {
            return new Verdict.Unparseable("the prediction is empty");
        }
        return AnswerCheck.same(gold.strip(), given);
    }
}
