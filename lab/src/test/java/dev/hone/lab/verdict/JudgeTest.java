package dev.hone.lab.verdict;

import static dev.hone.lab.protocol.Drafts.difference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.experiment.Cost;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Budget;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Drafts;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The judge")
class JudgeTest {
    /// One value a seed: b's less a's as given.
    private static Observed observed(double... differences) {
        List<TrialResult> a = new ArrayList<>();
        List<TrialResult> b = new ArrayList<>();
        for (double d : differences) {
            a.add(new Observations().number("accuracy", 0.5).spent(new Cost(100, 0, 0, 0, 0)).result());
            b.add(new Observations().number("accuracy", 0.5 + d).spent(new Cost(150, 0, 0, 0, 0)).result());
        }
        Map<String, List<TrialResult>> arms = new LinkedHashMap<>();
        arms.put("a", a);
        arms.put("b", b);
        return new Observed(IntStream.rangeClosed(1, differences.length).boxed().toList(), arms);
    }

    private static Decision decide(Rule rule, double... differences) {
        return new Judge(Drafts.of(rule, 5), 500).decide(observed(differences)).getFirst();
    }

    private static Verdict verdict(Rule rule, double... differences) {
        return decide(rule, differences).verdict();
    }

    private static final double[] CLEAR = {0.05, 0.06, 0.055, 0.045, 0.05};
    private static final double[] SMALL = {0.004, 0.006, 0.005, 0.0045, 0.0055};
    private static final double[] NOISY = {0.2, -0.2, 0.1, -0.05, 0.02};

    @Test
    void callsAnEffectWhatIsClearAndLargeEnough() {
        Rule rule = new Rule.Superior(difference(), 0.02);

        assertThat(verdict(rule, CLEAR)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(rule, SMALL)).as("real, and too small to matter").isEqualTo(Verdict.REFUTED);
        assertThat(verdict(rule, NOISY)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(rule, -0.05, -0.06, -0.055)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(rule, 0.5)).as("one seed decides nothing").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void knowsBoundsOnBothSides() {
        assertThat(verdict(Rule.nonInferior(difference(), 0.02), SMALL)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(Rule.nonInferior(difference(), 0.02), NOISY)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(Rule.nonInferior(difference(), 0.02), -0.05, -0.06, -0.055)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(new Rule.Below(difference(), 0.02), SMALL)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(new Rule.Below(difference(), 0.02), CLEAR)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(new Rule.Within(difference(), 0.02), SMALL)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(new Rule.Within(difference(), 0.02), CLEAR)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(new Rule.Within(difference(), 0.02), NOISY)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void countsSeeds() {
        assertThat(verdict(new Rule.InSeeds(difference(), 0, 0.6), NOISY)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(new Rule.InSeeds(difference(), 0, 0.7), NOISY)).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void joinsRules() {
        Rule yes = new Rule.Above(difference(), 0);
        Rule no = new Rule.Below(difference(), 0);

        assertThat(verdict(Rule.all(yes, no), CLEAR)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(Rule.any(yes, no), CLEAR)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(Rule.any(no, no), CLEAR)).isEqualTo(Verdict.REFUTED);
        assertThat(verdict(new Rule.Not(no), CLEAR)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(Rule.all(yes, yes), NOISY)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(Rule.any(no, yes), NOISY)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void correctsTheComparisonsOfOneClaim() {
        Rule rule = Rule.all(new Rule.Above(difference(), 0), new Rule.Above(difference(), -0.01));
        Decision d = decide(rule, CLEAR);

        // the second, with the smaller p, is read at 97.5 %
        assertThat(d.comparisons().get(1).interval().level()).isEqualTo(0.975);
        assertThat(d.comparisons().get(0).interval().level()).isEqualTo(0.95);
    }

    @Test
    void saysWhyInASentenceOfNumbers() {
        assertThat(decide(new Rule.Superior(difference(), 0.02), CLEAR).reason())
                .contains("accuracy: b − a is +5.2 points").contains("95 % interval").contains("5 seeds")
                .contains("at least +2.0 points");
    }

    @Test
    void callsAClaimBehindAFailedGateDegenerate() {
        Protocol protocol = Drafts.draft(5)
                .gate("range", "a must leave room", Contrast.value("accuracy", "a"), 0.6, 0.9)
                .claim("behind", "b is better", new Rule.Above(difference(), 0), "range")
                .claim("free", "b is better", new Rule.Above(difference(), 0))
                .fixed();
        List<Decision> decisions = new Judge(protocol, 200).decide(observed(CLEAR));

        assertThat(decisions.get(0).verdict()).isEqualTo(Verdict.DEGENERATE);
        assertThat(decisions.get(0).reason()).contains("range is +50.0 points");
        assertThat(decisions.get(1).verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void callsAnUnequalBudgetDegenerate() {
        Protocol protocol = Drafts.draft(5)
                .matched(Budget.Quantity.SAMPLED_TOKENS, 1.2, "a", "b")
                .claim("c", "b is better", new Rule.Above(difference(), 0))
                .fixed();

        Decision d = new Judge(protocol, 200).decide(observed(CLEAR)).getFirst();
        assertThat(d.verdict()).isEqualTo(Verdict.DEGENERATE);
        assertThat(d.reason()).contains("sampled tokens differ by a factor of 1.50");
    }

    @Test
    void leavesOpenWhatWasNotRun() {
        Protocol protocol = Drafts.draft(5)
                .arm("full-only", "not run")
                .claim("c", "it is better", Rule.all(
                        new Rule.Above(difference(), 0),
                        new Rule.Above(Contrast.difference("accuracy", "full-only", "a"), 0)))
                .fixed();

        Decision d = new Judge(protocol, 200).decide(observed(CLEAR)).getFirst();
        assertThat(d.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(d.reason()).contains("not run in this profile: accuracy: full-only − a");
    }

    @Test
    void pairsProblemsOfOneSet() {
        Observed o = new Observed(List.of(1), Map.of(
                "a", List.of(new Observations().problems("accuracy", new double[] {0, 1, 0}).result()),
                "b", List.of(new Observations().problems("accuracy", new double[] {1, 1, 0}).result())));

        assertThat(o.values(difference()).orElseThrow()[0]).containsExactly(1, 0, 0);
    }
}
