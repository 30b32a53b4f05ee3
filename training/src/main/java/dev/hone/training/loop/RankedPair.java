package dev.hone.training.loop;

import dev.hone.engine.TokenTree;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The completion of a group with the highest reward, and the one with the lowest.
///
/// Among equals the first one counts. A group whose judged rewards are all equal has no pair.
record RankedPair(Group group, Rollout chosen, Rollout rejected) {
    private static final Comparator<Rollout> BY_REWARD =
            Comparator.comparingDouble(r -> r.reward().orElseThrow());

    /// The pair of a group, or nothing where all are equal, or fewer than two could be judged.
    static Optional<RankedPair> of(Group group) {
        List<Rollout> judged = group.judged();
        if (judged.size() < 2) {
            return Optional.empty();
        }
        Rollout best = judged.getFirst();
        Rollout worst = judged.getFirst();
        for (Rollout r : judged) {
            best = BY_REWARD.compare(r, best) > 0 ? r : best;
            worst = BY_REWARD.compare(r, worst) < 0 ? r : worst;
        }
        return BY_REWARD.compare(best, worst) == 0
                ? Optional.empty()
                : Optional.of(new RankedPair(group, best, worst));
    }

    /// The prompt as root, the chosen and the rejected completion in this order.
    TokenTree tree() {
        return new TokenTree(
                group.prompt(), List.of(chosen.completion().ids(), rejected.completion().ids()));
    }

    /// The log-probabilities with which the two were drawn, in the order of the tree.
    List<float[]> sampled() {
        return List.of(chosen.completion().logProbs(), rejected.completion().logProbs());
    }

    /// How much more the chosen one earned.
    double margin() {
        return chosen.reward().orElseThrow() - rejected.reward().orElseThrow();
    }
}
