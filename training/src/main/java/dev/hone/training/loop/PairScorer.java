package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.TokenTree;
import dev.hone.training.preference.PairScores;
import dev.hone.training.preference.PreferenceLoss;
import dev.hone.training.preference.PreferenceLoss.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Measures what a preference loss looks at: log-probabilities of whole completions under the policy, and under the
/// reference where there is one.
///
/// A pair is a tree whose root is the prompt and whose continuations are the chosen and the rejected completion, and
/// the gold one where the loss needs it. Tokens
/// are added in their order, in double precision, so that a sum has the same bits whoever computed it.
final class PairScorer {
    private static final int CHOSEN = 0;
    private static final int REJECTED = 1;
    private static final int GOLD = 2;

    private final Learner policy;
    private final Optional<Learner> reference;
    private final PreferenceLoss loss;

    /// @throws IllegalArgumentException if the loss needs a reference and there is none
    PairScorer(Learner policy, Optional<Learner> reference, PreferenceLoss loss) {
        if (loss.needs().contains(Need.REFERENCE) && reference.isEmpty()) {
            throw new IllegalArgumentException(loss.name() + " needs a reference");
        }
        this.policy = policy;
        this.reference = reference;
        this.loss = loss;
    }

    /// The scores of each pair, in order.
    List<PairScores> score(List<TokenTree> pairs) {
        double[][] own = sums(policy, pairs);
        double[][] first = reference.map(r -> sums(r, pairs)).orElseGet(() -> new double[pairs.size()][GOLD]);
        double baseline = loss.needs().contains(Need.BASELINE) ? baseline(pairs) : 0;
        List<PairScores> scores = new ArrayList<>();
        for (int i = 0; i < own.length; i++) {
            List<int[]> completions = pairs.get(i).continuations();
            scores.add(new PairScores(
                    own[i][CHOSEN],
                    own[i][REJECTED],
                    first[i][CHOSEN],
                    first[i][REJECTED],
                    completions.get(CHOSEN).length,
                    completions.get(REJECTED).length,
                    baseline,
                    loss.needs().contains(Need.GOLD)
                            ? Optional.of(new PairScores.Gold(own[i][GOLD], completions.get(GOLD).length))
                            : Optional.empty()));
        }
        return scores;
    }

    /// z of KTO: each prompt with the completions of the next pair.
    private double baseline(List<TokenTree> pairs) {
        List<TokenTree> swapped = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            swapped.add(new TokenTree(
                    pairs.get(i).root(), pairs.get((i + 1) % pairs.size()).continuations()));
        }
        double[][] own = sums(policy, swapped);
        double[][] first = sums(reference.orElseThrow(), swapped);
        double sum = 0;
        for (int i = 0; i < own.length; i++) {
            sum += own[i][CHOSEN] - first[i][CHOSEN] + own[i][REJECTED] - first[i][REJECTED];
        }
        return Math.max(0, sum / (2.0 * own.length));
    }

    /// Log-probabilities of whole completions: `[tree][continuation]`.
    static double[][] sums(Learner learner, List<TokenTree> pairs) {
        double[][] sums = pairs.stream().map(t -> new double[t.continuations().size()]).toArray(double[][]::new);
        learner.score(pairs, (tree, segment, logProbs, entropies, length) -> {
            double sum = 0;
            for (int t = 0; t < length; t++) {
                sum += logProbs[t];
            }
            sums[tree][segment] = sum;
        });
        return sums;
    }
}
