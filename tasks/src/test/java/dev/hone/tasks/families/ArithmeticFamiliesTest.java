package dev.hone.tasks.families;

import static dev.hone.tasks.families.Solutions.buggy;
import static dev.hone.tasks.families.Solutions.steps;
import static dev.hone.tasks.families.Solutions.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Worked solutions and verdicts by hand; references against the Java library.
class ArithmeticFamiliesTest {
    @Test
    void productsAndQuotientsAreWorkedDigitByDigit() {
        var multiplication = new Multiplication();
        assertThat(steps(multiplication, "xm347*26=")).isEqualTo("347*6=2082,347*20=6940,2082+6940=9022#9022");
        assertThat(buggy(multiplication, "xm347*26=")).isEqualTo("347*6=2082,347*2=694,2082+694=2776#2776");
        var division = new Division();
        assertThat(steps(division, "xd1234/7=")).isEqualTo("1/7=0:1,12/7=1:5,53/7=7:4,44/7=6:2#176:2");
        assertThat(buggy(division, "xd84/7=")).isEqualTo("8/7=1:1,4/7=0:4#10:4");
    }

    @Test
    void quotientsAgreeWithTheLibrary() {
        var family = new Division();
        for (int i = 0; i < 300; i++) {
            Problem problem = family.problem(Key.of(5).at(i).draws(), 2 + i % 5);
            String[] n = problem.prompt().substring(2, problem.prompt().length() - 1).split("/");
            BigInteger[] both = new BigInteger(n[0]).divideAndRemainder(new BigInteger(n[1]));
            assertThat(problem.reference()).isEqualTo(both[0] + ":" + both[1]);
            assertThat(steps(family, problem.prompt())).endsWith("#" + problem.reference());
        }
    }

    @Test
    void fractionsAreReducedAfterEveryStep() {
        var family = new Fractions();
        assertThat(steps(family, "xf1/4+1/6*2/5=")).isEqualTo("1/4+1/6=10/24=5/12,5/12*2/5=10/60=1/6#1/6");
        assertThat(steps(family, "xf1/2-2/3=")).isEqualTo("1/2-2/3=-1/6=-1/6#-1/6");
        assertThat(steps(family, "xf1/2+1/2=")).isEqualTo("1/2+1/2=4/4=1#1");
        assertThat(buggy(family, "xf1/4+1/6=")).isEqualTo("1/4+1/6=2/10=1/5#1/5");
    }

    @ParameterizedTest
    @CsvSource({"5/12,5/12,correct", "5/12,10/24,correct", "5/12,5/13,incorrect", "3,6/2,correct", "3,3,correct",
        "-1/6,-2/12,correct", "-1/6,1/6,incorrect", "5/12,5/0,incorrect", "5/12,5/,incorrect", "0,0/7,correct",
        "5/12,0.41,incorrect", "half,1/2,failed"})
    void fractionsAreJudgedByValue(String gold, String answer, String kind) {
        assertThat(new Fractions().verifier().verify(gold, "#" + answer).kind()).isEqualTo(kind);
    }

    @Test
    void equalFractionsAreOneVote() {
        assertThat(new Fractions().verifier().answer("1/4+1/6=10/24#10/24")).isEqualTo("5/12");
        assertThat(new Fractions().verifier().answer("#x")).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"2*2*3*7,correct", "7*3*2*2,correct", "4*3*7,incorrect", "2*2*3*7*1,incorrect", "2*3*7,incorrect",
        "84,incorrect", "2*2*3*07,incorrect", "-2*-2*3*7,incorrect", "2*2*3*7*,incorrect"})
    void factorsMustBePrimeAndMultiplyToTheNumber(String answer, String kind) {
        assertThat(verdict(new PrimeFactors(), "pf84=", answer)).isEqualTo(kind);
    }

    @Test
    void factorsAreDividedOutFromTheSmallest() {
        assertThat(steps(new PrimeFactors(), "pf84=")).isEqualTo("84/2=42,42/2=21,21/3=7#2*2*3*7");
        assertThat(steps(new PrimeFactors(), "pf49=")).isEqualTo("49/7=7#7*7");
        assertThat(buggy(new PrimeFactors(), "pf84=")).isEqualTo("84/2=42,42/3=14,14/7=2#2*3*7*2");
        assertThat(new PrimeFactors().verifier().answer("#7*3*2*2")).isEqualTo("2*2*3*7");
    }

    @Test
    void powersAreSquaredAndReduced() {
        assertThat(steps(new ModularPower(), "me7^13%11=")).isEqualTo("7*7=5,5*7=2,2*2=4,4*4=5,5*7=2#2");
        assertThat(buggy(new ModularPower(), "me7^13%11=")).isEqualTo("7*7=5,5*5=3,3*3=9#9");
    }

    @ParameterizedTest
    @CsvSource({"7,correct", "27,correct", "3,incorrect", "2,incorrect", "-13,incorrect", "x,incorrect"})
    void everyNumberWithTheRemaindersIsRight(String answer, String kind) {
        assertThat(verdict(new Remainders(), "rm3%4,2%5=", answer)).isEqualTo(kind);
    }

    @Test
    void remaindersAreSieved() {
        assertThat(steps(new Remainders(), "rm3%4,2%5=")).isEqualTo("3%5=3,7%5=2#7");
        assertThat(verdict(new Remainders(), "rm5%4,2%5=", "7")).isEqualTo("failed");
    }

    @Test
    void timesAgreeWithTheLibrary() {
        var family = new ClockTimes();
        assertThat(steps(family, "ck9:50+1:25-2:30="))
                .isEqualTo("9:50+1:25=10:75=11:15,11:15-2:30=9:-15=8:45#8:45");
        assertThat(buggy(family, "ck9:50+1:25=")).endsWith("#10:75");
        for (int i = 0; i < 200; i++) {
            String prompt = family.problem(Key.of(6).at(i).draws(), 1).prompt();
            String[] n = prompt.substring(2, prompt.length() - 1).split("[-+:]");
            long minutes = 60 * Long.parseLong(n[2]) + Long.parseLong(n[3]);
            LocalTime time = LocalTime.of(Integer.parseInt(n[0]), Integer.parseInt(n[1]))
                    .plusMinutes(prompt.contains("-") ? -minutes : minutes);
            assertThat(steps(family, prompt))
                    .endsWith("#%d:%02d".formatted(time.getHour(), time.getMinute()));
        }
    }

    @Test
    void datesAgreeWithTheLibrary() {
        var family = new CalendarDates();
        assertThat(steps(family, "dt27.2+40=")).isEqualTo("27+40=67,67-28=39,39-31=8#8.4");
        assertThat(buggy(family, "dt12.10+29=")).isEqualTo("12+29=41,41-30=11#11.11");
        for (int i = 0; i < 200; i++) {
            String prompt = family.problem(Key.of(6).at(i).draws(), 1 + i % 4).prompt();
            String[] n = prompt.substring(2, prompt.length() - 1).split("[.+]");
            // No leap year is crossed within half a year from 2022.
            LocalDate date = LocalDate.of(2022, Integer.parseInt(n[1]), Integer.parseInt(n[0]))
                    .plusDays(Integer.parseInt(n[2]));
            assertThat(steps(family, prompt)).endsWith("#" + date.getDayOfMonth() + "." + date.getMonthValue());
        }
    }

    @Test
    void unitsAreFollowedAlongTheirFacts() {
        assertThat(steps(new UnitConversion(), "ucb=5c,a=4b:3a>c=")).isEqualTo("3*4=12b,12*5=60c#60");
        assertThat(buggy(new UnitConversion(), "ucb=5c,a=4b:3a>c=")).isEqualTo("3+4=7b,7+5=12c#12");
    }

    @Test
    void numeralsGoBothWays() {
        var family = new RomanNumerals();
        assertThat(steps(family, "ro94=")).isEqualTo("90:xc,4:iv#xciv");
        assertThat(steps(family, "ro2030=")).isEqualTo("2000:mm,30:xxx#mmxxx");
        assertThat(steps(family, "roxciv=")).isEqualTo("xc=90,90+4=94#94");
        assertThat(buggy(family, "ro94=")).isEqualTo("90:lxxxx,4:iiii#lxxxxiiii");
        assertThat(buggy(family, "roxciv=")).endsWith("#116");
    }

    @Test
    void sequencesGoOnByDifferences() {
        assertThat(steps(new Sequences(), "sq2,5,10,17=")).isEqualTo("3.5.7,2.2,7+2=9,17+9=26#26");
        assertThat(steps(new Sequences(), "sq30,20,10,0=")).isEqualTo("-10.-10.-10,0-10=-10#-10");
        assertThat(buggy(new Sequences(), "sq2,5,10,17=")).isEqualTo("3.5.7,17+7=24#24");
    }
}
