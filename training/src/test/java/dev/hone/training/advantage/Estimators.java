package dev.hone.training.advantage;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.training.advantage.Column.Parts.Part;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Every estimator, and samples of which every column is known.
public final class Estimators {
    static final List<AdvantageEstimator> ALL = List.of(new GroupMean(), new GroupMeanStd(), new BatchStd(),
            new LeaveOneOut(), new ReinforcePlusPlus(), new ReinforcePlusPlusBaseline(), new ReMax(), new Opo(),
            new Gpg(), new Gpg(Gpg.Scale.STD), new Gdpo(), new Gdpo(Gdpo.Order.SUM_THEN_NORMALISE, 1e-4), new PassAtK(),
            new MaxRl(), new GeneralizedAdvantage(), new EpisodeReturn(), new TurnLevel(), new StepLevel(),
            new StepLevel(1e-4, StepLevel.Outcome.IGNORED),
            new PositiveOnly(), new NegativeOnly(), new WeightedReinforce(), new EntropyShaped(),
            new HiddenStateShaped(),
            new ExplorationWeighted(), new OptimalTokenBaseline(),
            new OptimalTokenBaseline(OptimalTokenBaseline.Tail.OWN), new OptimalAdvantage(), new TeacherLogRatio(),
            new TeacherLogRatio(0.5, Baseline.GROUP_MEAN), new PrefixWeightedTeacher());

    private Estimators() {}

    /// Groups of these sizes, completions of one to six tokens, rewards that this function makes of uniform numbers.
    public static Samples random(long seed, DoubleUnaryOperator reward, int... sizes) {
        Draws draws = Key.of(seed).draws();
        int n = sizes.length;
        double[][] rewards = new double[n][];
        double[][] scores = new double[n][];
        double[] greedy = new double[n];
        int[][] lengths = new int[n][];
        for (int g = 0; g < n; g++) {
            rewards[g] = new double[sizes[g]];
            scores[g] = new double[sizes[g]];
            lengths[g] = new int[sizes[g]];
            for (int s = 0; s < sizes[g]; s++) {
                rewards[g][s] = reward.applyAsDouble(draws.uniform());
                scores[g][s] = rewards[g][s] > 0.5 ? 1 : 0;
                lengths[g][s] = 1 + (int) (6 * draws.uniform());
            }
            greedy[g] = reward.applyAsDouble(draws.uniform());
        }
        int[][][] ends = new int[n][][];
        double[][][] earned = new double[n][][];
        double[][] after = new double[n][];
        for (int g = 0; g < n; g++) {
            ends[g] = new int[sizes[g]][];
            earned[g] = new double[sizes[g]][];
            after[g] = new double[sizes[g]];
            for (int s = 0; s < sizes[g]; s++) {
                int l = lengths[g][s];
                ends[g][s] = l > 2 ? new int[] {2, l} : new int[] {l};
                earned[g][s] = new double[ends[g][s].length];
                Arrays.setAll(earned[g][s], j -> reward.applyAsDouble(draws.uniform()));
            }
        }
        float[][][] logProbs = tokens(draws, lengths, -2);
        return new Samples(rewards, lengths)
                .with(new Column.Scores(scores))
                .with(new Column.Parts(List.of(new Part("a", 1, rewards), new Part("b", 0.5, scores))))
                .with(new Column.LogProbs(logProbs))
                .with(new Column.ReferenceLogProbs(logProbs))
                .with(new Column.Entropies(tokens(draws, lengths, 2)))
                .with(new Column.GreedyRewards(greedy))
                .with(new Column.OptimalValues(greedy))
                .with(new Column.Own(own(lengths)))
                .with(new Column.Values(tokens(draws, lengths, 1), floats(after)))
                .with(new Column.Steps(ends, earned))
                .with(new Column.Ranks(ranks(draws, sizes)))
                .with(new Column.Energies(tokens(draws, lengths, 1)))
                .with(new Column.TeacherLogProbs(tokens(draws, lengths, -2)));
    }

    /// All tokens but the second of a completion.
    private static boolean[][][] own(int[][] lengths) {
        boolean[][][] out = new boolean[lengths.length][][];
        for (int g = 0; g < out.length; g++) {
            out[g] = new boolean[lengths[g].length][];
            for (int s = 0; s < out[g].length; s++) {
                out[g][s] = new boolean[lengths[g][s]];
                for (int t = 0; t < out[g][s].length; t++) {
                    out[g][s][t] = t != 1;
                }
            }
        }
        return out;
    }

    private static RankTrace[][] ranks(Draws draws, int... sizes) {
        return Arrays.stream(sizes)
                .mapToObj(n -> IntStream.range(0, n)
                        .mapToObj(i -> new RankTrace(1 + draws.uniform(), draws.normal(), draws.normal()))
                        .toArray(RankTrace[]::new))
                .toArray(RankTrace[][]::new);
    }

    private static float[][] floats(double[][] values) {
        float[][] out = new float[values.length][];
        for (int g = 0; g < out.length; g++) {
            out[g] = new float[values[g].length];
        }
        return out;
    }

    private static float[][][] tokens(Draws draws, int[][] lengths, double scale) {
        float[][][] out = new float[lengths.length][][];
        for (int g = 0; g < out.length; g++) {
            out[g] = new float[lengths[g].length][];
            for (int s = 0; s < out[g].length; s++) {
                out[g][s] = new float[lengths[g][s]];
                for (int t = 0; t < out[g][s].length; t++) {
                    out[g][s][t] = (float) (scale * draws.uniform());
                }
            }
        }
        return out;
    }

    /// The same samples in reverse order within each group.
    public static Samples reversed(Samples samples) {
        Samples out = new Samples(turned(samples.rewards()), turned(samples.lengths()));
        for (Column column : samples.columns()) {
            out = out.with(switch (column) {
                case Column.Scores c -> new Column.Scores(turned(c.values()));
                case Column.Parts c -> new Column.Parts(c.parts().stream()
                        .map(p -> new Part(p.name(), p.weight(), turned(p.values())))
                        .toList());
                case Column.LogProbs c -> new Column.LogProbs(turned(c.values()));
                case Column.ReferenceLogProbs c -> new Column.ReferenceLogProbs(turned(c.values()));
                case Column.Entropies c -> new Column.Entropies(turned(c.values()));
                case Column.GreedyRewards c -> c;
                case Column.OptimalValues c -> c;
                case Column.Own c -> new Column.Own(turned(c.flags()));
                case Column.Values c -> new Column.Values(turned(c.before()), turned(c.after()));
                case Column.Steps c -> new Column.Steps(turned(c.ends()), turned(c.rewards()));
                case Column.Ranks c -> new Column.Ranks(turned(c.traces()));
                case Column.Energies c -> new Column.Energies(turned(c.values()));
                case Column.TeacherLogProbs c -> new Column.TeacherLogProbs(turned(c.values()));
            });
        }
        return out;
    }

    /// The same samples with other rewards and nothing else changed.
    static Samples withRewards(Samples samples, DoubleUnaryOperator change) {
        return new Samples(
                Arrays.stream(samples.rewards())
                        .map(g -> Arrays.stream(g).map(change).toArray())
                        .toArray(double[][]::new),
                samples.lengths(),
                samples.columns());
    }

    private static double[][] turned(double[][] values) {
        return Arrays.stream(values)
                .map(g -> {
                    double[] out = new double[g.length];
                    Arrays.setAll(out, i -> g[g.length - 1 - i]);
                    return out;
                })
                .toArray(double[][]::new);
    }

    private static int[][] turned(int[][] values) {
        return Arrays.stream(values)
                .map(g -> {
                    int[] out = new int[g.length];
                    Arrays.setAll(out, i -> g[g.length - 1 - i]);
                    return out;
                })
                .toArray(int[][]::new);
    }

    private static float[][] turned(float[][] values) {
        return Arrays.stream(values)
                .map(g -> {
                    float[] out = new float[g.length];
                    for (int i = 0; i < out.length; i++) {
                        out[i] = g[g.length - 1 - i];
                    }
                    return out;
                })
                .toArray(float[][]::new);
    }

    private static <T> T[][] turned(T[][] values) {
        T[][] out = values.clone();
        for (int g = 0; g < out.length; g++) {
            out[g] = values[g].clone();
            Collections.reverse(Arrays.asList(out[g]));
        }
        return out;
    }
}
