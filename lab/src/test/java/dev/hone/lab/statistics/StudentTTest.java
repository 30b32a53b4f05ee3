package dev.hone.lab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Student's interval of a mean")
class StudentTTest {
    @Test
    void isAsComputedByHand() {
        // mean 2, s = 1, t(2, 0.975) = 4.302653, so 2 ± 4.302653 / √3
        Interval i = StudentT.interval(new double[] {1, 2, 3}, 0.95);

        assertThat(i.mean()).isEqualTo(2);
        assertThat(i.low()).isCloseTo(2 - 2.484138, within(1e-5));
        assertThat(i.high()).isCloseTo(2 + 2.484138, within(1e-5));
    }

    @Test
    void testsAgainstAValue() {
        // t = 2 / (1 / √3) = 3.4641 with 2 degrees of freedom: p = 0.07418
        assertThat(StudentT.p(new double[] {1, 2, 3}, 0)).isCloseTo(0.07418, within(1e-5));
        assertThat(StudentT.p(new double[] {1, 2, 3}, 2)).isEqualTo(1);
    }

    @Test
    void knowsNothingFromOneSeed() {
        Interval i = StudentT.interval(new double[] {0.5}, 0.95);

        assertThat(i.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(i.high()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(StudentT.p(new double[] {0.5}, 0)).isEqualTo(1);
    }

    @Test
    void endsOfTheIntervalAreWherePReachesAlpha() {
        double[] values = {0.3, 0.1, 0.25, 0.4, 0.15};
        Interval i = StudentT.interval(values, 0.95);

        assertThat(StudentT.p(values, i.low())).isCloseTo(0.05, within(1e-9));
        assertThat(StudentT.p(values, i.high())).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void seedsThatDoNotDifferLeaveNoDoubt() {
        assertThat(StudentT.p(new double[] {0.2, 0.2}, 0.2)).isEqualTo(1);
        assertThat(StudentT.p(new double[] {0.2, 0.2}, 0)).isZero();
    }
}
