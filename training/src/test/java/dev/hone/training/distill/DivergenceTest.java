package dev.hone.training.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.recipe.Axes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Two tokens: the student gives them 1/2 and 1/2, the teacher 1/4 and 3/4.
class DivergenceTest {
    private static final double[] EVEN = logs(0.5, 0.5);
    private static final double[] UNEVEN = logs(0.25, 0.75);

    static Stream<Divergence> members() {
        return Axes.divergences().defaults().stream();
    }

    private static double[] logs(double... probabilities) {
        double[] logs = new double[probabilities.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(probabilities[i]);
        }
        return logs;
    }

    private static double[] row(double... logits) {
        float[] floats = new float[logits.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) logits[i];
        }
        double[] row = new double[floats.length];
        LogProbRow.write(floats, 0, 1, row);
        return row;
    }

    @Test
    void valuesByHand() {
        double[] slopes = new double[2];
        assertThat(new ForwardKl().at(EVEN, UNEVEN, slopes))
                .isCloseTo(0.25 * Math.log(0.5) + 0.75 * Math.log(1.5), within(1e-12));
        assertThat(slopes).containsExactly(new double[] {0.25, -0.25}, within(1e-12));
        assertThat(new ReverseKl().at(EVEN, UNEVEN, slopes))
                .isCloseTo(0.5 * Math.log(2) + 0.5 * Math.log(2 / 3.0), within(1e-12));
        assertThat(slopes).containsExactly(
                new double[] {0.25 * Math.log(3), -0.25 * Math.log(3)}, within(1e-12));
        double mixture = 0.25 * Math.log(0.25 / 0.375) + 0.75 * Math.log(0.75 / 0.625);
        double student = 0.5 * Math.log(0.5 / 0.375) + 0.5 * Math.log(0.5 / 0.625);
        assertThat(new JensenShannon(0.5).at(EVEN, UNEVEN, slopes))
                .isCloseTo((mixture + student) / 2, within(1e-12));
    }

    @Test
    void logitsBecomeLogarithmsOfProbabilities() {
        double[] row = new double[2];
        LogProbRow.write(new float[] {9, 1000, 1000, 9}, 1, 2, row);
        assertThat(row).containsExactly(new double[] {-Math.log(2), -Math.log(2)}, within(1e-12));
        LogProbRow.write(new float[] {0, 2}, 0, 2, row);
        assertThat(row[1]).isCloseTo(1 - Math.log(1 + Math.E), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("members")
    void derivativesAreThoseOfTheValue(Divergence divergence) {
        double[] logits = {0.5, -1.25, 2, 0};
        double[] teacher = row(-0.5, 1, 1.5, -2);
        double[] slopes = new double[4];
        divergence.at(row(logits), teacher, slopes);
        double step = 1.0 / 64;
        for (int i = 0; i < 4; i++) {
            double[] up = logits.clone();
            double[] down = logits.clone();
            up[i] += step;
            down[i] -= step;
            double rise = divergence.at(row(up), teacher, new double[4])
                    - divergence.at(row(down), teacher, new double[4]);
            assertThat(slopes[i]).isCloseTo(rise / (2 * step), within(1e-4));
        }
        assertThat(slopes[0] + slopes[1] + slopes[2] + slopes[3]).as("a constant moves nothing")
                .isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("members")
    void equalDistributionsAreAtNoDistance(Divergence divergence) {
        double[] slopes = new double[3];
        assertThat(divergence.at(row(1, 2, -3), row(1, 2, -3), slopes)).isCloseTo(0, within(1e-12));
        assertThat(slopes).containsExactly(new double[3], within(1e-12));
        assertThat(divergence.at(row(1, 2, -3), row(0, 0, 0), slopes)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("members")
    void numbersStayFiniteFarOut(Divergence divergence) {
        double[] slopes = new double[2];
        assertThat(divergence.at(row(2000, -2000), row(-2000, 2000), slopes)).isFinite();
        assertThat(slopes[0]).isFinite();
        assertThat(slopes[1]).isFinite();
    }

    @Test
    void jensenShannonLiesBetweenAndIsBounded() {
        double[] slopes = new double[2];
        double small = 1e-6;
        assertThat(new JensenShannon(small).at(EVEN, UNEVEN, slopes) / small)
                .isCloseTo(new ForwardKl().at(EVEN, UNEVEN, slopes), within(1e-5));
        assertThat(new JensenShannon(1 - small).at(EVEN, UNEVEN, slopes) / small)
                .isCloseTo(new ReverseKl().at(EVEN, UNEVEN, slopes), within(1e-5));
        assertThat(new JensenShannon().at(EVEN, UNEVEN, slopes))
                .isCloseTo(new JensenShannon().at(UNEVEN, EVEN, slopes), within(1e-12));
        assertThat(new JensenShannon().at(row(2000, -2000), row(-2000, 2000), slopes))
                .isCloseTo(Math.log(2), within(1e-12));
        assertThatThrownBy(() -> new JensenShannon(1)).hasMessageContaining("1 is reverse-kl");
    }

    @TestFactory
    List<DynamicTest> divergencesAndGradientsAreThoseOfTrl() {
        JsonNode golden = golden();
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode c : golden.get("cases")) {
            double beta = c.get("beta").asDouble();
            double temperature = c.get("temperature").asDouble();
            Divergence divergence =
                    beta == 0 ? new ForwardKl() : beta == 1 ? new ReverseKl() : new JensenShannon(beta);
            tests.add(DynamicTest.dynamicTest(
                    divergence + " at " + temperature, () -> check(golden, c, divergence, temperature)));
        }
        assertThat(tests).hasSize(8);
        return tests;
    }

    private static void check(JsonNode golden, JsonNode c, Divergence divergence, double temperature) {
        double total = 0;
        for (int r = 0; r < 3; r++) {
            double[] student = new double[5];
            double[] teacher = new double[5];
            double[] slopes = new double[5];
            LogProbRow.write(floats(golden.get("student").get(r)), 0, temperature, student);
            LogProbRow.write(floats(golden.get("teacher").get(r)), 0, temperature, teacher);
            total += divergence.at(student, teacher, slopes);
            for (int i = 0; i < 5; i++) {
                assertThat(slopes[i] / temperature)
                        .isCloseTo(c.get("gradient").get(r).get(i).asDouble(), within(1e-5));
            }
        }
        assertThat(total).isCloseTo(c.get("loss").asDouble(), within(1e-5));
    }

    private static float[] floats(JsonNode row) {
        float[] floats = new float[row.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) row.get(i).asDouble();
        }
        return floats;
    }

    private static JsonNode golden() {
        try (InputStream in = Objects.requireNonNull(
                DivergenceTest.class.getResourceAsStream("/golden/trl-divergences.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
