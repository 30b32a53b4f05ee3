package dev.hone.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void constantRisesThenStays() {
        var s = new Schedule.Constant(8, 3);
        assertThat(new double[] {s.at(0), s.at(1), s.at(2), s.at(3), s.at(1000)}).containsExactly(2, 4, 6, 8, 8);
        assertThat(new Schedule.Constant(8, 0).at(0)).isEqualTo(8);
    }

    @Test
    void linearFallsToTheFloor() {
        var s = new Schedule.Linear(8, 0, 4, 0.5);
        assertThat(new double[] {s.at(0), s.at(1), s.at(2), s.at(4), s.at(9)}).containsExactly(8, 7, 6, 4, 4);
        assertThat(new Schedule.Linear(10, 1, 5, 0).at(0)).isEqualTo(5);
        assertThat(new Schedule.Linear(10, 1, 5, 0).at(1)).isEqualTo(10);
    }

    @Test
    void cosineIsHalfWayInTheMiddle() {
        var s = new Schedule.Cosine(10, 2, 10, 0);
        assertThat(s.at(2)).isEqualTo(10);
        assertThat(s.at(6)).isCloseTo(5, within(1e-12));
        assertThat(s.at(10)).isZero();
        assertThat(s.at(11)).isZero();
        assertThat(new Schedule.Cosine(10, 0, 10, 0.5).at(10)).isEqualTo(5);
    }

    @Test
    void ratesNeverLeaveTheirRange() {
        for (Schedule s : List.of(
                new Schedule.Constant(1, 7), new Schedule.Linear(1, 7, 50, 0.1), new Schedule.Cosine(1, 7, 50, 0.1))) {
            for (int i = 0; i < 60; i++) {
                assertThat(s.at(i)).isPositive().isLessThanOrEqualTo(1);
                assertThat(i < 7 || s.at(i + 1) <= s.at(i)).isTrue();
            }
        }
    }

    @Test
    void impossibleSchedulesAreRefused() {
        assertThatThrownBy(() -> new Schedule.Linear(1, 5, 5, 0)).hasMessageContaining("shorter");
        assertThatThrownBy(() -> new Schedule.Cosine(-1, 0, 5, 0)).hasMessageContaining("learning rate");
        assertThatThrownBy(() -> new Schedule.Constant(Double.NaN, 0)).hasMessageContaining("learning rate");
        assertThatThrownBy(() -> new Schedule.Constant(1, -1)).hasMessageContaining("warm-up");
        assertThatThrownBy(() -> new Schedule.Linear(1, 0, 5, 2)).hasMessageContaining("floor");
    }
}
