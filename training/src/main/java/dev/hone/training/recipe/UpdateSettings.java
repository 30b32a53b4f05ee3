package dev.hone.training.recipe;

/// How often a batch of rollouts is used: passes over it, and optimizer steps a pass; from which policy its ratios are
/// measured; and what a long run begins anew.
public record UpdateSettings(int epochs, int miniBatches, Proximal proximal, Renewal renewal) {
    /// Whose log-probabilities the objective's ratio starts from. Both are the same numbers where nothing is stale.
    public enum Proximal {
        /// Of the weights that drew each token: ratios begin away from 1 where a token is stale, corrections see
        /// weights of 1.
        BEHAVIOUR,
        /// Of the weights as the step finds them, computed again: ratios begin at 1, and corrections weigh what the
        /// policy that drew a token thought of it. Source: decoupled PPO, Hilton et al., arXiv:2110.00641, as in
        /// AReaL, arXiv:2505.24298.
        RECOMPUTED
    }

    /// Ratios measured from the policy that drew.
    public UpdateSettings(int epochs, int miniBatches, Renewal renewal) {
        this(epochs, miniBatches, Proximal.BEHAVIOUR, renewal);
    }

    static UpdateSettings read(Section s) {
        int epochs = s.integer("epochs", 1, 1, 1000);
        int miniBatches = s.integer("mini-batches", 1, 1, 1 << 16);
        Proximal proximal = s.choice("proximal", Proximal.BEHAVIOUR);
        Renewal renewal = Renewal.read(s.section("renewal"));
        return s.finish(() -> new UpdateSettings(epochs, miniBatches, proximal, renewal));
    }

    void write(Outline o) {
        o.put("epochs", epochs).put("mini-batches", miniBatches).put("proximal", proximal)
                .section("renewal", renewal::write);
    }
}
