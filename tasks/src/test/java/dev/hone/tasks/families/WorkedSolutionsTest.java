package dev.hone.tasks.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Worked solutions and verdicts by hand, references against an independent computation.
class WorkedSolutionsTest {
    private static String demonstrate(TaskFamily family, String prompt, Style style) {
        var problem = new Problem(prompt, family.name(), prompt, "0", 1, Map.of());
        return family.demonstrate(problem, style, Key.of(1).draws());
    }

    @Test
    void basesAreConvertedBothWays() {
        var family = new BaseConversion();
        assertThat(demonstrate(family, "b25:10>2=", Style.STEPS))
                .isEqualTo("25/2=12:1,12/2=6:0,6/2=3:0,3/2=1:1,1/2=0:1#11001");
        assertThat(demonstrate(family, "b25:10>2=", Style.BUGGY)).endsWith("#10011");
        assertThat(demonstrate(family, "b11001:2>10=", Style.STEPS)).isEqualTo("1*2+1=3,3*2+0=6,6*2+0=12,12*2+1=25#25");
        assertThat(demonstrate(family, "b211:3>10=", Style.BUGGY)).isEqualTo("1*3+1=4,4*3+2=14#14");
    }

    @Test
    void divisorsAreFoundByEuclidsSteps() {
        var family = new GreatestCommonDivisor();
        assertThat(demonstrate(family, "g48,18=", Style.STEPS)).isEqualTo("48%18=12,18%12=6,12%6=0#6");
        assertThat(demonstrate(family, "g48,18=", Style.BUGGY)).isEqualTo("48%18=12,18%12=6,12%6=0#12");
    }

    @Test
    void divisorsAgreeWithTheLibraryAndDifficultyIsTheNumberOfSteps() {
        var family = new GreatestCommonDivisor();
        for (int i = 0; i < 600; i++) {
            int difficulty = 1 + i % 6;
            Problem problem = family.problem(Key.of(2).at(i).draws(), difficulty);
            String[] numbers = Digits.operands(problem, ',');
            assertThat(new BigInteger(numbers[0]).gcd(new BigInteger(numbers[1]))).hasToString(problem.reference());
            String steps = family.demonstrate(problem, Style.STEPS, Key.of(1).draws());
            assertThat(steps.chars().filter(c -> c == '%')).hasSize(difficulty);
        }
    }

    @Test
    void formulasAreEvaluatedFromTheInside() {
        var family = new LogicTruth();
        assertThat(demonstrate(family, "la1b0c1:(a&!b)^c=", Style.STEPS)).isEqualTo("!0=1,1&1=1,1^1=0#0");
        assertThat(demonstrate(family, "la1b0c1:(a&!b)^c=", Style.BUGGY)).isEqualTo("1&0=0,0^1=1#1");
    }

    @Test
    void formulasReadBackAsTheyWereWritten() {
        for (int i = 0; i < 500; i++) {
            Formula formula = Formula.random(Key.of(3).at(i).draws(), i % 8, 4);
            assertThat(Formula.parse(formula.text())).isEqualTo(formula);
        }
    }

    @ParameterizedTest
    @CsvSource({"#000,incorrect", "#001,correct", "#101,correct", "#111,correct", "#010,incorrect", "#01,incorrect",
        "#0012,incorrect", "#a|b,incorrect", "001,unparseable", "#011,incorrect"})
    void anyAssignmentThatKeepsAllClausesIsRight(String completion, String kind) {
        var verdict = new Satisfiability().verifier().verify("v3(a|!b)(b|c)(!a|c)=", completion);
        assertThat(verdict.kind()).as(verdict.reason()).isEqualTo(kind);
    }

    @Test
    void clausesReadBackAsTheyWereWritten() {
        for (int i = 0; i < 300; i++) {
            Clauses clauses = Clauses.random(Key.of(4).at(i).draws(), 3 + i % 4, 6);
            assertThat(Clauses.parse(clauses.question())).isEqualTo(clauses);
        }
    }

    @Test
    void rewritingTakesTheFirstRuleAtItsLeftmostPlace() {
        var family = new StringRewriting();
        assertThat(demonstrate(family, "wab>c,ca>b:abcab=", Style.STEPS)).isEqualTo("ccab,ccc#ccc");
        assertThat(demonstrate(family, "wab>c,ca>b:caab=", Style.STEPS)).isEqualTo("cac,bc#bc");
        assertThat(demonstrate(family, "wab>c,ca>b:caab=", Style.BUGGY)).isEqualTo("cac#cac");
    }

    @Test
    void pathsAreFoundBreadthFirst() {
        var family = new ShortestPath();
        assertThat(demonstrate(family, "hab,bc,cd,ad:a>c=", Style.STEPS)).isEqualTo("b<a,d<a,c<b#abc");
        assertThat(demonstrate(family, "hab,bc,cd,ad:a>d=", Style.BUGGY)).isEqualTo("b<a,c<b,d<c#abcd");
    }

    @ParameterizedTest
    @CsvSource({"#abc,correct", "#adc,correct", "#abdc,incorrect", "#ac,incorrect", "#ab,incorrect", "#a,incorrect",
        "#abcdadc,incorrect", "#AbC,incorrect", "#a c,incorrect", "abc,unparseable", "#abc.,incorrect"})
    void anyShortestPathIsRight(String completion, String kind) {
        var verdict = new ShortestPath().verifier().verify("hab,bc,cd,ad:a>c=", completion);
        assertThat(verdict.kind()).as(verdict.reason()).isEqualTo(kind);
    }

    @Test
    void questionsThatCannotBeReadAreTheVerifiersFailure() {
        for (String gold : new String[] {"", "h", "hab:a>", "hab:a>b", "hAB:a>b=", "h:a>b=", "hab,:a>b=", "hab:a>B="}) {
            assertThat(new ShortestPath().verifier().verify(gold, "#ab").kind()).as(gold).isEqualTo("failed");
        }
        for (String gold : "v,v3,v3()=,v3(a)=,v3(a|d)=,v0(a|b)=,v99(a|b)=,va(a|b)=,v3(a|b)".split(",", -1)) {
            assertThat(new Satisfiability().verifier().verify(gold, "#000").kind()).as(gold).isEqualTo("failed");
        }
    }
}
