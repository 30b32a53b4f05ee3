package dev.hone.training.objective;

import static dev.hone.training.loss.OneCompletion.minusOne;
import static dev.hone.training.loss.OneCompletion.passOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.training.loss.OneCompletion;
import dev.hone.training.recipe.Axes;
import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.CompletionTokens;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EveryObjectiveTest {
    /// With defaults, but a regression whose gradient on policy is the policy gradient's: 2β is 1.
    private static final List<Objective> ALL = Axes.objectives().defaults().stream()
            .map(o -> o instanceof AdvantageRegression ? new AdvantageRegression(0.5) : o)
            .toList();

    /// Those whose derivative leaves something out that their value has; they are linear in log π instead.
    private static boolean stopsGradients(Objective o) {
        return o instanceof Cispo || o instanceof Vespo || o instanceof GspoToken;
    }

    @Test
    void onPolicyTheGradientIsThePolicyGradients() {
        for (Objective objective : ALL) {
            if (objective instanceof ClipCov) {
                continue; // leaves tokens out whatever the ratio
            }
            OneCompletion r = passOf(objective, minusOne(2, 2), -1, -1);
            assertThat(r.dLogProb()).as(objective.name()).containsExactly(-2, -2);
            assertThat(r.clips()).containsOnly(Clip.NONE);
        }
    }

    @Test
    void withoutAdvantageNothingMovesUnlessItSaysSo() {
        for (Objective objective : ALL) {
            OneCompletion r = passOf(objective, minusOne(0, 0), -0.5, -2);
            boolean moves = r.dLogProb()[0] != 0 || r.dLogProb()[1] != 0;
            assertThat(moves).as(objective.name()).isEqualTo(objective.movesWithoutAdvantage());
        }
    }

    @Test
    void untrainedTokensAreAsIfTheyWereNotThere() {
        for (Objective objective : ALL) {
            CompletionTokens three = minusOne(1, 5, -1).withTrained(new boolean[] {true, false, true});
            OneCompletion with = passOf(objective, three, -0.9, 3, -1.2);
            OneCompletion without = passOf(objective, minusOne(1, -1), -0.9, -1.2);
            assertThat(with.loss()).as(objective.name()).isEqualTo(without.loss());
            assertThat(with.dLogProb()).containsExactly(without.dLogProb()[0], 0, without.dLogProb()[1]);
        }
    }

    @Test
    void derivativesAreFiniteDifferences() {
        float h = 0x1p-10f;
        for (Objective member : ALL) {
            // the paper's bounds of GSPO are narrower than the step of the difference
            Objective objective = member instanceof Gspo ? new Gspo(0.2, 0.3) : member;
            Draws draws = Key.of(3).at(objective.name()).draws();
            int compared = 0;
            for (int trial = 0; trial < 40; trial++) {
                double sign = draws.chance(0.5) ? 1 : -1;
                double[] advantages = {sign, sign * 0.5, sign * 2};
                double[] now = IntStream.range(0, 3)
                        .mapToDouble(t -> Math.round(1024 * (-1 + 0.5 * draws.normal())) / 1024.0)
                        .toArray();
                OneCompletion here = passOf(objective, minusOne(advantages), now);
                for (int t = 0; t < 3 && !stopsGradients(objective); t++) {
                    double up = moved(objective, advantages, now, t, h);
                    double down = moved(objective, advantages, now, t, -h);
                    boolean kink = Math.abs(up + down - 2 * here.loss()) > 1.5e-5;
                    if (!kink) {
                        double numeric = (up - down) / (2 * h);
                        assertThat((double) here.dLogProb()[t]).as("%s, token %d", objective.name(), t)
                                .isCloseTo(numeric, within(2e-5 * (1 + Math.abs(numeric))));
                        compared++;
                    }
                }
            }
            assertThat(compared).as(objective.name()).isGreaterThan(stopsGradients(objective) ? -1 : 60);
        }
    }

    private static double moved(Objective objective, double[] advantages, double[] now, int t, double h) {
        double[] there = now.clone();
        there[t] += h;
        return passOf(objective, minusOne(advantages), there).loss();
    }

    @Test
    void stoppedGradientsAreLinearInTheLogProbability() {
        for (Objective objective : List.of(new Cispo(), new Vespo())) {
            double[] now = {-0.25, -1.5, -2};
            OneCompletion r = passOf(objective, minusOne(1, 1, 1), now);
            double sum = 0;
            for (int t = 0; t < 3; t++) {
                sum += r.dLogProb()[t] * now[t];
            }
            assertThat(r.loss()).as(objective.name()).isCloseTo(sum, within(1e-6));
        }
    }
}
