package dev.hone.training.critic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Architecture;
import dev.hone.engine.Learner;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.Rotary;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadLossTest {
    private static final ModelConfig CONFIG = new ModelConfig(
            Architecture.LLAMA, 11, 12, 32, 1, 2, 2, 8, 32, 1e-5f, new Rotary.Plain(1000), ModelConfig.Head.TIED);
    private static final ClippedValueLoss LOSS = new ClippedValueLoss(0.4);

    private final Draws draws = Key.of(7).draws();
    private final float[] head = new float[16];
    private final List<List<TokenTree>> blocks = new ArrayList<>();
    private final List<List<ValuedTokens>> tokens = new ArrayList<>();

    HeadLossTest() {
        for (int c = 0; c < 12; c++) {
            head[c] = (float) draws.normal();
        }
        for (int g = 0; g < 3; g++) {
            List<int[]> continuations = IntStream.of(2, 1, 3).mapToObj(this::ids).toList();
            blocks.add(List.of(new TokenTree(ids(3), continuations)));
            tokens.add(continuations.stream().map(c -> valued(c.length)).toList());
        }
    }

    private int[] ids(int n) {
        return IntStream.range(0, n).map(i -> draws.between(1, 10)).toArray();
    }

    private ValuedTokens valued(int n) {
        boolean[] trained = new boolean[n];
        float[] old = new float[n];
        float[] targets = new float[n];
        for (int i = 0; i < n; i++) {
            trained[i] = i != 1;
            old[i] = (float) (3 * draws.normal());
            targets[i] = (float) draws.normal();
        }
        return new ValuedTokens(old, targets, trained);
    }

    private HeadLoss loss(double coefficient) {
        return new HeadLoss(head, 12, new ValueBatch(LOSS, tokens), coefficient);
    }

    private double at(Learner learner, Parameters p) {
        return learner.hiddenGradient(blocks, loss(1), new float[p.trained().size()]);
    }

    @Test
    void theHeadsGradientIsTheFiniteDifference() {
        Parameters p = Parameters.random(CONFIG, 0.3, Key.of(4));
        var learner = new Learner(p, Workers.of(1), 1);
        HeadLoss loss = loss(1);
        learner.hiddenGradient(blocks, loss, new float[p.trained().size()]);
        float[] gradient = loss.headGradient();
        float h = 0x1p-9f;
        for (int c = 0; c < 12; c++) {
            float at = head[c];
            head[c] = at + h;
            double up = at(learner, p);
            head[c] = at - h;
            double down = at(learner, p);
            head[c] = at;
            assertThat((double) gradient[c]).isCloseTo((up - down) / (2 * h), within(2e-3));
        }
        assertThat(gradient[12]).isZero();
        assertThat(gradient[0]).isNotZero();
    }

    @Test
    void theTrunksGradientIsTheFiniteDifferenceTimesTheCoefficient() {
        Parameters p = Parameters.random(CONFIG, 0.3, Key.of(4));
        var learner = new Learner(p, Workers.of(1), 1);
        float[] gradient = new float[p.trained().size()];
        learner.hiddenGradient(blocks, loss(0.25), gradient);
        double norm = 0;
        for (float g : gradient) {
            norm += (double) g * g;
        }
        norm = Math.sqrt(norm);
        float[] saved = p.values().clone();
        double[] values = new double[2];
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < saved.length; i++) {
                p.values()[i] = saved[i] + (float) ((side == 0 ? 1e-3 : -1e-3) * gradient[i] / norm);
            }
            values[side] = at(learner, p);
        }
        assertThat(0.25 * (values[0] - values[1]) / 2e-3).isCloseTo(norm, within(0.02 * norm));
    }

    @Test
    void threadsChangeNoBitAndZeroSendsNothingDown() {
        Parameters p = Parameters.random(CONFIG, 0.3, Key.of(4));
        List<float[]> heads = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            try (var workers = Workers.of(threads)) {
                HeadLoss loss = loss(0);
                float[] gradient = new float[p.trained().size()];
                new Learner(p, workers, 1).hiddenGradient(blocks, loss, gradient);
                assertThat(gradient).containsOnly(0);
                heads.add(loss.headGradient());
                HeadLoss shown = loss(0);
                new Learner(p, workers, 1).show(blocks.stream().flatMap(List::stream).toList(), shown);
                heads.add(shown.headGradient());
            }
        }
        assertThat(heads).allSatisfy(h -> assertThat(h).containsExactly(heads.getFirst()));
    }
}
