package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HiddenStateShapedTest {
    private static Samples samples(RankTrace... traces) {
        double[][] rewards = {{1, 0, 1, 0}};
        return new Samples(rewards, new int[][] {{2, 1, 1, 1}}).with(new Column.Ranks(new RankTrace[][] {traces}));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void aBonusByHand() {
        // mean rank 2, velocity 1, acceleration 0.5; the first has half more rank and velocity, and twice the
        // acceleration
        Samples samples = samples(
                new RankTrace(2.2, 1.5, 1), new RankTrace(2.2, 0.5, 0), new RankTrace(1.8, 1, 0.5),
                new RankTrace(1.8, 1, 0.5));
        Advantages a = new HiddenStateShaped(Baseline.GROUP_MEAN, 1, 2, 1.01).estimate(samples);
        double explore = sigmoid(2);
        double first = explore * Math.tanh(0.1) + (1 - explore) * Math.tanh(0.5);
        assertThat((double) a.of(0, 0)[0]).isCloseTo(0.5 + first, within(1e-6));
        assertThat(a.of(0, 0)[1]).isEqualTo(a.of(0, 0)[0]);
        double second = sigmoid(-2) * Math.tanh(0.1) + (1 - sigmoid(-2)) * Math.tanh(-0.5);
        assertThat(second).isNegative();
        assertThat(a.of(0, 1)[0]).as("what spreads less loses nothing").isEqualTo(-0.5f);
        assertThat(a.of(0, 2)[0]).isEqualTo(0.5f);
    }

    @Test
    void theBonusIsAtMostAPartOfTheAdvantage() {
        Samples samples = samples(
                new RankTrace(40, 9, 1), new RankTrace(40, 9, 1), new RankTrace(1, 0, 0), new RankTrace(1, 0, 0));
        Advantages a = new HiddenStateShaped(Baseline.GROUP_MEAN, 1, 2, 2).estimate(samples);
        assertThat(a.of(0, 0)[0]).isEqualTo(0.75f);
        assertThat(a.of(0, 1)[0]).isEqualTo(-0.25f);
    }

    @Test
    void equalTracesAndMeansOfZeroAddNothing() {
        var same = new RankTrace(3, 1, 1);
        assertThat(new HiddenStateShaped(Baseline.GROUP_MEAN, 1, 2, 2).estimate(samples(same, same, same, same))
                .of(0, 0)[0]).isEqualTo(0.5f);
        Samples zero = samples(
                new RankTrace(0, 1, 1), new RankTrace(0, -1, -1), new RankTrace(0, 1, 1), new RankTrace(0, -1, -1));
        assertThat(new HiddenStateShaped(Baseline.GROUP_MEAN, 1, 2, 2).estimate(zero).of(0, 0)[0]).isEqualTo(0.5f);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new HiddenStateShaped(Baseline.GROUP_MEAN, 0, 2, 2)).hasMessageContaining("stride");
        assertThatThrownBy(() -> new HiddenStateShaped(Baseline.GROUP_MEAN, 1, -1, 2)).hasMessageContaining("gain");
        assertThatThrownBy(() -> new HiddenStateShaped(Baseline.GROUP_MEAN, 1, 2, 1)).hasMessageContaining("kappa");
    }
}
