package dev.hone.lab.question.data;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.lab.question.TrainingFile;
import dev.hone.lab.world.AttributeChains;
import dev.hone.tasks.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes sets of worked [AttributeChains] whose quality, diversity and complexity are turned one by one, with the same
/// number of trained tokens, and says what they turned out to be.
///
/// Three pairs of operations and one way of writing are in no set. The narrow fifth of the cells has every operation,
/// every separator, both orders and all ranges, but few of their combinations.
final class ChainMixer {
    /// The way of writing that no set has.
    static final int UNSEEN_TEMPLATE = AttributeChains.TEMPLATES - 1;
    private static final int OPERATIONS = AttributeChains.OPERATIONS.length();
    private static final int[][] NARROW_PAIRS = {{0, 1}, {2, 3}, {4, 5}, {0, 2}};
    private static final int[] NARROW_TEMPLATES = {0, 2, 4};
    private static final int GRAM = 3;
    private static final int COMPARED = 200;

    private ChainMixer() {}

    /// A line with the chain that it works, and whether it is right.
    record Sample(AttributeChains.Chain chain, String completion) {
        boolean right() {
            return completion.equals(chain.solution());
        }

        int tokens() {
            return completion.length() + 1;
        }

        TrainingFile.Line line() {
            return new TrainingFile.Line(chain.prompt(), completion, "" + chain.value());
        }
    }

    /// Pairs of operations that no set has.
    static boolean unseen(int first, int second) {
        return second - first == OPERATIONS / 2;
    }

    /// All cells that sets are made of, or the narrow fifth of them.
    static List<AttributeChains.Cell> cells(String which) {
        boolean wide = which.equals("wide");
        List<AttributeChains.Cell> cells = new ArrayList<>();
        for (int i = 0; i < OPERATIONS; i++) {
            for (int j = i + 1; j < OPERATIONS; j++) {
                for (int t = 0; t < UNSEEN_TEMPLATE; t++) {
                    for (int r = 0; r < AttributeChains.RANGES; r++) {
                        if (!unseen(i, j) && (wide || narrow(i, j, t))) {
                            cells.add(new AttributeChains.Cell(i, j, t, r));
                        }
                    }
                }
            }
        }
        return List.copyOf(cells);
    }

    private static boolean narrow(int i, int j, int template) {
        boolean pair = java.util.Arrays.stream(NARROW_PAIRS).anyMatch(p -> p[0] == i && p[1] == j);
        return pair && java.util.Arrays.stream(NARROW_TEMPLATES).anyMatch(t -> t == template);
    }

    /// A set of at least so many trained tokens: of these cells, with these numbers of steps, so many corrupted.
    static List<Sample> mix(
            List<AttributeChains.Cell> cells, List<Integer> steps, double corrupted, int tokens, Key key) {
        Draws draws = key.draws();
        List<Sample> samples = new ArrayList<>();
        int left = tokens;
        while (left > 0) {
            AttributeChains.Chain chain =
                    AttributeChains.draw(draws.pick(cells), draws.pick(steps), Split.TRAIN, draws);
            boolean wrong = draws.chance(corrupted);
            int place = draws.between(0, chain.operands().size() - 1);
            int offset = draws.between(1, 9);
            var sample = new Sample(chain, wrong ? chain.corrupted(place, offset) : chain.solution());
            samples.add(sample);
            left -= sample.tokens();
        }
        return samples;
    }

    /// The share of right lines.
    static double quality(List<Sample> set) {
        return set.stream().filter(Sample::right).count() / (double) set.size();
    }

    /// exp of the entropy of the cells: as many equally frequent cells would be as diverse.
    static double cellsUsed(List<Sample> set) {
        Map<AttributeChains.Cell, Integer> counts = new HashMap<>();
        set.forEach(s -> counts.merge(s.chain.cell(), 1, Integer::sum));
        double entropy = 0;
        for (int c : counts.values()) {
            double p = c / (double) set.size();
            entropy -= p * StrictMath.log(p);
        }
        return StrictMath.exp(entropy);
    }

    /// The mean number of steps.
    static double complexity(List<Sample> set) {
        return set.stream().mapToInt(s -> s.chain.operands().size()).average().orElse(0);
    }

    /// 1 less the mean share of trigrams that two prompts have in common (Jaccard), over the pairs of the first lines.
    static double distance(List<Sample> set) {
        List<Set<String>> grams = set.stream().limit(COMPARED).map(s -> grams(s.chain.prompt())).toList();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < grams.size(); i++) {
            for (int j = 0; j < i; j++) {
                Set<String> both = new HashSet<>(grams.get(i));
                both.retainAll(grams.get(j));
                int all = grams.get(i).size() + grams.get(j).size() - both.size();
                sum += 1 - both.size() / (double) all;
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static Set<String> grams(String text) {
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + GRAM <= text.length(); i++) {
            grams.add(text.substring(i, i + GRAM));
        }
        return grams;
    }
}
