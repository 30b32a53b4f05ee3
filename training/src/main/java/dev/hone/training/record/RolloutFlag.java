package dev.hone.training.record;

import java.util.EnumSet;
import java.util.Set;

/// Why a person should look at a rollout.
public enum RolloutFlag {
    /// Half of its runs of four tokens were there before.
    REPETITION("repeats itself"),
    /// The verifier could not judge it.
    UNJUDGED("could not be judged"),
    /// The verifier's score is 0, the reward is not.
    REWARDED("got a reward although it is wrong"),
    /// An optimizer step saw its tokens with a mean importance ratio below 1/2 or above 2.
    FAR_OFF("was trained on by a policy far from the one that sampled it");

    private static final int LEAST_TOKENS = 16;

    private final String meaning;

    RolloutFlag(String meaning) {
        this.meaning = meaning;
    }

    /// What the flag says of a rollout, in words.
    public String meaning() {
        return meaning;
    }

    /// The flags of a rollout.
    static Set<RolloutFlag> of(RolloutNumbers n) {
        Set<RolloutFlag> flags = EnumSet.noneOf(RolloutFlag.class);
        if (n.tokens() >= LEAST_TOKENS && n.repetition() >= 0.5) {
            flags.add(REPETITION);
        }
        if (n.score().isEmpty()) {
            flags.add(UNJUDGED);
        }
        if (n.score().orElse(1) == 0 && n.reward().orElse(0) > 0) {
            flags.add(REWARDED);
        }
        if (n.ratio().isPresent() && !(n.ratio().getAsDouble() >= 0.5 && n.ratio().getAsDouble() <= 2)) {
            flags.add(FAR_OFF);
        }
        return flags;
    }
}
