package dev.hone.tasks.families;

import static dev.hone.tasks.families.Solutions.buggy;
import static dev.hone.tasks.families.Solutions.steps;
import static dev.hone.tasks.families.Solutions.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlgorithmFamiliesTest {
    @Test
    void listsAreHalved() {
        var family = new BinarySearch();
        assertThat(steps(family, "bs4.9.13.20.31.44.58:44=")).isEqualTo("1-7:20<44,5-7:44=44#6");
        assertThat(buggy(family, "bs4.9.13:13=")).isEqualTo("1-3:9<13,1-1:4<13#1");
    }

    @Test
    void openBracketsAreStacked() {
        assertThat(steps(new Brackets(), "br([]<(=")).isEqualTo("(,([,(,(<,(<(#)>)");
        assertThat(buggy(new Brackets(), "br([=")).isEqualTo("(,([#)]");
    }

    @Test
    void distancesAreTabulated() {
        assertThat(steps(new EditDistance(), "edabc>acb=")).isEqualTo("0123,1012,2111,3212#2");
        assertThat(buggy(new EditDistance(), "edabc>bc=")).isEqualTo("a>b:1,b>c:2,c>.:3#3");
    }

    @ParameterizedTest
    @CsvSource({"bcb,correct", "bca,incorrect", "cab,incorrect", "bc,incorrect", "bcab,incorrect", "bbc,incorrect"})
    void everyLongestCommonSubsequenceIsRight(String answer, String kind) {
        assertThat(verdict(new CommonSubsequence(), "lcabcb>bcab=", answer)).isEqualTo(kind);
    }

    @Test
    void twoLongestOnesAreBothRight() {
        assertThat(verdict(new CommonSubsequence(), "lcab>ba=", "a")).isEqualTo("correct");
        assertThat(verdict(new CommonSubsequence(), "lcab>ba=", "b")).isEqualTo("correct");
        assertThat(steps(new CommonSubsequence(), "lcabcb>bcab=")).isEqualTo("00011,01112,01222,01223#bcb");
        assertThat(buggy(new CommonSubsequence(), "lcabcb>bcab=")).isEqualTo("a:3,b:4#ab");
    }

    @ParameterizedTest
    @CsvSource({"8+9,correct", "9+8,correct", "3+9+5,correct", "8+3+5,incorrect", "17,incorrect", "8+9+0,incorrect",
        "9+8+,incorrect", "8+8+1,incorrect", "9+09,incorrect"})
    void everySubsetWithTheSumIsRight(String answer, String kind) {
        assertThat(verdict(new SubsetSum(), "su8,3,9,5>17=", answer)).isEqualTo(kind);
    }

    @Test
    void subsetsAreSearchedDepthFirst() {
        assertThat(steps(new SubsetSum(), "su8,3,9,5>17=")).isEqualTo("8,8+3=11,11+9=20X,11+5=16,8+9=17Y#8+9");
        assertThat(buggy(new SubsetSum(), "su8,3,9,5>17=")).isEqualTo("8,8+3=11,11+9=20X,11+5=16#8+3+5");
        assertThat(new SubsetSum().verifier().answer("#9+8")).isEqualTo("8+9");
    }

    @ParameterizedTest
    @CsvSource({"5+5+7,correct", "7+5+5,correct", "7+7+1+1+1,incorrect", "5+5+5,incorrect", "10+7,incorrect",
        "7+10,incorrect", "5+5+7+0,incorrect", "17,incorrect"})
    void changeIsTheFewestCoins(String answer, String kind) {
        assertThat(verdict(new ChangeMaking(), "cg1,5,7>17=", answer)).isEqualTo(kind);
    }

    @Test
    void changeIsReadOffTheTable() {
        assertThat(steps(new ChangeMaking(), "cg1,5,7>10=")).isEqualTo("01234121232,10-5=5,5-5=0#5+5");
        assertThat(steps(new ChangeMaking(), "cg1,5,7>17="))
                .isEqualTo("012341212323232343,17-7=10,10-5=5,5-5=0#5+5+7");
        assertThat(buggy(new ChangeMaking(), "cg1,5,7>10=")).isEqualTo("10-7=3,3-1=2,2-1=1,1-1=0#1+1+1+7");
        assertThat(verdict(new ChangeMaking(), "cg1,0,7>10=", "7")).isEqualTo("failed");
    }

    @Test
    void stacksAndVariablesAreTraced() {
        assertThat(steps(new PostfixExpressions(), "px34+5*=")).isEqualTo("3+4=7,7*5=35#35");
        assertThat(buggy(new PostfixExpressions(), "px34-=")).isEqualTo("4-3=1#1");
        assertThat(steps(new ProgramTraces(), "pta=3;b=5;a=b-a;b=a*4:b=")).isEqualTo("a=5-3=2,b=2*4=8#8");
        assertThat(buggy(new ProgramTraces(), "pta=3;b=5;a=b-a;b=a*4:b=")).isEqualTo("a=5-3=2,b=3*4=12#12");
        assertThat(steps(new PointerChains(), "lua>d,f>c,d>f:a3=")).isEqualTo("a>d,d>f,f>c#c");
        assertThat(buggy(new PointerChains(), "lua>d,f>c,d>f:a3=")).isEqualTo("a>d,d>f#f");
    }

    @ParameterizedTest
    @CsvSource({"abde,correct", "edba,correct", "abd,incorrect", "abdee,incorrect", "abcde,incorrect"})
    void setsMayStandInAnyOrder(String answer, String kind) {
        assertThat(verdict(new SetOperations(), "seabd&bcd|ae=", answer)).isEqualTo(kind);
    }

    @Test
    void setsAreComputedFromLeftToRight() {
        assertThat(steps(new SetOperations(), "seabd&bcd|ae=")).isEqualTo("abd&bcd=bd,bd|ae=abde#abde");
        assertThat(steps(new SetOperations(), "seab-ab|c=")).isEqualTo("ab-ab=.,.|c=c#c");
        assertThat(buggy(new SetOperations(), "seab|bc=")).isEqualTo("ab|bc=b#b");
    }
}
