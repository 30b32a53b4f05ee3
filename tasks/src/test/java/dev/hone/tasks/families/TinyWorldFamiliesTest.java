package dev.hone.tasks.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.registry.Families;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Worked solutions by hand, and the shares and lengths of the prototype that the tiny world was designed with.
class TinyWorldFamiliesTest {
    private static Problem problem(TaskFamily family, String prompt, String reference) {
        return new Problem(prompt, family.name(), prompt, reference, 0, Map.of());
    }

    private static String demonstrate(TaskFamily family, String prompt, String reference, Style style) {
        return family.demonstrate(
                problem(family, prompt, reference), style, Key.of(1).draws());
    }

    @Test
    void chainsAreWorkedFromLeftToRight() {
        assertThat(demonstrate(Chains.sums(), "c7+8-3+9=", "21", Style.STEPS)).isEqualTo("7+8=15,15-3=12,12+9=21#21");
        assertThat(demonstrate(Chains.sums(), "c7+8-3+9=", "21", Style.BUGGY)).isEqualTo("7+8=5,5-3=2,2+9=1#1");
        assertThat(demonstrate(Chains.products(), "p7+2*3=", "27", Style.STEPS)).isEqualTo("7+2=9,9*3=27#27");
        assertThat(demonstrate(Chains.modulo(10), "m7*3-5%10=", "6", Style.STEPS)).isEqualTo("7*3=1,1-5=6#6");
        assertThat(demonstrate(Chains.modulo(10), "m7*3-5%10=", "6", Style.BUGGY)).isEqualTo("7*3=1,1-5=4#4");
    }

    @Test
    void columnsCarryAndBorrow() {
        var addition = new ColumnAddition();
        assertThat(demonstrate(addition, "a473+958=", "1431", Style.STEPS)).isEqualTo("3+8=11,7+5+1=13,4+9+1=14#1431");
        assertThat(demonstrate(addition, "a473+958=", "1431", Style.BUGGY)).isEqualTo("3+8=11,7+5=12,4+9=13#321");
        var subtraction = new ColumnSubtraction();
        assertThat(demonstrate(subtraction, "d473-158=", "315", Style.STEPS)).isEqualTo("3-8=<5,7-5-1=1,4-1=3#315");
        assertThat(demonstrate(subtraction, "d473-158=", "315", Style.BUGGY)).isEqualTo("3-8=5,7-5=2,4-1=3#325");
        assertThat(demonstrate(subtraction, "d55-55=", "0", Style.STEPS)).isEqualTo("5-5=0,5-5=0#0");
    }

    @Test
    void digitsAreInsertedOneByOne() {
        var sorting = new DigitSorting();
        assertThat(demonstrate(sorting, "s528=", "258", Style.STEPS)).isEqualTo("5>5,2>25,8>258#258");
        assertThat(demonstrate(sorting, "s528=", "258", Style.BUGGY)).isEqualTo("5>5,2>52,8>852#852");
    }

    @ParameterizedTest
    @CsvSource({"#3+5+8,correct", "3+5-8=0X#8+3+5,correct", "#3+5,incorrect", "#8+8,incorrect", "3+5+8=16Y,unparseable",
        "#3+5+8+,incorrect", "#16,incorrect", "#,unparseable", "#3*5+8,incorrect", "#-3+5+8,incorrect",
        "#03+5+8,incorrect", "#3 +5+8,incorrect"})
    void anySumThatReachesTheTargetIsRight(String completion, String kind) {
        var search = new TrialSearch();
        Verdict verdict = search.verify(problem(search, "t3,5,8>16=", "3+5+8"), completion);
        assertThat(verdict.kind()).as(verdict.reason()).isEqualTo(kind);
        assertThat(search.verifier().verify("8+5+3", completion).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"#3+5*2,correct", "#5+3*2,correct", "#3*5+2,incorrect", "#2*5+3,incorrect", "#3-5*2,incorrect",
        "#3+5+2,incorrect"})
    void countdownIsCheckedFromLeftToRight(String completion, String kind) {
        var countdown = new Countdown();
        assertThat(countdown.verify(problem(countdown, "n3,5,2>16=", "3+5*2"), completion).kind()).isEqualTo(kind);
    }

    @Test
    void countdownForbidsValuesOutsideItsRange() {
        assertThat(new Countdown().verifier().verify("n1,3,5>3=", "#1-3+5").reason()).contains("leaves 0 .. 99");
    }

    @Test
    void aGoldTextThatIsNoQuestionIsTheVerifiersFailure() {
        assertThat(new Countdown().verifier().verify("sixteen", "#3+5*2")).isInstanceOf(Verdict.Failed.class);
        assertThat(new Countdown().verifier().verify(">", "#3+5*2")).isInstanceOf(Verdict.Failed.class);
        assertThat(new Countdown().verifier().verify("", "#3+5*2")).isInstanceOf(Verdict.Failed.class);
    }

    /// Shares right and mean lengths of 60,000 (countdown 20,000) demonstrations of `prototypes/tiny.py` with its
    /// levels `LEV2`; the tolerance is five standard deviations of the difference.
    @ParameterizedTest
    @CsvSource({
        "chains,STEPS,1.0000,22.747,7.49,9.224",
        "chains,SLOPPY,0.4520,22.926,7.56,9.228",
        "chains,BUGGY,0.4399,19.654,5.95,9.218",
        "chains,GUESS,0.2393,2.560,0.50,9.222",
        "addition,STEPS,1.0000,23.630,6.34,8.665",
        "addition,SLOPPY,0.5718,23.620,6.30,8.664",
        "addition,BUGGY,0.1631,21.218,5.20,8.669",
        "addition,GUESS,0.1827,4.434,0.85,8.668",
        "sorting,STEPS,1.0000,33.380,7.05,6.798",
        "sorting,SLOPPY,0.7960,33.378,7.03,6.798",
        "sorting,BUGGY,0.0006,33.433,7.07,6.804",
        "sorting,GUESS,0.3735,5.804,0.75,6.804",
        "subtraction,STEPS,1.0000,26.263,4.69,9.667",
        "subtraction,SLOPPY,0.5616,26.458,4.71,9.666",
        "subtraction,BUGGY,0.2852,23.217,3.32,9.669",
        "subtraction,GUESS,0.2142,4.096,0.66,9.657",
        "search,STEPS,0.7287,39.193,17.15,10.773",
        "search,SLOPPY,0.4621,26.914,12.87,10.777",
        "search,BUGGY,0.3034,17.108,2.00,10.775",
        "search,GUESS,0.2022,7.334,0.94,10.774",
        "countdown,STEPS,0.8880,33.956,16.71,9.699",
        "countdown,SLOPPY,0.5616,24.295,11.29,9.696",
        "countdown,BUGGY,0.3532,16.194,0.80,9.700",
        "countdown,GUESS,0.2231,6.000,0.00,9.700"
    })
    void demonstrationsAreDistributedAsInThePrototype(
            String name, Style style, double share, double length, double deviation, double promptLength) {
        TaskFamily family = Families.named(name);
        int n = 5_000;
        int right = 0;
        long characters = 0;
        long prompts = 0;
        for (int i = 0; i < n; i++) {
            Draws draws = Key.of(7).at(i).draws();
            Problem problem = family.problem(draws, draws.pick(family.usualDifficulties()));
            String text = family.demonstrate(problem, style, draws);
            right += family.verify(problem, text) instanceof Verdict.Correct ? 1 : 0;
            characters += text.length();
            prompts += problem.prompt().length();
        }
        double spread = 5 * Math.sqrt(1.0 / n + 1.0 / (name.equals("countdown") ? 20_000 : 60_000));
        assertThat((double) right / n).isBetween(share - spread * 0.5, share + spread * 0.5);
        assertThat((double) characters / n).isBetween(length - spread * deviation - 1e-3, length + spread * deviation);
        assertThat((double) prompts / n).isBetween(promptLength - 0.12, promptLength + 0.12);
    }
}
