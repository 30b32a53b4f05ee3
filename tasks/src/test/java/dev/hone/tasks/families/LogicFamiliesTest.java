package dev.hone.tasks.families;

import static dev.hone.tasks.families.Solutions.buggy;
import static dev.hone.tasks.families.Solutions.steps;
import static dev.hone.tasks.families.Solutions.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicFamiliesTest {
    @Test
    void casesAreTriedUntilAllClaimsFit() {
        assertThat(steps(new KnightsAndKnaves(), "kna:!b,b:a&b=")).isEqualTo("00!a,01!b,10Y#10");
        assertThat(steps(new KnightsAndKnaves(), "kna:c|b,b:c,c:c&!b,d:!a^a=")).isEqualTo("0000!d,0001Y#0001");
        assertThat(buggy(new KnightsAndKnaves(), "kna:!b,b:a&b=")).isEqualTo("00!a,01Y#01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"sya<b,b<c,c!d:a<d=;a<b,b<c,c!d#X", "sya<b,b<c,c!d:a<c=;a<b,b<c#Y",
        "sya<b,b<c,c!d:c<a=;a<b,b<c#0", "sya<b,d<e,e!b:a<d=;a<b,d<e,e!b#X", "sya!b:b<a=;a!b#X",
        "sya<b,c<b:a<c=;a<b,c<b#0"})
    void whatFollowsIsFoundByClimbing(String prompt, String solution) {
        assertThat(steps(new Syllogisms(), prompt)).isEqualTo(solution);
    }

    @Test
    void climbingDownIsAMistake() {
        assertThat(buggy(new Syllogisms(), "sya<b,c<b:a<c=")).isEqualTo("a<b,c<b#Y");
    }

    @ParameterizedTest
    @CsvSource({"bca,correct", "cba,correct", "abc,incorrect", "acb,incorrect", "cab,incorrect", "bc,incorrect",
        "bcaa,incorrect", "bcd,incorrect"})
    void everyOrderThatKeepsTheDemandsIsRight(String answer, String kind) {
        assertThat(verdict(new SeatingOrder(), "stabc:c<a,b-c,a/2=", answer)).isEqualTo(kind);
    }

    @Test
    void seatsAreFilledFromTheLeft() {
        assertThat(steps(new SeatingOrder(), "stabc:c<a,b-c,a/2=")).isEqualTo("a!c<a,b,ba!c<a,bc,bca#bca");
        assertThat(buggy(new SeatingOrder(), "stabc:b-c,c<a,a/2=")).isEqualTo("a,ab,abc#abc");
    }
}
