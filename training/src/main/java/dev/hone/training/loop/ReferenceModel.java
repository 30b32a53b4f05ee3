package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Parameters;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.List;

/// The policy that a run must not leave too far: the first weights, as a copy or, where an adapter is
/// trained, as the base that both share.
final class ReferenceModel {
    private final Learner learner;

    ReferenceModel(Parameters parameters, Workers workers, double temperature) {
        this.learner = new Learner(parameters, workers, temperature);
    }

    /// The groups with the reference's log-probabilities of every rollout's tokens.
    List<Group> score(List<Group> groups) {
        List<TokenTree> trees = groups.stream()
                .map(g -> new TokenTree(
                        g.prompt(),
                        g.rollouts().stream().map(r -> r.completion().ids()).toList()))
                .toList();
        float[][][] scores = new float[groups.size()][][];
        for (int g = 0; g < scores.length; g++) {
            scores[g] = new float[groups.get(g).rollouts().size()][];
        }
        learner.score(trees, (tree, segment, logProbs, entropies, length) -> scores[tree][segment] =
                java.util.Arrays.copyOf(logProbs, length));
        List<Group> out = new ArrayList<>();
        for (int g = 0; g < scores.length; g++) {
            Group group = groups.get(g);
            List<Rollout> rollouts = new ArrayList<>();
            for (int s = 0; s < scores[g].length; s++) {
                rollouts.add(group.rollouts().get(s).withReference(scores[g][s]));
            }
            out.add(group.withRollouts(rollouts));
        }
        return out;
    }
}
