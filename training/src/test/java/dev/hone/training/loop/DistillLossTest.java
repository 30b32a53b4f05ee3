package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.TokenTree;
import dev.hone.training.distill.Divergence;
import dev.hone.training.distill.ForwardKl;
import dev.hone.training.distill.ReverseKl;
import dev.hone.training.recipe.Axes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A vocabulary of 3, two continuations of one and two tokens.
class DistillLossTest {
    private static final List<TokenTree> TREES =
            List.of(new TokenTree(new int[] {1}, List.of(new int[] {0}, new int[] {2, 1})));
    private static final float[][] FIRST = {{0.3f, -1, 0.5f}, {1, 0, 0.2f, -0.4f, 0.1f, 2}};
    private static final float[][] SECOND = {{-0.7f, 0.4f, 0}, {0.5f, 1.5f, -1, 0, 0.3f, 0.6f}};
    private static final float[][] STUDENT = {{0.1f, 0.2f, -0.3f}, {0.7f, -0.2f, 0, 1.1f, 0.4f, -0.9f}};

    static Stream<Divergence> members() {
        return Axes.divergences().defaults().stream();
    }

    private static TeacherRows rows(TeacherRows.Opinion... opinions) {
        return new TeacherRows(List.of(List.of(opinions)), 3);
    }

    private static DistillLoss loss(Divergence divergence, double temperature, TeacherRows rows) {
        return new DistillLoss(divergence, temperature, TREES, rows);
    }

    /// The sum over all tokens, with the slopes put into `logits`.
    private static double sum(DistillLoss loss, float[][] logits) {
        double sum = 0;
        for (int c = 0; c < logits.length; c++) {
            for (int t = 0; t < logits[c].length / 3; t++) {
                sum += loss.at(0, c, t, logits[c], 3 * t, 3);
            }
        }
        return sum;
    }

    private static float[][] copy(float[][] logits) {
        return Stream.of(logits).map(float[]::clone).toArray(float[][]::new);
    }

    @Test
    void severalTeachersAreTheirWeightedSum() {
        var one = new TeacherRows.Opinion(1, FIRST);
        var other = new TeacherRows.Opinion(1, SECOND);
        float[][] a = copy(STUDENT);
        float[][] b = copy(STUDENT);
        float[][] both = copy(STUDENT);
        double first = sum(loss(new ReverseKl(), 1, rows(one)), a);
        double second = sum(loss(new ReverseKl(), 1, rows(other)), b);
        assertThat(first).as("the precondition").isNotEqualTo(second);
        double mixed = sum(
                loss(new ReverseKl(), 1, rows(
                        new TeacherRows.Opinion(0.25, FIRST), new TeacherRows.Opinion(0.75, SECOND))),
                both);
        assertThat(mixed).isCloseTo(0.25 * first + 0.75 * second, within(1e-12));
        assertThat((double) both[1][4]).isCloseTo(0.25 * a[1][4] + 0.75 * b[1][4], within(1e-7));
    }

    @Test
    void twoTeachersWhoAgreeAreOne() {
        float[][] one = copy(STUDENT);
        float[][] two = copy(STUDENT);
        double alone = sum(loss(new ForwardKl(), 1, rows(new TeacherRows.Opinion(1, FIRST))), one);
        double twice = sum(
                loss(new ForwardKl(), 1, rows(
                        new TeacherRows.Opinion(0.5, FIRST), new TeacherRows.Opinion(0.5, FIRST))),
                two);
        assertThat(twice).isEqualTo(alone);
        assertThat(two).isDeepEqualTo(one);
    }

    @ParameterizedTest
    @MethodSource("members")
    void slopesAreFiniteDifferences(Divergence divergence) {
        TeacherRows rows = rows(new TeacherRows.Opinion(0.3, FIRST), new TeacherRows.Opinion(0.7, SECOND));
        DistillLoss loss = loss(divergence, 2, rows);
        float[][] slopes = copy(STUDENT);
        sum(loss, slopes);
        float step = 1f / 64;
        for (int c = 0; c < STUDENT.length; c++) {
            for (int i = 0; i < STUDENT[c].length; i++) {
                float[][] up = copy(STUDENT);
                float[][] down = copy(STUDENT);
                up[c][i] += step;
                down[c][i] -= step;
                double slope = (sum(loss, up) - sum(loss, down)) / (2 * step);
                assertThat((double) slopes[c][i]).as(divergence.name()).isCloseTo(slope, within(2e-5));
            }
        }
    }
}
