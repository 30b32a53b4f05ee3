package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColumnTest {
    private static final Samples ONE = new Samples(new double[][] {{1}}, new int[][] {{3}});

    @Test
    void aColumnIsFoundByItsType() {
        Samples samples = ONE.with(new Column.Scores(new double[][] {{1}}));
        assertThat(samples.column(Column.Scores.class).values()[0]).containsExactly(1);
        assertThat(samples.has(Column.Kind.SCORES)).isTrue();
        assertThat(samples.has(Column.Kind.VALUES)).isFalse();
        assertThatThrownBy(() -> samples.column(Column.Values.class)).hasMessageContaining("no column Values");
    }

    @Test
    void shapesMustBeThoseOfTheSamples() {
        assertThatThrownBy(() -> ONE.with(new Column.Scores(new double[][] {{1, 0}})))
                .hasMessage("group 0: 2 scores for 1");
        assertThatThrownBy(() -> ONE.with(new Column.Entropies(new float[][][] {{{1, 2}}})))
                .hasMessage("group 0, sample 0: 2 entropies for 3");
        assertThatThrownBy(() -> ONE.with(new Column.GreedyRewards(new double[0])))
                .hasMessage("the batch: 0 greedy rewards for 1");
        assertThatThrownBy(() -> ONE.with(new Column.Values(new float[][][] {{{0, 0, 0}}}, new float[][] {{}})))
                .hasMessageContaining("0 values behind the last token for 1");
    }

    @Test
    void stepsCoverTheCompletion() {
        assertThatThrownBy(() -> ONE.with(steps(new int[] {1, 2}, 0, 0)))
                .hasMessage("group 0, sample 0: the last step ends before token 2, the completion has 3");
        assertThatThrownBy(() -> ONE.with(steps(new int[] {2, 2, 3}, 0, 0, 0))).hasMessageContaining("ends must rise");
        assertThatThrownBy(() -> ONE.with(steps(new int[] {3}, 0, 0))).hasMessageContaining("2 rewards of steps for 1");
    }

    @Test
    void aColumnIsThereOnce() {
        var scores = new Column.Scores(new double[][] {{1}});
        assertThatThrownBy(() -> ONE.with(scores).with(scores))
                .hasMessage("there are two columns of the verifier's scores");
    }

    private static Column.Steps steps(int[] ends, double... rewards) {
        return new Column.Steps(new int[][][] {{ends}}, new double[][][] {{rewards}});
    }
}
