package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.TokenTree;
import dev.hone.training.advantage.Column;
import dev.hone.training.rollout.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How far each sampled token can move the policy: the squared norm of d(log π(token))/d(logits · temperature).
///
/// e = 1 − 2π(token) + Σ_v π(v)²
///
/// The logits are those of a gradient pass whose loss is 0, so this costs about one update and one gradient's memory.
final class TokenEnergies {
    private final Learner learner;
    private final double inverseTemperature;
    private final float[] nothing;

    TokenEnergies(Learner learner, double temperature, int parameters) {
        this.learner = learner;
        this.inverseTemperature = 1 / temperature;
        this.nothing = new float[parameters];
    }

    /// The energies of every judged rollout's tokens.
    Column.Energies of(List<Group> groups) {
        float[][][] energies = new float[groups.size()][0][];
        List<List<TokenTree>> blocks = new ArrayList<>();
        List<float[][]> found = new ArrayList<>();
        for (int g = 0; g < energies.length; g++) {
            List<int[]> ids = groups.get(g).judged().stream().map(r -> r.completion().ids()).toList();
            energies[g] = ids.stream().map(i -> new float[i.length]).toArray(float[][]::new);
            if (!ids.isEmpty()) {
                found.add(energies[g]);
                blocks.add(List.of(new TokenTree(groups.get(g).prompt(), ids)));
            }
        }
        learner.gradient(blocks, (tree, segment, index, logits, offset, vocabulary) -> {
            int token = blocks.get(tree).getFirst().continuations().get(segment)[index];
            found.get(tree)[segment][index] = energy(token, logits, offset, vocabulary);
            Arrays.fill(logits, offset, offset + vocabulary, 0f);
            return 0;
        }, nothing);
        return new Column.Energies(energies);
    }

    private float energy(int token, float[] logits, int offset, int vocabulary) {
        float largest = logits[offset];
        for (int v = 1; v < vocabulary; v++) {
            largest = Math.max(largest, logits[offset + v]);
        }
        double sum = 0;
        double squares = 0;
        double own = 0;
        for (int v = 0; v < vocabulary; v++) {
            double weight = StrictMath.exp(((double) logits[offset + v] - largest) * inverseTemperature);
            sum += weight;
            squares += weight * weight;
            own = v == token ? weight : own;
        }
        return (float) Math.max(0, 1 - 2 * own / sum + squares / (sum * sum));
    }
}
