package dev.hone.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Drafts;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Simulated experiments: five seeds of 100 problems each, whose differences spread over seeds by 0.012 beside what 100
/// yes-or-no problems add, and a smallest effect of interest of 0.06.
@DisplayName("Verdicts on simulated experiments")
class JudgeCalibrationTest {
    private static final double SMALLEST = 0.06;
    private static final double SPREAD = 0.012;
    private static final int SEEDS = 5;
    private static final int PROBLEMS = 100;
    private static final int DRAWS = 400;
    private static final Protocol PROTOCOL = Drafts.of(new Rule.Superior(Drafts.difference(), SMALLEST), SEEDS);

    @Test
    void areSeldomWronglySupportedAndFindTwiceTheSmallestEffect() {
        check(300);
    }

    @Test
    @Tag("learning")
    void areSeldomWronglySupportedInTwoThousand() {
        check(2000);
    }

    private static void check(int experiments) {
        Share none = supported(experiments, 0);
        Share smallest = supported(experiments, SMALLEST);
        Share twice = supported(experiments, 2 * SMALLEST);
        System.out.printf("supported: %s at effect 0, %s at the smallest of interest, %s at twice it%n", none, smallest,
                twice);

        assertThat(none.high()).as("at effect 0").isLessThanOrEqualTo(0.05);
        assertThat(twice.low()).as("at twice the smallest effect").isGreaterThanOrEqualTo(0.8);
        assertThat(smallest.mean()).isBetween(none.mean(), twice.mean());
    }

    private record Share(double mean, double low, double high) {
        /// Wilson's 95 % interval.
        static Share of(int found, int all) {
            double p = (double) found / all;
            double z = 1.96;
            double centre = (p + z * z / (2 * all)) / (1 + z * z / all);
            double half = z / (1 + z * z / all) * Math.sqrt(p * (1 - p) / all + z * z / (4.0 * all * all));
            return new Share(p, centre - half, centre + half);
        }

        @Override
        public String toString() {
            return "%.3f (%.3f to %.3f)".formatted(mean, low, high);
        }
    }

    private static Share supported(int experiments, double effect) {
        int found = (int) IntStream.range(0, experiments)
                .parallel()
                .filter(e -> new Judge(PROTOCOL, DRAWS).decide(observed(effect, Key.of(e).at((long) (effect * 1000))))
                        .getFirst().verdict() == Verdict.SUPPORTED)
                .count();
        return Share.of(found, experiments);
    }

    /// Paired yes-or-no answers: b differs from a where a coin says so, more often for the better the larger the
    /// effect.
    private static Observed observed(double effect, Key key) {
        Draws draws = key.draws();
        List<TrialResult> a = new ArrayList<>();
        List<TrialResult> b = new ArrayList<>();
        for (int s = 0; s < SEEDS; s++) {
            double mean = effect + SPREAD * draws.normal();
            double[] first = new double[PROBLEMS];
            double[] second = new double[PROBLEMS];
            for (int p = 0; p < PROBLEMS; p++) {
                first[p] = draws.chance(0.5) ? 1 : 0;
                boolean differs = draws.chance(0.1 + Math.abs(mean));
                boolean better = draws.chance(0.5 + mean / (2 * (0.1 + Math.abs(mean))));
                second[p] = first[p] + (differs ? better ? 1 : -1 : 0);
            }
            a.add(new Observations().problems("accuracy", first).result());
            b.add(new Observations().problems("accuracy", second).result());
        }
        return new Observed(IntStream.rangeClosed(1, SEEDS).boxed().toList(), Map.of("a", a, "b", b));
    }
}
