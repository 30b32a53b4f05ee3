package dev.hone.tasks.families;

import static dev.hone.tasks.families.Solutions.buggy;
import static dev.hone.tasks.families.Solutions.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlgebraFamiliesTest {
    @Test
    void polynomialsReadBackAsTheyWereWritten() {
        for (int i = 0; i < 500; i++) {
            var draws = Key.of(2).at(i).draws();
            var polynomial = Polynomial.of(draws.between(-9, 9), draws.between(-1, 1), draws.between(-40, 40),
                    draws.between(0, 1));
            assertThat(Polynomial.read(polynomial.text())).contains(polynomial);
        }
        assertThat(Polynomial.of(0, 0, 2, -1, 5).text()).isEqualTo("2x^2-x+5");
        assertThat(Polynomial.of(0).text()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"x^2-x-6,correct", "-6-x+x^2,correct", "x^2+x-2x-6,correct", "x^2-x-6+0,correct", "x^2-x+6,incorrect",
        "x^2-x-6x,incorrect", "x^2--x-6,incorrect", "x^2-x-6-,incorrect", "xx-x-6,incorrect", "x^2 -x-6,incorrect",
        "1x^2-1x-6x^0,correct", "(x+2)(x-3),incorrect"})
    void polynomialsAreJudgedByTheirCoefficients(String answer, String kind) {
        assertThat(new PolynomialProduct().verifier().verify("x^2-x-6", "#" + answer).kind()).isEqualTo(kind);
    }

    @Test
    void equalPolynomialsAreOneVote() {
        var verifier = new Derivatives().verifier();
        assertThat(verifier.answer("#-2+12x^3")).isEqualTo("12x^3-2");
        assertThat(verifier.verify("12y", "#12y").kind()).isEqualTo("failed");
    }

    @Test
    void polynomialsAreEvaluatedByHornersRule() {
        assertThat(steps(new PolynomialValue(), "po2x^2-3x+5:4=")).isEqualTo("2*4-3=5,5*4+5=25#25");
        assertThat(buggy(new PolynomialValue(), "po2x^2-3x+5:4=")).isEqualTo("2+4-3=3,3+4+5=12#12");
    }

    @Test
    void factorsAreMultipliedOneByOne() {
        assertThat(steps(new PolynomialProduct(), "ex(x+2)(x-3)(2x+1)="))
                .isEqualTo("x^2-x-6,2x^3-x^2-13x-6#2x^3-x^2-13x-6");
        assertThat(buggy(new PolynomialProduct(), "ex(x+2)(x-3)=")).isEqualTo("x^2-6#x^2-6");
    }

    @Test
    void derivativesAreTakenTermByTerm() {
        assertThat(steps(new Derivatives(), "dv3x^4-2x+7=")).isEqualTo("3*4=12:x^3,-2*1=-2:1#12x^3-2");
        assertThat(buggy(new Derivatives(), "dv3x^4-2x+7=")).isEqualTo("3*4=12:x^4,-2*1=-2:x#12x^4-2x");
    }

    @Test
    void termsMoveToTheOtherSide() {
        var family = new LinearEquations();
        assertThat(steps(family, "qe3x:57=")).isEqualTo("57/3=19#19");
        assertThat(steps(family, "qe3x+5:x-9=")).isEqualTo("3-1=2,-9-5=-14,-14/2=-7#-7");
        assertThat(steps(family, "qe3(7x-10):9x-246="))
                .isEqualTo("3*7=21,3*-10=-30,21-9=12,-246+30=-216,-216/12=-18#-18");
        assertThat(buggy(family, "qe3x+5:x-9=")).isEqualTo("3+1=4,-9+5=-4,-4/4=-1#-1");
    }

    @Test
    void bothSidesAreEqualAtTheSolution() {
        var family = new LinearEquations();
        for (int difficulty : family.difficulties()) {
            for (int i = 0; i < 100; i++) {
                var problem = family.problem(Key.of(8).at(difficulty).at(i).draws(), difficulty);
                String[] sides = problem.prompt().substring(2, problem.prompt().length() - 1).split(":");
                int x = Integer.parseInt(problem.reference());
                int factor = sides[0].contains("(") ? sides[0].charAt(0) - '0' : 1;
                String left = sides[0].replaceAll("^\\d\\(|\\)", "");
                assertThat(factor * value(left, x)).as(problem.prompt()).isEqualTo(value(sides[1], x));
            }
        }
    }

    private static int value(String polynomial, int x) {
        List<Integer> coefficients = Polynomial.read(polynomial).orElseThrow().coefficients();
        return coefficients.stream().reduce(0, (value, c) -> value * x + c);
    }

    @Test
    void systemsAreSolvedOneAfterTheOther() {
        var family = new LinearSystems();
        assertThat(steps(family, "ls3b+2a:13,2a:4=")).isEqualTo("4/2=2,2*2=4,13-4=9,9/3=3#2,3");
        assertThat(buggy(family, "ls3b+2a:13,2a:4=")).isEqualTo("4/2=2,2*2=4,13+4=17,17/3=5#2,5");
        assertThat(steps(family, "ls5b-9a:48,2a:-4=")).isEqualTo("-4/2=-2,-9*-2=18,48-18=30,30/5=6#-2,6");
    }
}
