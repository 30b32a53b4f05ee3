package dev.hone.training.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.recipe.Axes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two tokens were chosen and three rejected: log-ratios 0.4 and -0.6, margin 1; a token's 0.2 and -0.2, margin 0.4.
/// Four tokens are gold, where there is a gold completion.
class PreferenceLossTest {
    private static final PairScores PAIR = scores(-1.0, -3.0, -1.4, -2.4, 2, 3, 0);
    private static final Offset<Double> EXACT = within(1e-12);

    static Stream<PreferenceLoss> members() {
        return Axes.preferenceLosses().defaults().stream();
    }

    private static PairScores scores(
            double chosen, double rejected, double referenceChosen, double referenceRejected, int chosenLength,
            int rejectedLength, double baseline) {
        return new PairScores(
                chosen, rejected, referenceChosen, referenceRejected, chosenLength, rejectedLength, baseline,
                Optional.of(new PairScores.Gold(-2, 4)));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double value(PreferenceLoss loss) {
        return loss.at(PAIR).value();
    }

    @Test
    void valuesByHand() {
        assertThat(value(new Dpo(0.5))).isCloseTo(-Math.log(sigmoid(0.5)), EXACT);
        assertThat(value(new ConservativeDpo(0.5, 0.1)))
                .isCloseTo(-0.9 * Math.log(sigmoid(0.5)) - 0.1 * Math.log(sigmoid(-0.5)), EXACT);
        assertThat(value(new RobustDpo(0.5, 0.1)))
                .isCloseTo((-0.9 * Math.log(sigmoid(0.5)) + 0.1 * Math.log(sigmoid(-0.5))) / 0.8, EXACT);
        assertThat(value(new Ipo(0.5))).isCloseTo(0.36, EXACT);
        assertThat(value(new Hinge(0.5))).isCloseTo(0.5, EXACT);
        assertThat(value(new NormalizedDpo(5))).isCloseTo(-Math.log(sigmoid(2)), EXACT);
        assertThat(value(new Rpo(0.5, 2))).isCloseTo(-Math.log(sigmoid(0.5)) + 1, EXACT);
        assertThat(value(new SimPo(2, 0.5))).as("-0.5 and -1 a token").isCloseTo(-Math.log(sigmoid(0.5)), EXACT);
        assertThat(value(new Cpo(0.5, 2))).isCloseTo(-Math.log(sigmoid(1)) + 1, EXACT);
        assertThat(value(new Tpo(0.5, 2))).isCloseTo(-Math.log(sigmoid(1)) + 1, EXACT);
        assertThat(value(new TpoL(2, 3, 0.5))).isCloseTo(-Math.log(sigmoid(0.5)) + 1.5, EXACT);
        double odds = Math.log(Math.exp(-0.5) / (1 - Math.exp(-0.5))) - Math.log(Math.exp(-1) / (1 - Math.exp(-1)));
        assertThat(value(new Orpo(0.1))).isCloseTo(0.5 - 0.1 * Math.log(sigmoid(odds)), EXACT);
        assertThat(value(new ApoZero(0.5))).isCloseTo(1 - sigmoid(0.2) + sigmoid(-0.3), EXACT);
        assertThat(value(new ApoDown(0.5))).isCloseTo(sigmoid(0.2) + 1 - sigmoid(0.5), EXACT);
        assertThat(value(new Nca(0.5)))
                .isCloseTo(-Math.log(sigmoid(0.2)) - 0.5 * Math.log(sigmoid(-0.2)) - 0.5 * Math.log(sigmoid(0.3)),
                        EXACT);
        assertThat(value(new Sppo(0.5))).as("1 is a win's worth").isCloseTo(0.36 + 0.16, EXACT);
    }

    @Test
    void kahnemanTverskyMeasuresFromTheBaseline() {
        var pair = new PairScores(-1.0, -3.0, -1.4, -2.4, 2, 3, 0.1);
        assertThat(new Kto(0.5, 1, 3).at(pair).value())
                .isCloseTo(0.5 * (1 - sigmoid(0.5 * 0.3)) + 1.5 * (1 - sigmoid(0.5 * 0.7)), EXACT);
        assertThat(new Kto().needs()).containsExactlyInAnyOrder(
                PreferenceLoss.Need.REFERENCE, PreferenceLoss.Need.BASELINE);
    }

    @ParameterizedTest
    @MethodSource("members")
    void derivativesAreThoseOfTheValue(PreferenceLoss loss) {
        double step = 1e-6;
        for (PairScores p : List.of(
                PAIR,
                scores(-9, -2, -8, -3, 4, 1, 0.5),
                scores(-0.1, -20, -5, -2, 1, 6, 0),
                scores(-4, -4, -4, -4, 2, 2, 0))) {
            double up = loss.at(moved(p, step, 0)).value();
            double down = loss.at(moved(p, -step, 0)).value();
            assertThat(loss.at(p).dChosen()).isCloseTo((up - down) / (2 * step), within(1e-6));
            up = loss.at(moved(p, 0, step)).value();
            down = loss.at(moved(p, 0, -step)).value();
            assertThat(loss.at(p).dRejected()).isCloseTo((up - down) / (2 * step), within(1e-6));
            up = loss.at(withGold(p, -2 + step)).value();
            down = loss.at(withGold(p, -2 - step)).value();
            assertThat(loss.at(p).dGold()).isCloseTo((up - down) / (2 * step), within(1e-6));
            assertThat(loss.at(p).dGold() != 0).isEqualTo(loss.needs().contains(PreferenceLoss.Need.GOLD));
        }
    }

    private static PairScores withGold(PairScores p, double logProb) {
        return new PairScores(
                p.chosen(), p.rejected(), p.referenceChosen(), p.referenceRejected(), p.chosenLength(),
                p.rejectedLength(), p.baseline(), Optional.of(new PairScores.Gold(logProb, 4)));
    }

    private static PairScores moved(PairScores p, double chosen, double rejected) {
        return new PairScores(
                p.chosen() + chosen,
                p.rejected() + rejected,
                p.referenceChosen(),
                p.referenceRejected(),
                p.chosenLength(),
                p.rejectedLength(),
                p.baseline(),
                p.gold());
    }

    static Stream<PreferenceLoss> monotone() {
        return members().filter(loss -> !(loss instanceof DiscoPop));
    }

    /// On-policy, where nothing has been learnt yet, a step down the gradient widens the margin.
    @ParameterizedTest
    @MethodSource("monotone")
    void theChosenCompletionGainsOnTheRejectedOne(PreferenceLoss loss) {
        PairLoss l = loss.at(scores(-4, -4, -4, -4, 2, 2, 0));
        assertThat(l.dRejected()).isGreaterThanOrEqualTo(0);
        assertThat(l.dRejected() - l.dChosen()).isPositive();
        assertThat(loss.reward(-1, -2, 2)).isGreaterThan(loss.reward(-3, -2, 2));
    }

    @ParameterizedTest
    @MethodSource("members")
    void numbersStayFiniteFarOut(PreferenceLoss loss) {
        for (PairScores p : List.of(
                scores(-1e-9, -4000, -4000, -1e-9, 9, 9, 0),
                scores(-4000, -1e-9, -1e-9, -4000, 9, 9, 0),
                scores(0, 0, 0, 0, 1, 1, 0))) {
            PairLoss l = loss.at(p);
            assertThat(l.value()).isFinite();
            assertThat(l.dChosen()).isFinite();
            assertThat(l.dRejected()).isFinite();
        }
    }

    @Test
    void withoutGoldTriplesAreCpoAndSimPo() {
        assertThat(new Tpo(0.3, 0).at(PAIR)).isEqualTo(new Cpo(0.3, 0).at(PAIR));
        assertThat(new TpoL(2, 0, 1).at(PAIR)).isEqualTo(new SimPo(2, 1).at(PAIR));
        // Where the chosen completion is the gold one, its likelihood is CPO's.
        PairLoss own = new Tpo(0.3, 2).at(new PairScores(
                -1, -3, 0, 0, 2, 3, 0, Optional.of(new PairScores.Gold(-1, 2))));
        PairLoss cpo = new Cpo(0.3, 2).at(PAIR);
        assertThat(own.value()).isCloseTo(cpo.value(), EXACT);
        assertThat(own.dChosen() + own.dGold()).isCloseTo(cpo.dChosen(), EXACT);
    }

    @Test
    void withoutNoiseTheNoisyLossesAreDpo() {
        assertThat(new ConservativeDpo(0.3, 0).at(PAIR)).isEqualTo(new Dpo(0.3).at(PAIR));
        assertThat(new RobustDpo(0.3, 0).at(PAIR)).isEqualTo(new Dpo(0.3).at(PAIR));
        assertThat(new Rpo(0.3, 0).at(PAIR)).isEqualTo(new Dpo(0.3).at(PAIR));
    }

    @Test
    void theRobustLossOfNoisyLabelsIsExpectedToBeDpoOfTrueOnes() {
        var swapped = new PairScores(-3.0, -1.0, -2.4, -1.4, 3, 2, 0);
        PreferenceLoss robust = new RobustDpo(0.7, 0.2);
        double expected = 0.8 * robust.at(PAIR).value() + 0.2 * robust.at(swapped).value();
        assertThat(expected).isCloseTo(new Dpo(0.7).at(PAIR).value(), EXACT);
    }

    @Test
    void theConservativeLossIsLeastAtTheTrueShare() {
        double margin = Math.log(9) / 0.5;
        var best = new PairScores(-1, -1 - margin, -1, -1, 1, 1, 0);
        assertThat(new ConservativeDpo(0.5, 0.1).at(best).dChosen()).isCloseTo(0, EXACT);
        assertThat(new Exo(0.5, 0.1).at(best).dChosen()).isCloseTo(0, EXACT);
        assertThat(new Exo(0.5, 0.1).at(best).value()).isCloseTo(0, EXACT);
    }

    @Test
    void ipoIsLeastAtItsTargetAndHingeBeyondItsMargin() {
        var atTarget = new PairScores(0, -2.5, -5, -2.5, 2, 5, 0);
        for (PreferenceLoss loss : List.of(new Ipo(0.2), new Hinge(0.2))) {
            PairLoss l = loss.at(atTarget);
            assertThat(l.value()).as(loss.name() + ": 2.5 a token, 5 in all").isZero();
            assertThat(l.dChosen()).isZero();
            assertThat(l.dRejected()).isZero();
        }
    }

    @Test
    void theLossThatWasFoundBySearchRisesAtNoMargin() {
        var even = new PairScores(-4, -4, -4, -4, 2, 2, 0);
        assertThat(new DiscoPop().at(even).dChosen()).as("its minimum lies below").isPositive();
        var apart = new PairScores(-2, -8, -4, -4, 2, 2, 0);
        assertThat(new DiscoPop().at(apart).dChosen()).isNegative();
    }

    @Test
    void oneTokenNeedsNoNormalisation() {
        var single = new PairScores(-1.0, -3.0, -1.4, -2.4, 1, 1, 0);
        assertThat(new NormalizedDpo(0.3).at(single)).isEqualTo(new Dpo(0.3).at(single));
        var unreferred = new PairScores(-1.0, -3.0, 0, 0, 1, 1, 0);
        assertThat(new SimPo(0.3, 0).at(unreferred)).isEqualTo(new Dpo(0.3).at(unreferred));
        assertThat(new Cpo(0.3, 1).at(unreferred)).isEqualTo(new Rpo(0.3, 1).at(unreferred));
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new Dpo(0)).hasMessage("beta is 0.0; it must be a finite number above 0");
        assertThatThrownBy(() -> new SimPo(2, -1)).hasMessageContaining("gamma is -1.0");
        assertThatThrownBy(() -> new RobustDpo(1, 0.5)).hasMessageContaining("[0, 0.5)");
        assertThatThrownBy(() -> new Exo(1, 0)).hasMessageContaining("label-smoothing is 0.0");
        assertThatThrownBy(() -> new Kto(1, 1, Double.NaN)).hasMessageContaining("undesirable-weight is NaN");
        assertThatThrownBy(() -> new PairScores(0, 0, 0, 0, 0, 1, 0)).hasMessageContaining("at least one token");
    }
}
