package dev.hone.training.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.tasks.LabelledCompletion.Label;
import dev.hone.training.preference.UnpairedBatch.Score;
import dev.hone.training.recipe.Axes;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnpairedBatchTest {
    private static final Score LIKED = new Score(-1, -2, 2, Label.DESIRABLE);
    private static final Score LOATHED = new Score(-4, -3, 3, Label.UNDESIRABLE);
    private static final Score ALSO_LOATHED = new Score(-1, -3, 1, Label.UNDESIRABLE);

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void valuesByHand() {
        UnpairedBatch batch = UnpairedBatch.of(new Kto(0.5, 2, 3), List.of(LIKED, LOATHED), 0.25);
        assertThat(batch.share(0)).isCloseTo(2 * (1 - sigmoid(0.5 * 0.75)) / 2, within(1e-12));
        assertThat(batch.share(1)).isCloseTo(3 * (1 - sigmoid(0.5 * 1.25)) / 2, within(1e-12));
        UnpairedBatch zero = UnpairedBatch.of(new ApoZero(0.5), List.of(LIKED, LOATHED), 0);
        assertThat(zero.share(0)).isCloseTo((1 - sigmoid(0.5)) / 2, within(1e-12));
        assertThat(zero.share(1)).isCloseTo(sigmoid(-0.5) / 2, within(1e-12));
    }

    @Test
    void slopesAreThoseOfTheValue() {
        double h = 1e-6;
        for (UnpairedLoss loss : Axes.unpairedLosses().defaults()) {
            for (Label label : Label.values()) {
                for (double ratio : new double[] {-30, -1, 0, 0.3, 12}) {
                    double up = loss.at(ratio + h, label, 0.5).value();
                    double down = loss.at(ratio - h, label, 0.5).value();
                    assertThat(loss.at(ratio, label, 0.5).slope())
                            .as("%s %s %s", loss.name(), label, ratio)
                            .isCloseTo((up - down) / (2 * h), within(1e-8));
                }
            }
        }
    }

    /// Two singles with one label each are a pair, as the losses on pairs count it.
    @Test
    void aPairIsTwoSingles() {
        var pair = new PairScores(-1, -4, -2, -3, 2, 3, 0.25);
        for (UnpairedLoss loss : List.of(new Kto(0.5, 2, 3), new ApoZero(0.5))) {
            UnpairedBatch singles = UnpairedBatch.of(loss, List.of(LIKED, LOATHED), 0.25);
            // KTO's pair is the mean of its completions, APO's their sum
            double scale = loss instanceof Kto ? 1 : 2;
            PairLoss whole = ((PreferenceLoss) loss).at(pair);
            assertThat(scale * (singles.share(0) + singles.share(1))).isCloseTo(whole.value(), within(1e-12));
            assertThat(scale * singles.slope(0)).isCloseTo(whole.dChosen(), within(1e-12));
            assertThat(scale * singles.slope(1)).isCloseTo(whole.dRejected(), within(1e-12));
        }
    }

    @Test
    void metricsTellTheKindsApart() {
        var metrics =
                UnpairedBatch.of(new Kto(0.5, 1, 1), List.of(LIKED, LOATHED, ALSO_LOATHED), 0.25).metrics();
        assertThat(metrics.find("rewards/chosen")).hasValue(0.5);
        assertThat(metrics.find("rewards/rejected")).hasValue(0.25);
        assertThat(metrics.find("rewards/accuracies")).hasValue(0.5);
        assertThat(metrics.find("logps/rejected")).hasValue(-2.5);
        assertThat(metrics.find("desirable").orElseThrow()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(metrics.find("kl")).hasValue(0.25);
        var alone = UnpairedBatch.of(new ApoZero(), List.of(LIKED), 0).metrics();
        assertThat(alone.find("rewards/rejected")).isEmpty();
        assertThat(alone.find("rewards/accuracies")).isEmpty();
        assertThat(alone.find("kl")).isEmpty();
        assertThatThrownBy(() -> UnpairedBatch.of(new Kto(), List.of(), 0)).hasMessageContaining("at least one");
    }
}
