package dev.hone.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.hone.engine.Workers;
import dev.hone.training.aggregation.BatchCounts;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.TruncatedImportance;
import dev.hone.training.loss.Compositions.Example;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.regularizer.EntropyBonus;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.KlEstimator;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchLossTest {
    private static final PolicyLoss RICH = new PolicyLoss(new PpoClip(0.1, 0.2), new TokenMean(),
            new TruncatedImportance(1.5), List.of(new KlInLoss(KlEstimator.K3, 0.1), new EntropyBonus(0.01)));

    private record Outcome(LossStatistics statistics, List<float[]> dLogProbs, List<Double> losses) {}

    private static Outcome run(Example e, int threads) {
        BatchLoss loss = new BatchLoss(RICH).bind(e.tree());
        int n = e.completions().size();
        float[][] dLogProbs = new float[n][];
        Double[] losses = new Double[n];
        try (Workers workers = Workers.of(threads)) {
            workers.run(n, (from, to, worker) -> {
                for (int i = from; i < to; i++) {
                    dLogProbs[i] = new float[e.completions().get(i).length()];
                    losses[i] = call(loss, e, i, 0, i, dLogProbs[i]);
                }
            });
        }
        return new Outcome(loss.statistics(), Arrays.asList(dLogProbs), Arrays.asList(losses));
    }

    private static double call(BatchLoss loss, Example e, int i, int tree, int segment, float[] dLogProb) {
        int n = dLogProb.length;
        return loss.at(tree, segment, e.logProbs().get(i), e.entropies().get(i), dLogProb, new float[n], n);
    }

    @Test
    void threadsChangeNoBit() {
        Example e = Example.random(5, IntStream.range(0, 60).map(i -> 1 + i * 7 % 40).toArray());
        Outcome alone = run(e, 1);
        Outcome many = run(e, 4);
        assertThat(many.statistics).isEqualTo(alone.statistics);
        assertThat(many.losses).isEqualTo(alone.losses);
        for (int i = 0; i < 60; i++) {
            assertThat(many.dLogProbs.get(i)).isEqualTo(alone.dLogProbs.get(i));
        }
        assertThat(alone.statistics.clippedHigh()).isPositive();
        assertThat(alone.statistics.clippedLow()).isPositive();
    }

    @Test
    void permutingTheBatchPermutesTheGradient() {
        Example e = Example.random(6, 3, 8, 5, 1, 13);
        List<Integer> order = List.of(4, 2, 0, 3, 1);
        Example turned = new Example(order.stream().map(e.completions()::get).toList(),
                order.stream().map(e.logProbs()::get).toList(), order.stream().map(e.entropies()::get).toList());
        Outcome a = run(e, 1);
        Outcome b = run(turned, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(b.dLogProbs.get(i)).isEqualTo(a.dLogProbs.get(order.get(i)));
        }
        assertThat(b.statistics.loss()).isCloseTo(a.statistics.loss(), within(1e-12));
        assertThat(b.statistics.ratioMax()).isEqualTo(a.statistics.ratioMax());
    }

    @Test
    void microBatchesWithTheCountsOfTheStepAreTheStep() {
        Example e = Example.random(8, 6, 2, 9, 4);
        for (PolicyLoss policy : Compositions.all()) {
            BatchLoss whole = new BatchLoss(policy).bind(e.tree());
            BatchCounts counts = BatchCounts.of(e.completions());
            BatchLoss part = new BatchLoss(policy);
            for (int i = 0; i < 4; i++) {
                float[] inWhole = new float[e.completions().get(i).length()];
                float[] inPart = inWhole.clone();
                double one = call(whole, e, i, 0, i, inWhole);
                double other = call(part.bind(List.of(List.of(e.completions().get(i))), counts), e, i, 0, 0, inPart);
                assertThat(other).isEqualTo(one);
                assertThat(inPart).isEqualTo(inWhole);
            }
        }
    }

    @Test
    void statisticsByHand() {
        float ln2 = (float) Math.log(2);
        CompletionTokens up = CompletionTokens.onPolicy(new float[] {-1, -1}, new float[] {1, 1});
        CompletionTokens down = CompletionTokens.onPolicy(new float[] {-1, -1}, new float[] {-1, -1})
                .withTrained(new boolean[] {true, false});
        BatchLoss loss = new BatchLoss(
                new PolicyLoss(PpoClip.symmetric(0.2), new TokenMean(), new NoCorrection(), List.of()));
        loss.bind(List.of(List.of(up), List.of(down)));
        double first = loss.at(0, 0, new float[] {-1 + ln2, -1}, new float[] {1, 2}, new float[2], new float[2], 2);
        double second = loss.at(1, 0, new float[] {-1 - ln2, 9}, new float[] {3, 9}, new float[2], new float[2], 2);
        LossStatistics s = loss.statistics();
        assertThat(s.loss()).isEqualTo(first + second).isCloseTo((-1.2 - 1 + 0.8) / 3, within(1e-12));
        assertThat(s.tokens()).isEqualTo(3);
        assertThat(s.completions()).isEqualTo(2);
        assertThat(s.ratioMean()).isCloseTo((2 + 1 + 0.5) / 3, within(1e-6));
        assertThat(s.ratioMin()).isCloseTo(0.5, within(1e-6));
        assertThat(s.ratioMax()).isCloseTo(2, within(1e-6));
        assertThat(s.clippedHigh()).isEqualTo(1 / 3.0);
        assertThat(s.clippedLow()).isEqualTo(1 / 3.0);
        assertThat(s.clipped()).isEqualTo(2 / 3.0);
        assertThat(s.approximateKl()).isCloseTo((2 - 1 - ln2 + 0.5 - 1 + ln2) / 3, within(1e-6));
        assertThat(s.entropy()).isEqualTo(2);
        assertThat(s.effectiveSampleSize()).isEqualTo(1);
    }

    @Test
    void nothingIsAllocatedInTheHotPath() {
        Example e = Example.random(9, 50, 20);
        BatchLoss loss = new BatchLoss(RICH).bind(e.tree());
        float[] dLogProb = new float[50];
        float[] dEntropy = new float[50];
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 200; i++) {
                loss.at(0, 0, e.logProbs().get(0), e.entropies().get(0), dLogProb, dEntropy, 50);
                loss.at(0, 1, e.logProbs().get(1), e.entropies().get(1), dLogProb, dEntropy, 20);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(1024);
    }

    @Test
    void bindingAgainReplacesTheCompletions() {
        BatchLoss loss = new BatchLoss(RICH);
        Example large = Example.random(1, 8, 9, 10);
        Example small = Example.random(2, 3);
        loss.bind(large.tree());
        loss.bind(small.tree());
        assertThat(loss.counts().sequences()).isEqualTo(1);
        assertThat(call(loss, small, 0, 0, 0, new float[3])).isEqualTo(run(small, 1).losses.getFirst());
        assertThat(loss.statistics()).isEqualTo(run(small, 1).statistics);
        assertThatThrownBy(() -> loss.pass(0, 1)).hasMessageContaining("tree 0 has 1 completions");
    }

    @Test
    void aMissingReferenceAndAWrongLengthAreRefused() {
        CompletionTokens bare = CompletionTokens.onPolicy(new float[2], new float[2]);
        List<List<CompletionTokens>> trees = new ArrayList<>(Collections.nCopies(2, List.of()));
        trees.add(List.of(bare));
        assertThatThrownBy(() -> new BatchLoss(RICH).bind(trees)).hasMessageContaining("completion 0 of tree 2")
                .hasMessageContaining("reference");
        Example e = Example.random(2, 3);
        BatchLoss loss = new BatchLoss(RICH).bind(e.tree());
        assertThatThrownBy(() -> loss.at(0, 0, new float[5], new float[5], new float[5], new float[5], 5))
                .hasMessageContaining("has 3 tokens, the engine shows 5");
    }
}
