package dev.hone.training.imitation;

/// What the likelihood of demonstrations adds to every optimizer step of reinforcement learning.
///
/// L = a(s) · L_RL + μ(s) · L_demo,   L_demo = -1/N · Σ_t φ(p_t) · log p_t    over the N tokens of the demonstrations
///
/// s counts the run's steps from 1; φ has no gradient. Where μ(s) is 0 no demonstration is shown, and the step is bit
/// for bit that of the algorithm alone.
///
/// Units: nats a token.
public sealed interface Imitation permits NoImitation, BlendedImitation, AddedImitation, Imitation.Custom {
    /// μ: what L_demo counts in this step.
    double weight(int step);

    /// a: what the algorithm's own loss counts in this step.
    double policyWeight(int step);

    /// φ: which tokens of a demonstration count how much.
    TokenWeight tokens();

    /// Whether demonstrations are ever shown.
    default boolean shows() {
        return true;
    }

    /// As recipes spell it.
    String name();

    /// A mixture of the user's own. Must be a pure function of the step.
    non-sealed interface Custom extends Imitation {
        @Override
        default String name() {
            return "custom";
        }
    }
}
