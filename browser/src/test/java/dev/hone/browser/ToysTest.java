package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.GroupMean;
import dev.hone.training.advantage.GroupMeanStd;
import dev.hone.training.advantage.LeaveOneOut;
import dev.hone.training.advantage.Samples;
import dev.hone.training.evaluation.MajorityVote;
import dev.hone.training.evaluation.MajorityVote.Vote;
import dev.hone.training.evaluation.PassAtK;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.KlEstimator;
import dev.hone.training.tokens.TokenPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The figures compute what the trainer computes: their functions are called in the page and compared with Hone's own.
@InBrowser
@DisplayName("The toys")
class ToysTest {
    private static final Offset<Double> DOUBLE = within(1e-12);
    private static final Offset<Double> FLOAT = within(1e-6);

    @Test
    void passAtKIsThatOfTheEvaluation(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("toys.html");
            for (int n = 1; n <= 9; n++) {
                for (int c = 0; c <= n; c++) {
                    for (int k = 1; k <= n; k++) {
                        assertThat(call(visit, "pass-at-k", "passAtK", n, c, k))
                                .as("n %d, c %d, k %d", n, c, k).isCloseTo(PassAtK.of(n, c, k), DOUBLE);
                    }
                }
            }
            assertThat(call(visit, "pass-at-k", "passAtK", 64, 8, 8)).isCloseTo(PassAtK.of(64, 8, 8), DOUBLE);
        }
    }

    @Test
    void curvesCrossWhereTheyShould(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("toys.html");
            assertThat(call(visit, "pass-at-k", "expected", 0.9, 0.5, 2)).isCloseTo(0.9 * 0.75, DOUBLE);
            // 0.5 for sharp at every k; broad has 0.8 (1 - 0.5^k): 0.4, then 0.6
            assertThat(visit.page().evaluate("""
                    async () => (await import('/assets/js/toys/pass-at-k.js'))
                      .crossing({ share: 0.5, chance: 1 }, { share: 0.8, chance: 0.5 }, 8)""")).isEqualTo(2);
            assertThat(visit.page().evaluate("""
                    async () => (await import('/assets/js/toys/pass-at-k.js'))
                      .crossing({ share: 0.8, chance: 1 }, { share: 0.5, chance: 0.5 }, 8)""")).isNull();
        }
    }

    static List<double[]> groups() {
        return List.of(new double[] {1, 0, 0, 0, 0, 0, 0, 0}, new double[] {1, 1, 0, 1}, new double[] {0.25, 1, -2},
                new double[] {1, 1, 1}, new double[] {0, 0});
    }

    @ParameterizedTest
    @MethodSource("groups")
    void advantagesAreThoseOfTheTrainer(double[] rewards, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("toys.html");
            List<Double> list = Arrays.stream(rewards).boxed().toList();
            advantages(visit, "groupMean", list, new GroupMean());
            advantages(visit, "groupMeanStd", list, new GroupMeanStd());
            advantages(visit, "leaveOneOut", list, new LeaveOneOut());
        }
    }

    private static void advantages(Visit visit, String function, List<Double> rewards, AdvantageEstimator estimator) {
        double[] array = rewards.stream().mapToDouble(Double::doubleValue).toArray();
        float[][] expected = estimator.estimate(Samples.of(array)).tokens()[0];
        List<?> found = (List<?>) visit.page().evaluate("""
                async ([name, rewards]) => (await import('/assets/js/toys/group-advantage.js'))[name](rewards)""",
                List.of(function, rewards));
        assertThat(found).hasSameSizeAs(rewards);
        for (int i = 0; i < expected.length; i++) {
            assertThat(((Number) found.get(i)).doubleValue()).as(function).isCloseTo(expected[i][0], FLOAT);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "-1", "0.5"})
    void theClippedObjectiveIsThatOfTheTrainer(float advantage, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("toys.html");
            for (double wanted : new double[] {0.2, 0.79, 0.81, 1, 1.27, 1.29, 1.9}) {
                float[] old = {-1};
                var pass = new TokenPass(CompletionTokens.onPolicy(old, new float[] {advantage}));
                float[] now = {(float) (-1 + StrictMath.log(wanted))};
                float[] derivative = new float[1];
                pass.begin(now, new float[1], 1);
                double ratio = pass.ratio(0);
                double loss = new PpoClip(0.2, 0.28).at(pass);
                pass.end(loss, derivative, new float[1]);
                assertThat(call(visit, "ppo-clip", "surrogate", ratio, advantage, 0.2, 0.28))
                        .as("ratio %s", ratio).isCloseTo(-loss, DOUBLE);
                assertThat(ratio * call(visit, "ppo-clip", "slope", ratio, advantage, 0.2, 0.28))
                        .as("ratio %s", ratio).isCloseTo(-derivative[0], FLOAT);
            }
            assertThat(call(visit, "ppo-clip", "largestRatio", 0.8)).isCloseTo(1.25, DOUBLE);
        }
    }

    @Test
    void divergencesAreEstimatedAsTheTrainerDoes(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("toys.html");
            for (double x : new double[] {-2, -0.5, 0, 0.001, 1, 3}) {
                double logRatio = -x; // the figure takes log q/p, the trainer log p/q
                assertThat(call(visit, "kl-estimators", "k1", logRatio)).isCloseTo(KlEstimator.K1.value(x), DOUBLE);
                assertThat(call(visit, "kl-estimators", "k2", logRatio)).isCloseTo(KlEstimator.K2.value(x), DOUBLE);
                assertThat(call(visit, "kl-estimators", "k3", logRatio)).isCloseTo(KlEstimator.K3.value(x), DOUBLE);
            }
        }
    }

    /// With log q/p normal of mean -d²/2 and deviation d: k1 has deviation d; k2 has mean (d² + d⁴/4)/2 and variance
    /// d⁴/2 + d⁶/4; k3 has variance exp(d²) - 1 - d². k1 and k3 are right on average, d²/2.
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 1, 1.5})
    void momentsAreThoseOfTheNormalDistribution(double d, Atlas atlas) {
        double s = d * d;
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("toys.html");
            moments(visit, "k1", d, s / 2, d);
            moments(visit, "k2", d, (s + s * s / 4) / 2, Math.sqrt(s * s / 2 + s * s * s / 4));
            moments(visit, "k3", d, s / 2, Math.sqrt(StrictMath.expm1(s) - s));
        }
    }

    private static void moments(Visit visit, String estimator, double drift, double mean, double deviation) {
        List<?> found = (List<?>) visit.page().evaluate("""
                async ([name, drift]) => {
                  const toy = await import('/assets/js/toys/kl-estimators.js');
                  const { mean, deviation } = toy.moments(toy[name], drift);
                  return [mean, deviation];
                }""", List.of(estimator, drift));
        assertThat(((Number) found.getFirst()).doubleValue()).as(estimator).isCloseTo(mean, within(1e-8));
        assertThat(((Number) found.getLast()).doubleValue()).as(estimator).isCloseTo(deviation, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "3, 2", "3, 3", "4, 1", "4, 3", "5, 1", "5, 2", "5, 3", "6, 2"})
    void aVoteIsRightAsOftenAsAllWaysToVoteSay(int votes, int wrong, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("toys.html");
            for (double p : new double[] {0.1, 0.25, 0.4, 0.9}) {
                assertThat(call(visit, "majority-vote", "voteAccuracy", votes, p, wrong))
                        .as("p %s", p).isCloseTo(enumerated(List.of(), votes, p, wrong), DOUBLE);
            }
        }
    }

    /// The chance that the vote is right after some votes, by adding up all ways in which it can go on.
    private static double enumerated(List<Vote> cast, int left, double p, int wrong) {
        if (left == 0) {
            return MajorityVote.correct(cast);
        }
        double total = p * enumerated(with(cast, new Vote("right", true)), left - 1, p, wrong);
        for (int w = 0; w < wrong; w++) {
            var vote = new Vote("wrong " + w, false);
            total += (1 - p) / wrong * enumerated(with(cast, vote), left - 1, p, wrong);
        }
        return total;
    }

    private static List<Vote> with(List<Vote> cast, Vote vote) {
        var votes = new ArrayList<>(cast);
        votes.add(vote);
        return votes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass-at-k", "group-advantage", "ppo-clip", "majority-vote", "kl-estimators"})
    void everySliderChangesItsFigure(String toy, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("toys.html");
            Locator figure = visit.find("figure[data-toy='" + toy + "']");
            Locator sliders = figure.locator("input[type=range]");
            assertThat(sliders.count()).isPositive();
            for (int i = 0; i < sliders.count(); i++) {
                String value = figure.locator("output").nth(i).textContent();
                String before = drawn(figure);
                sliders.nth(i).focus();
                for (int press = 0; press < 20 && drawn(figure).equals(before); press++) {
                    visit.page().keyboard().press("ArrowLeft");
                }
                assertThat(drawn(figure)).as("slider %d", i).isNotEqualTo(before);
                assertThat(figure.locator("output").nth(i).textContent()).as("slider %d", i).isNotEqualTo(value);
            }
            assertThat(visit.troubles()).isEmpty();
        }
    }

    /// What a figure says and draws, apart from its sliders.
    private static String drawn(Locator figure) {
        return (String) figure.evaluate("""
                f => [...f.querySelectorAll('svg, table, .says')].map((e) => e.outerHTML).join('')""");
    }

    private static double call(Visit visit, String toy, String function, Object... arguments) {
        Object found = visit.page().evaluate("""
                async ([toy, name, ...values]) => (await import(`/assets/js/toys/${toy}.js`))[name](...values)""",
                concat(toy, function, arguments));
        return ((Number) found).doubleValue();
    }

    private static List<Object> concat(String toy, String function, Object... arguments) {
        var all = new ArrayList<Object>(List.of(toy, function));
        for (Object a : arguments) {
            all.add(a instanceof Float f ? f.doubleValue() : a);
        }
        return all;
    }
}
