package dev.hone.training.schedule.simulate;

/// What a step needs: groups (one a prompt), completions a group, tokens of a prompt, passes over the batch, and how
/// long completions are. All groups are trained on; groups that are sampled in the place of others are not imagined.
///
/// Throws: `IllegalArgumentException` if a number is not positive (prompt tokens may be 0).
public record Workload(int prompts, int group, int promptTokens, int epochs, Lengths lengths) {
    public Workload {
        if (prompts < 1 || group < 1 || promptTokens < 0 || epochs < 1) {
            throw new IllegalArgumentException(
                    "a step needs at least one prompt, completion and pass: " + prompts + ", "
                            + group + ", " + epochs + " (prompt tokens " + promptTokens + ")");
        }
    }
}
