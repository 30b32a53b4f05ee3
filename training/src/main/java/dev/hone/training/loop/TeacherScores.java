package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.training.advantage.Column;
import dev.hone.training.recipe.TeacherShare;
import dev.hone.training.rollout.Group;
import java.util.ArrayList;
import java.util.List;

/// What teachers think of the tokens that the policy sampled: Σ_k w_k · log p_k(token), over the teachers of the task,
/// whose weights are brought to a sum of 1. Of tokens that a world wrote they think what the policy thinks.
///
/// Units: natural logarithms, at the temperature of the policy.
final class TeacherScores {
    private final List<One> all = new ArrayList<>();

    private record One(Learner learner, TeacherShare share) {}

    /// @throws dev.hone.foundation.InputException if a model cannot be read, or has another vocabulary than the policy
    TeacherScores(List<TeacherShare> teachers, Model policy, double temperature, Workers workers) {
        for (TeacherShare share : teachers) {
            Model model = SameTokens.required(policy, StartingModel.of(share.model(), Key.of(0)), "the teacher");
            all.add(new One(new Learner(model.parameters(), workers, temperature), share));
        }
    }

    /// Of every judged rollout's tokens.
    Column.TeacherLogProbs of(List<Group> groups) {
        double[][][] sums = new double[groups.size()][][];
        for (int g = 0; g < sums.length; g++) {
            sums[g] = groups.get(g).judged().stream().map(r -> new double[r.length()]).toArray(double[][]::new);
        }
        for (One teacher : all) {
            add(teacher, groups, sums);
        }
        float[][][] values = new float[sums.length][][];
        for (int g = 0; g < sums.length; g++) {
            values[g] = new float[sums[g].length][];
            for (int s = 0; s < sums[g].length; s++) {
                values[g][s] = new float[sums[g][s].length];
                Completion c = groups.get(g).judged().get(s).completion();
                for (int t = 0; t < sums[g][s].length; t++) {
                    values[g][s][t] = c.own()[t] ? (float) sums[g][s][t] : c.logProbs()[t];
                }
            }
        }
        return new Column.TeacherLogProbs(values);
    }

    private void add(One teacher, List<Group> groups, double[][][] sums) {
        List<Integer> numbers = new ArrayList<>();
        List<TokenTree> trees = new ArrayList<>();
        for (int g = 0; g < sums.length; g++) {
            Group group = groups.get(g);
            if (teacher.share.teaches(group.problem().family()) && sums[g].length > 0) {
                numbers.add(g);
                trees.add(new TokenTree(
                        group.prompt(), group.judged().stream().map(r -> r.completion().ids()).toList()));
            }
        }
        // Several workers, but each for a completion of its own.
        teacher.learner.score(trees, (tree, segment, logProbs, entropies, length) -> {
            int g = numbers.get(tree);
            double weight = weight(teacher.share, groups.get(g).problem().family());
            for (int t = 0; t < length; t++) {
                sums[g][segment][t] += weight * logProbs[t];
            }
        });
    }

    private double weight(TeacherShare share, String family) {
        return share.weight() / all.stream()
                .map(One::share)
                .filter(s -> s.teaches(family))
                .mapToDouble(TeacherShare::weight)
                .sum();
    }
}
