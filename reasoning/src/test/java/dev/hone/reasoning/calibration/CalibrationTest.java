package dev.hone.reasoning.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.reasoning.calibration.Judged.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static Judged right(double confidence) {
        return new Judged(confidence, Outcome.RIGHT);
    }

    private static Judged wrong(double confidence) {
        return new Judged(confidence, Outcome.WRONG);
    }

    /// Confidences whose log-odds are `factor` times those of the true chance.
    private static List<Judged> overdone(double factor) {
        Draws draws = Key.of(3).draws();
        List<Judged> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double chance = 0.05 + 0.9 * draws.uniform();
            double odds = factor * Math.log(chance / (1 - chance));
            double confidence = 1 / (1 + Math.exp(-odds));
            all.add(draws.chance(chance) ? right(confidence) : wrong(confidence));
        }
        return all;
    }

    @Test
    void errorAndBrierScoreByHand() {
        Reliability r = Reliability.of(List.of(right(0.9), wrong(0.9), right(0.3), wrong(0.1), right(1)), 2);
        // Bin [0, 0.5): 0.3 right, 0.1 wrong; bin [0.5, 1]: 0.9 right, 0.9 wrong, 1 right.
        assertThat(r.bins().get(0)).isEqualTo(new Reliability.Bin(0, 0.5, 2, 0.2, 0.5));
        assertThat(r.bins().get(1).count()).isEqualTo(3);
        assertThat(r.error()).isCloseTo(0.4 * 0.3 + 0.6 * (2.8 / 3 - 2.0 / 3), offset(1e-12));
        assertThat(r.brier()).isCloseTo((0.01 + 0.81 + 0.49 + 0.01 + 0) / 5, offset(1e-12));
        assertThatThrownBy(() -> Reliability.of(List.of(), 2)).hasMessageContaining("needs confidences");
        assertThatThrownBy(() -> right(1.5)).hasMessageContaining("chance");
    }

    @Test
    void temperatureUndoesWhatWasOverdone() {
        List<Judged> sure = overdone(3);
        TemperatureScaling map = TemperatureScaling.fit(sure);
        assertThat(map.temperature()).isCloseTo(3, offset(0.15));
        assertThat(Reliability.of(mapped(sure, map), 10).error()).isLessThan(0.02);
        assertThat(Reliability.of(sure, 10).error()).isGreaterThan(0.08);
        assertThat(TemperatureScaling.fit(overdone(1)).temperature()).isCloseTo(1, offset(0.05));
        assertThat(new TemperatureScaling(7).chance(0.5)).isEqualTo(0.5);
        assertThat(new TemperatureScaling(1).chance(0.8)).isCloseTo(0.8, offset(1e-12));
    }

    @Test
    void isotonicPoolsWhatFalls() {
        Isotonic map = Isotonic.fit(List.of(wrong(0.1), right(0.3), wrong(0.5), right(0.9)));
        // 0.3 right and 0.5 wrong are pooled: 1/2 at 0.4.
        assertThat(map.knots()).containsExactly(
                new Isotonic.Knot(0.1, 0), new Isotonic.Knot(0.4, 0.5), new Isotonic.Knot(0.9, 1));
        assertThat(map.chance(0)).isZero();
        assertThat(map.chance(0.25)).isCloseTo(0.25, offset(1e-12));
        assertThat(map.chance(0.4)).isEqualTo(0.5);
        assertThat(map.chance(1)).isEqualTo(1);
        List<Judged> sure = overdone(3);
        assertThat(Reliability.of(mapped(sure, Isotonic.fit(sure)), 10).error()).isLessThan(0.02);
        assertThat(Isotonic.fit(List.of(right(0.5), wrong(0.5))).chance(0.5)).isEqualTo(0.5);
    }

    private static List<Judged> mapped(List<Judged> judged, CalibrationMap map) {
        return judged.stream()
                .map(j -> new Judged(map.chance(j.confidence()), j.outcome()))
                .toList();
    }
}
