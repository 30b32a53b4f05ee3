package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must hold for every estimator, whatever it computes.
class EveryEstimatorTest {
    private static final Samples SAMPLES = Estimators.random(3, u -> u, 5, 4, 6);

    @Test
    void theListIsWhole() {
        Set<Class<?>> members = Set.of(AdvantageEstimator.class.getPermittedSubclasses());
        assertThat(Estimators.ALL.stream().map(Object::getClass).distinct().count()).isEqualTo(members.size() - 1L);
        assertThat(Estimators.ALL).extracting(AdvantageEstimator::name).allMatch(n -> n.matches("[a-z-]+"));
    }

    @Test
    void permutedSamplesHavePermutedAdvantages() {
        Samples turned = Estimators.reversed(SAMPLES);
        for (AdvantageEstimator e : Estimators.ALL) {
            Advantages a = e.estimate(SAMPLES);
            Advantages b = e.estimate(turned);
            for (int g = 0; g < SAMPLES.groups(); g++) {
                for (int s = 0; s < SAMPLES.size(g); s++) {
                    assertThat(b.of(g, SAMPLES.size(g) - 1 - s)).as(e.name()).containsExactly(a.of(g, s),
                            within(1e-5f));
                }
            }
        }
    }

    @Test
    void everyTokenHasAFiniteAdvantage() {
        for (AdvantageEstimator e : Estimators.ALL) {
            Advantages a = e.estimate(SAMPLES);
            for (int g = 0; g < SAMPLES.groups(); g++) {
                for (int s = 0; s < SAMPLES.size(g); s++) {
                    assertThat(a.of(g, s)).as(e.name()).hasSize(SAMPLES.lengths()[g][s]);
                    for (float value : a.of(g, s)) {
                        assertThat(value).as(e.name()).isFinite();
                    }
                }
            }
        }
    }

    @Test
    void aConstantMoreForAllChangesNothing() {
        Samples shifted = Estimators.withRewards(SAMPLES, r -> r + 3);
        List<AdvantageEstimator> invariant = Stream.of(new GroupMean(), new GroupMeanStd(), new BatchStd(),
                new LeaveOneOut(), new ReinforcePlusPlus(), new ReinforcePlusPlusBaseline(), new Opo(), new Gpg(),
                new Gpg(Gpg.Scale.STD), new EpisodeReturn(), new TurnLevel(), new EntropyShaped(),
                new HiddenStateShaped(),
                new ExplorationWeighted(), new OptimalTokenBaseline(OptimalTokenBaseline.Tail.OWN))
                .map(AdvantageEstimator.class::cast).toList();
        for (AdvantageEstimator e : invariant) {
            assertSame(e, e.estimate(SAMPLES), e.estimate(shifted), 1e-5f);
        }
    }

    @Test
    void shapingIsNotSeenByThoseThatReadScoresOrParts() {
        Samples shaped = Estimators.withRewards(SAMPLES, r -> 7 * r - 2);
        List<AdvantageEstimator> unmoved = List.of(
                new PassAtK(), new PositiveOnly(), new NegativeOnly(), new WeightedReinforce(), new Gdpo(),
                new StepLevel(1e-4, StepLevel.Outcome.IGNORED));
        for (AdvantageEstimator e : unmoved) {
            assertSame(e, e.estimate(SAMPLES), e.estimate(shaped), 0);
        }
    }

    @Test
    void equalRewardsGiveExactlyNothing() {
        Samples equal = Estimators.random(5, u -> 0.3, 4, 3);
        for (AdvantageEstimator e : Estimators.ALL) {
            if (comparesRewards(e)) {
                Advantages a = e.estimate(equal);
                for (int g = 0; g < equal.groups(); g++) {
                    for (int s = 0; s < equal.size(g); s++) {
                        assertThat(a.of(g, s)).as(e.name()).containsOnly(0f);
                    }
                }
            }
        }
    }

    /// Those that do not have no baseline, or add up rewards of steps, of which an episode may have more than another.
    private static boolean comparesRewards(AdvantageEstimator e) {
        return switch (e) {
            case PositiveOnly x -> false;
            case NegativeOnly x -> false;
            case WeightedReinforce x -> false;
            case GeneralizedAdvantage x -> false;
            case TeacherLogRatio x -> false;
            case PrefixWeightedTeacher x -> false;
            case EpisodeReturn x -> false;
            case TurnLevel x -> false;
            case StepLevel x -> x.outcome() == StepLevel.Outcome.IGNORED;
            case OptimalTokenBaseline x -> x.tail() == OptimalTokenBaseline.Tail.OWN;
            default -> true;
        };
    }

    @Test
    void aGroupWithoutJudgedSamplesAndABatchWithoutGroupsAreNothing() {
        for (AdvantageEstimator e : Estimators.ALL) {
            Samples emptyGroup = Estimators.random(1, u -> u, 0, 2);
            assertThat(e.estimate(emptyGroup).tokens()[0]).as(e.name()).isEmpty();
            assertThat(e.estimate(Estimators.random(1, u -> u)).tokens()).as(e.name()).isEmpty();
        }
    }

    @Test
    void whatIsNeededIsSaid() {
        Samples bare = new Samples(SAMPLES.rewards(), SAMPLES.lengths());
        for (AdvantageEstimator e : Estimators.ALL) {
            Samples enough = bare;
            for (Column column : SAMPLES.columns()) {
                enough = e.needs().contains(column.kind()) ? enough.with(column) : enough;
            }
            assertSame(e, e.estimate(SAMPLES), e.estimate(enough), 0);
            if (!e.needs().isEmpty()) {
                assertThatThrownBy(() -> e.estimate(bare)).as(e.name()).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    private static void assertSame(AdvantageEstimator e, Advantages a, Advantages b, float tolerance) {
        for (int g = 0; g < a.tokens().length; g++) {
            for (int s = 0; s < a.tokens()[g].length; s++) {
                assertThat(b.of(g, s)).as(e.name()).containsExactly(a.of(g, s), within(tolerance));
            }
        }
    }
}
