package dev.hone.lab.question.testtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What pools of samples are like, before anything is chosen from them.
final class PoolMeasures {
    private PoolMeasures() {}

    /// The chance that the score of a right sample is above that of a wrong one of the same problem, ties counting one
    /// half; over all such pairs. 1/2 where there is none.
    static double auc(List<List<Drawn>> pools) {
        double above = 0;
        long pairs = 0;
        for (List<Drawn> pool : pools) {
            for (Drawn right : pool) {
                for (Drawn wrong : pool) {
                    if (right.right() && !wrong.right()) {
                        above += right.score() > wrong.score() ? 1 : right.score() == wrong.score() ? 0.5 : 0;
                        pairs++;
                    }
                }
            }
        }
        return pairs == 0 ? 0.5 : above / pairs;
    }

    /// The share of right samples less that of the commonest wrong answer.
    static double margin(List<Drawn> pool) {
        Map<String, Integer> wrong = new HashMap<>();
        int right = 0;
        for (Drawn d : pool) {
            if (d.right()) {
                right++;
            } else if (!d.answer().isEmpty()) {
                wrong.merge(d.answer(), 1, Integer::sum);
            }
        }
        int most = wrong.values().stream().mapToInt(n -> n).max().orElse(0);
        return (right - most) / (double) pool.size();
    }

    /// The mean tokens of samples that are right, or of those that are not.
    static double length(List<List<Drawn>> pools, boolean right) {
        return pools.stream().flatMap(List::stream).filter(d -> d.right() == right).mapToInt(Drawn::tokens).average()
                .orElse(0);
    }
}
