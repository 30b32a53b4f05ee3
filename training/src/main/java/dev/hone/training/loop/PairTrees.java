package dev.hone.training.loop;

import dev.hone.engine.TokenTree;
import dev.hone.foundation.Key;
import dev.hone.tasks.PairSource;
import dev.hone.tasks.PreferencePair;
import dev.hone.tasks.Problem;
import dev.hone.training.recipe.EvaluationSettings;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.List;

/// Pairs as the engine takes them: the prompt is the root of a tree; the chosen and the rejected completion continue
/// it, in this order, and behind them a gold one where it is asked for.
///
/// Pair number i of a run is a pure function of the seed and i, so a resumed run sees what it would have seen.
final class PairTrees {
    private final PairSource source;
    private final ModelText text;
    private final Completions completions;

    /// What continues a prompt.
    enum Completions {
        /// The chosen and the rejected completion.
        TWO,
        /// A gold one besides.
        THREE
    }

    PairTrees(PairSource source, ModelText text, Completions completions) {
        this.source = source;
        this.text = text;
        this.completions = completions;
    }

    /// Some pairs: `trees` and what belongs to them, in the same order.
    record Batch(List<TokenTree> trees, double[] margins) {
        /// Gradient blocks of this many trees, the last one maybe shorter.
        List<List<TokenTree>> blocks(int size) {
            List<List<TokenTree>> blocks = new ArrayList<>();
            for (int i = 0; i < trees.size(); i += size) {
                blocks.add(trees.subList(i, Math.min(trees.size(), i + size)));
            }
            return blocks;
        }

        /// Tokens of all completions.
        long tokens() {
            return trees.stream()
                    .flatMap(t -> t.continuations().stream())
                    .mapToLong(c -> c.length)
                    .sum();
        }
    }

    /// The run's pairs from number `first` on.
    Batch next(long first, int count) {
        List<PreferencePair> pairs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pairs.add(switch (completions) {
                case TWO -> source.pair(first + i);
                case THREE -> source.triple(first + i);
            });
        }
        return batch(pairs);
    }

    /// A pair of each held-out problem, the same in every run with these settings.
    Batch heldOut(List<Problem> problems, EvaluationSettings settings) {
        Key key = Key.of(settings.seed()).at("pairs");
        List<PreferencePair> pairs = new ArrayList<>();
        for (Problem problem : problems) {
            Key pairKey = key.at(pairs.size());
            pairs.add(switch (completions) {
                case TWO -> source.pair(problem, pairKey);
                case THREE -> source.triple(problem, pairKey);
            });
        }
        return batch(pairs);
    }

    private Batch batch(List<PreferencePair> pairs) {
        return new Batch(
                pairs.stream().map(this::tree).toList(),
                pairs.stream().mapToDouble(PreferencePair::margin).toArray());
    }

    private TokenTree tree(PreferencePair pair) {
        List<String> all = new ArrayList<>(List.of(pair.chosen(), pair.rejected()));
        pair.gold().ifPresent(all::add);
        return text.completions(source.mixture().family(pair.problem()), pair.problem(), all);
    }
}
