package dev.hone.tasks.families;

import static dev.hone.tasks.families.Solutions.buggy;
import static dev.hone.tasks.families.Solutions.steps;
import static dev.hone.tasks.families.Solutions.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringFamiliesTest {
    @Test
    void lettersMoveAlongTheAlphabet() {
        assertThat(steps(new ShiftCipher(), "cz3:hey=")).isEqualTo("h>k,e>h,y>b#khb");
        assertThat(buggy(new ShiftCipher(), "cz3:hey=")).isEqualTo("h>e,e>b,y>v#ebv");
    }

    @Test
    void runsGoBothWays() {
        assertThat(steps(new RunLengths(), "rlaaabb=")).isEqualTo("aaa:a3,bb:b2#a3b2");
        assertThat(steps(new RunLengths(), "rla3b2=")).isEqualTo("a3:aaa,b2:bb#aaabb");
        assertThat(buggy(new RunLengths(), "rlaab=")).isEqualTo("aa:a2,b:b#a2b");
        assertThat(buggy(new RunLengths(), "rla2b1=")).isEqualTo("a2:aa,b1:#aa");
    }

    @Test
    void lettersAreCounted() {
        assertThat(steps(new LetterCounts(), "lnbanana:a=")).isEqualTo("2:1,4:2,6:3#3");
        assertThat(buggy(new LetterCounts(), "lnbaab:a=")).isEqualTo("2:1#1");
    }

    @ParameterizedTest
    @CsvSource({"plcabbad=,abba,correct", "plcabbad=,bb,incorrect", "plcabbad=,cabbac,incorrect",
        "plabacdc=,aba,correct", "plabacdc=,cdc,correct", "plabacdc=,abc,incorrect", "plabacdc=,a,incorrect"})
    void everyLongestPalindromeIsRight(String prompt, String answer, String kind) {
        assertThat(verdict(new Palindromes(), prompt, answer)).isEqualTo(kind);
    }

    @Test
    void palindromesAreSoughtAroundEveryPlace() {
        assertThat(steps(new Palindromes(), "plcabbad=")).isEqualTo("c,a,b,abba,a,d#abba");
        assertThat(buggy(new Palindromes(), "plcabbad=")).isEqualTo("c,a,b,b,a,d#c");
    }

    @Test
    void wordsAreComparedWithTheirLettersInOrder() {
        assertThat(steps(new Anagrams(), "ancdda,bdca:acdb=")).isEqualTo("acdb>abcd,cdda>acdd,bdca>abcd#bdca");
        assertThat(buggy(new Anagrams(), "ancdda,bdca:acdb=")).isEqualTo("acdb>abcd,cdda>acdd#cdda");
    }
}
