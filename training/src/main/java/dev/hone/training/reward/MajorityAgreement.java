package dev.hone.training.reward;

import dev.hone.tasks.Problem;
import dev.hone.training.rollout.Rollout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Rewards a rollout for giving the answer that most of its group give: a label that needs no gold answer.
///
/// r_i = 1[a_i = mode(a)]               hard
/// r_i = share of the group with a_i    soft
///
/// A rollout without an answer does not vote and gets 0. Of several answers with the most votes the first to occur is
/// taken: samples are exchangeable, so this prefers none. Where the largest share is below `least`, all get 0, so that
/// estimators that compare a group learn nothing from it.
///
/// Shapes: one number a rollout. Units: shares of all rollouts of the group, those without an answer included.
/// Throws: `IllegalArgumentException` if `least` is not in [0, 1].
/// Source: TTRL, arXiv:2504.16084; SRT, arXiv:2505.21444 (with the threshold and the soft form).
///
/// @param answer the answer that a completion's text gives, in canonical form; empty where it gives none
public record MajorityAgreement(BiFunction<Problem, String, String> answer, Form form, double least)
        implements GroupRewardFunction {
    /// What agreeing earns.
    public enum Form {
        /// 1 with the majority, else 0.
        HARD,
        /// The share of the group that gives the same answer.
        SOFT
    }

    public MajorityAgreement {
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("the least share of a majority lies in [0, 1]: " + least);
        }
    }

    /// 1 with the majority, however small it is.
    public static MajorityAgreement of(BiFunction<Problem, String, String> answer) {
        return new MajorityAgreement(answer, Form.HARD, 0);
    }

    @Override
    public List<@Nullable Double> rewards(Problem problem, List<Rollout> rollouts) {
        List<String> answers = rollouts.stream().map(r -> answer.apply(problem, r.text())).toList();
        Map<String, Integer> votes = votes(answers);
        String label = label(votes);
        double share = votes.getOrDefault(label, 0) / (double) rollouts.size();
        return answers.stream().<@Nullable Double>map(a -> a.isEmpty() || share < least ? 0.0 : switch (form) {
            case HARD -> a.equals(label) ? 1.0 : 0.0;
            case SOFT -> votes.getOrDefault(a, 0) / (double) rollouts.size();
        }).toList();
    }

    /// How often each answer occurs, in the order in which they first do; what is empty is none.
    public static Map<String, Integer> votes(List<String> answers) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        answers.stream().filter(a -> !a.isEmpty()).forEach(a -> votes.merge(a, 1, Integer::sum));
        return votes;
    }

    /// The first of the answers with the most votes; empty where nobody voted.
    public static String label(Map<String, Integer> votes) {
        String label = "";
        int most = 0;
        for (Map.Entry<String, Integer> e : votes.entrySet()) {
            if (e.getValue() > most) {
                most = e.getValue();
                label = e.getKey();
            }
        }
        return label;
    }
}
