package dev.hone.training.rewardmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BradleyTerryTest {
    private static double logistic(double x) {
        return Math.log1p(Math.exp(-x));
    }

    @Test
    void valuesByHand() {
        assertThat(new BradleyTerry(0).at(2, 0.5, 0).value()).isCloseTo(logistic(1.5), within(1e-12));
        assertThat(new BradleyTerry(0).at(2, 0.5, 1).value()).isCloseTo(logistic(0.5), within(1e-12));
        assertThat(new BradleyTerry(0.01).at(2, 0.5, 0).value()).isCloseTo(logistic(1.5) + 0.0625, within(1e-12));
        assertThat(new BradleyTerry().centring()).isEqualTo(0.01);
    }

    @Test
    void derivativesAreThoseOfTheValue() {
        double step = 1e-6;
        for (double centring : new double[] {0, 0.01, 1}) {
            for (double margin : new double[] {0, 0.7}) {
                var loss = new BradleyTerry(centring);
                double chosen = (loss.at(1 + step, -2, margin).value() - loss.at(1 - step, -2, margin).value())
                        / (2 * step);
                double rejected = (loss.at(1, -2 + step, margin).value() - loss.at(1, -2 - step, margin).value())
                        / (2 * step);
                assertThat(loss.at(1, -2, margin).dChosen()).isCloseTo(chosen, within(1e-8));
                assertThat(loss.at(1, -2, margin).dRejected()).isCloseTo(rejected, within(1e-8));
            }
        }
    }

    @Test
    void aConstantChangesNothingButTheCentring() {
        var free = new BradleyTerry(0);
        assertThat(free.at(5, 3, 0)).isEqualTo(free.at(1, -1, 0));
        var centred = new BradleyTerry(0.5);
        assertThat(centred.at(1, -1, 0)).isEqualTo(free.at(1, -1, 0));
        assertThat(centred.at(5, 3, 0).value()).isGreaterThan(centred.at(1, -1, 0).value());
    }

    @Test
    void aBatchIsTheMeanOfItsPairs() {
        double[][] rewards = {{2, 0.5}, {-1, 1}};
        var batch = new RewardBatch(new BradleyTerry(0), rewards, new double[] {0, 0});
        assertThat(batch.share(0) + batch.share(1)).isCloseTo((logistic(1.5) + logistic(-2)) / 2, within(1e-12));
        assertThat(batch.slope(1, 0)).isCloseTo(-1 / (1 + Math.exp(-2)) / 2, within(1e-12));
        assertThat(batch.slope(1, 1)).isEqualTo(-batch.slope(1, 0));
        Map<String, Double> metrics = batch.metrics().values();
        assertThat(metrics).containsEntry("accuracy", 0.5).containsEntry("margin", -0.25);
        assertThat(metrics).containsEntry("min_reward", -1.0).containsEntry("mean_reward", 0.625);
        assertThat(metrics).containsEntry("max_reward", 2.0).containsKey("loss").hasSize(6);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new BradleyTerry(-1)).hasMessageContaining("centring is -1.0");
        assertThatThrownBy(() -> new RewardBatch(new BradleyTerry(), new double[1][2], new double[2]))
                .hasMessageContaining("as many margins as pairs");
    }
}
