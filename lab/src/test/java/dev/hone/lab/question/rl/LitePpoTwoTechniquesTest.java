package dev.hone.lab.question.rl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.lab.experiment.Curve;
import org.junit.jupiter.api.Test;

class LitePpoTwoTechniquesTest {
    @Test
    void theAreaWeighsByTokens() {
        var accuracy = new Curve(new double[] {0, 1, 2}, new double[] {0, 1, 1});
        var written = new Curve(new double[] {1, 2}, new double[] {100, 400});

        assertThat(LitePpoTwoTechniques.area(accuracy, written)).isCloseTo((100 * 0.5 + 300) / 400, within(1e-12));
        assertThat(LitePpoTwoTechniques.area(new Curve(new double[] {0}, new double[] {0.3}), written)).isEqualTo(0.3);
    }

    @Test
    void theWorstDropIsFromAnEarlierPeak() {
        assertThat(LitePpoTwoTechniques.worstDrop(0.1, 0.6, 0.5, 0.8, 0.55)).isCloseTo(0.25, within(1e-12));
        assertThat(LitePpoTwoTechniques.worstDrop(0.1, 0.2)).isZero();
    }

    @Test
    void lengthsVaryByTheirDeviationInMeans() {
        assertThat(LitePpoTwoTechniques.variation(4, 4, 4)).isZero();
        assertThat(LitePpoTwoTechniques.variation(2, 6)).isCloseTo(Math.sqrt(8) / 4, within(1e-12));
    }
}
