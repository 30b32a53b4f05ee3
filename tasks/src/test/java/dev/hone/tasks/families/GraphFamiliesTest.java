package dev.hone.tasks.families;

import static dev.hone.tasks.families.Solutions.buggy;
import static dev.hone.tasks.families.Solutions.steps;
import static dev.hone.tasks.families.Solutions.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphFamiliesTest {
    @ParameterizedTest
    @CsvSource({"acbd,correct", "cabd,correct", "abcd,incorrect", "acb,incorrect", "acdb,incorrect", "acbdd,incorrect",
        "acbe,incorrect"})
    void everyOrderThatRespectsTheArrowsIsRight(String answer, String kind) {
        assertThat(verdict(new TopologicalOrder(), "toa<b,c<b,b<d=", answer)).isEqualTo(kind);
    }

    @Test
    void freeLettersAreTakenInOrder() {
        assertThat(steps(new TopologicalOrder(), "toa<b,c<b,b<d=")).isEqualTo("ac>a,c>c,b>b,d>d#acbd");
        assertThat(buggy(new TopologicalOrder(), "toa<b,c<b,b<d=")).isEqualTo("#acdb");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"abe,cd;correct", "dc,eba;correct", "abcde;incorrect", "abe,c,d;incorrect",
        "ab,cd;incorrect", "abe,cd,;incorrect"})
    void partsStandInAnyOrder(String answer, String kind) {
        assertThat(verdict(new Components(), "cnab,cd,be=", answer)).isEqualTo(kind);
    }

    @Test
    void edgesJoinParts() {
        assertThat(steps(new Components(), "cnab,cd,be=")).isEqualTo("ab,cd,abe#abe,cd");
        assertThat(steps(new Components(), "cnab,cd,bd,ef=")).isEqualTo("ab,cd,abcd,ef#abcd,ef");
        assertThat(buggy(new Components(), "cnab,cd,bd,ef=")).isEqualTo("ab,cd,abd,ef#abd,cd,ef");
        assertThat(new Components().verifier().answer("#dc,eba")).isEqualTo("abe,cd");
    }

    @ParameterizedTest
    @CsvSource({"1231,correct", "3213,correct", "1232,correct", "1233,incorrect", "1131,incorrect", "123,incorrect",
        "1241,incorrect"})
    void everyProperColouringIsRight(String answer, String kind) {
        assertThat(verdict(new GraphColouring(), "clab,bc,ac,cd=", answer)).isEqualTo(kind);
    }

    @Test
    void lettersTakeTheFirstFreeColour() {
        assertThat(steps(new GraphColouring(), "clab,bc,ac,cd=")).isEqualTo("a!=1,b!1=2,c!12=3,d!3=1#1231");
        assertThat(buggy(new GraphColouring(), "clab,bc,ac,cd=")).isEqualTo("a!=1,b!1=2,c!1=2,d!2=1#1221");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"mtab3,bc1,ac2=;ac,bc;correct", "mtab3,bc1,ac2=;cb,ca;correct",
        "mtab3,bc1,ac2=;ab,bc;incorrect", "mtab3,bc1,ac2=;bc;incorrect", "mtab3,bc1,ac2=;bc,bc;incorrect",
        "mtab3,bc1,ac2=;bc,ad;incorrect", "mtab2,bc1,ac2=;ab,bc;correct", "mtab2,bc1,ac2=;ac,bc;correct",
        "mtab3,bc1,ac2=;ab,bc,ac;incorrect"})
    void everyLightestTreeIsRight(String prompt, String answer, String kind) {
        assertThat(verdict(new SpanningTree(), prompt, answer)).isEqualTo(kind);
    }

    @Test
    void edgesAreTakenFromTheLightestOn() {
        assertThat(steps(new SpanningTree(), "mtab3,bc1,ac2=")).isEqualTo("bc1Y,ac2Y#ac,bc");
        assertThat(steps(new SpanningTree(), "mtab3,bc1,ac2,cd9=")).isEqualTo("bc1Y,ac2Y,ab3X,cd9Y#ac,bc,cd");
        assertThat(buggy(new SpanningTree(), "mtab3,bc1,ac2,cd9=")).isEqualTo("bc1Y,ac2Y,ab3Y#ab,ac,bc");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"wpab3,bc1,ac5:a>c=;abc;correct", "wpab3,bc1,ac5:a>c=;ac;incorrect",
        "wpab3,bc1,ac4:a>c=;ac;correct", "wpab3,bc1,ac4:a>c=;abc;correct", "wpab3,bc1,ac5:a>c=;ab;incorrect",
        "wpab3,bc1,ac5:a>c=;aXc;incorrect", "wpab3,bc1:a>d=;abd;failed", "wpab3,bc1:a>a=;a;failed"})
    void everyLightestPathIsRight(String prompt, String answer, String kind) {
        assertThat(new LightestPath().verifier().verify(prompt, "#" + answer).kind()).isEqualTo(kind);
    }

    @Test
    void lettersAreSettledByDistance() {
        assertThat(steps(new LightestPath(), "wpab3,bc1,ac5:a>c=")).isEqualTo("b3<a,c4<b#abc");
        assertThat(buggy(new LightestPath(), "wpab3,bc1,ac5:a>c=")).endsWith("#ac");
    }
}
