package dev.hone.app.atlas.run;

import java.util.List;

/// A number of a run that its page draws, with what it means. Names are those of the logs.
///
/// @param label as a figure's heading
/// @param meaning in a sentence
public record ShownMetric(String name, String label, String meaning) {
    /// Those that pages draw first, where a run has them. All others can be chosen by name.
    public static final List<ShownMetric> USUAL = List.of(
            new ShownMetric("eval/pass@1", "Held-out accuracy", "Share of held-out problems right at one sample."),
            new ShownMetric("reward", "Reward", "Mean reward of the step's rollouts, after shaping."),
            new ShownMetric("accuracy", "Accuracy", "Mean score of the verifier over the step."),
            new ShownMetric("loss", "Loss", "Mean over the step's updates."),
            new ShownMetric("eval/loss", "Held-out loss", "The same on held-out problems."),
            new ShownMetric("entropy", "Entropy", "Of a sampled token, in nats: how undecided the policy is."),
            new ShownMetric("completions/mean_length", "Length", "Mean length of a completion, in tokens."),
            new ShownMetric("completions/repetition", "Repetition", "Share of four-token runs that were there before."),
            new ShownMetric("kl", "KL to the reference", "Estimated as k3, a token, in nats."),
            new ShownMetric("grad_norm", "Gradient norm", "Before clipping."),
            new ShownMetric("clip_ratio/region_mean", "Clipped", "Share of trained tokens whose gradient was stopped."),
            new ShownMetric("frac_reward_zero_std", "Groups without a signal",
                    "Share of groups whose rewards are all equal."));
}
