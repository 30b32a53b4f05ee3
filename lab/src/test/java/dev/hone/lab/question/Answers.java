package dev.hone.lab.question;

import dev.hone.tasks.Problem;
import dev.hone.tasks.verifiers.MarkedAnswer;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.ProblemResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Evaluations that a test wrote down.
public final class Answers {
    private Answers() {}

    /// One problem whose answer is `2`, and these completions.
    public static Evaluation of(String... completions) {
        return new Evaluation(List.of(result("p", completions)));
    }

    /// A problem with this prompt whose answer is `2`.
    public static ProblemResult result(String prompt, String... completions) {
        var verifier = MarkedAnswer.same();
        return new ProblemResult(new Problem(prompt, "test", prompt, "2", 1, Map.of()), Arrays.stream(completions)
                .map(c -> new ProblemResult.Sample(c, verifier.answer(c), verifier.verify("2", c), c.length(), 0.1,
                        ProblemResult.End.STOPPED))
                .toList());
    }
}
