package dev.hone.training.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.preference.PreferenceBatch.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreferenceBatchTest {
    private static final PairScores RIGHT = new PairScores(-1, -4, -2, -3, 2, 3, 0.25);
    private static final PairScores WRONG = new PairScores(-6, -1, -5, -1, 4, 1, 0.25);

    @Test
    void theLossIsTheMeanOverPairs() {
        PreferenceLoss loss = new Hinge(0.25);
        PreferenceBatch batch = PreferenceBatch.of(loss, List.of(RIGHT, WRONG));
        assertThat(batch.share(0)).isEqualTo(0.25);
        assertThat(batch.share(1)).isEqualTo(0.625);
        assertThat(batch.slope(0, Side.CHOSEN)).isEqualTo(-0.125);
        assertThat(batch.slope(1, Side.REJECTED)).isEqualTo(0.125);
    }

    @Test
    void metricsHaveTheNamesOfTrl() {
        Map<String, Double> metrics = PreferenceBatch.of(new Dpo(0.5), List.of(RIGHT, WRONG)).metrics().values();
        assertThat(metrics).containsOnlyKeys(
                "loss", "rewards/chosen", "rewards/rejected", "rewards/accuracies", "rewards/margins", "logps/chosen",
                "logps/rejected", "nll_loss");
        assertThat(metrics).containsEntry("rewards/chosen", 0.0).containsEntry("rewards/rejected", -0.25);
        assertThat(metrics).containsEntry("rewards/accuracies", 0.5).containsEntry("rewards/margins", 0.25);
        assertThat(metrics).containsEntry("logps/chosen", -3.5).containsEntry("logps/rejected", -2.5);
        assertThat(metrics).containsEntry("nll_loss", 1.0);
        assertThat(metrics.get("loss"))
                .isCloseTo((Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(0.5))) / 2, within(1e-12));
        assertThat(PreferenceBatch.of(new Kto(), List.of(RIGHT)).metrics().find("kl")).hasValue(0.25);
    }

    @Test
    void anEmptyBatchIsRefused() {
        assertThatThrownBy(() -> PreferenceBatch.of(new Dpo(), List.of())).hasMessageContaining("at least one");
    }
}
