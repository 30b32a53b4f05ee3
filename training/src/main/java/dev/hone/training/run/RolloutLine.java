package dev.hone.training.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.OptionalDouble;

/// One rollout as the index of a run's rollouts shows it; its numbers per token lie at `offset` of the block file.
///
/// `id` is `step.problem.sample`. `number` is the problem's place in the run's stream of problems, which keys the
/// random numbers. `score` is absent where the verifier could not judge.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RolloutLine(
        String id,
        int step,
        int problem,
        int sample,
        long number,
        String family,
        String problemId,
        String prompt,
        String reference,
        String text,
        String stop,
        String verdict,
        String reason,
        OptionalDouble score,
        double reward,
        double advantage,
        int promptTokens,
        int tokens,
        long offset) {
    /// The name of a rollout.
    public static String id(int step, int problem, int sample) {
        return step + "." + problem + "." + sample;
    }
}
