package dev.hone.tasks.families;

import static dev.hone.tasks.families.Solutions.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.Verdict;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintFamiliesTest {
    @ParameterizedTest
    @CsvSource({"n4,abca,true", "n4,abc,false", "ba,abca,true", "bb,abca,false", "ea,abca,true", "eb,abca,false",
        "!d,abca,true", "!c,abca,false", "2a,abca,true", "1a,abca,false", "+bc,abca,true", "+cb,abca,false",
        "p,abba,true", "p,abca,false", "s,aabd,true", "s,abca,false", "x,abca,true", "x,abba,false"})
    void stringsKeepDemands(String demand, String text, boolean kept) {
        assertThat(new ConstrainedStrings().keeps(text, demand)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"n3;2,4,9;true", "n3;2,4;false", "e;2,4,8;true", "e;2,5;false", "o;1,5;true",
        "o;1,4;false", "t;3,24;true", "t;3,4;false", "<;2,4,9;true", "<;4,2;false", ">;9,4;true", ">;4,9;false",
        "+4;2,4;true", "+4;2,14;false", "!4;2,14;true", "!4;2,4;false", "m9;2,9;true", "m9;2,10;false",
        "s15;2,4,9;true",
        "s15;2,4;false"})
    void listsKeepDemands(String demand, String text, boolean kept) {
        assertThat(new ConstrainedLists().keeps(text, demand)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"abbdda;correct", "addbba;correct", "abbdd;partial", "abcdda;partial",
        "bccc;incorrect", "abbdde;incorrect", "abbdd1;incorrect"})
    void theShareOfKeptDemandsIsTheScore(String answer, String kind) {
        assertThat(verdict(new ConstrainedStrings(), "csn6,ba,!c,2d=", answer)).isEqualTo(kind);
    }

    @Test
    void sharesCountDemands() {
        Verdict verdict = new ConstrainedStrings().verifier().verify("csn6,ba,!c,2d=", "#abcdda");
        assertThat(verdict.score().orElseThrow()).isCloseTo(0.75, Offset.offset(1e-12));
        assertThat(verdict.reason()).isEqualTo("'abcdda' breaks !c");
    }

    @Test
    void listsHoldDifferentNumbersInTheirRange() {
        var family = new ConstrainedLists();
        assertThat(verdict(family, "ckn4,e,<,!8=", "2,4,6,10")).isEqualTo("correct");
        assertThat(verdict(family, "ckn4,e,<,!8=", "2,4,4,10")).isEqualTo("incorrect");
        assertThat(verdict(family, "ckn4,e,<,!8=", "2,4,6,26")).isEqualTo("incorrect");
        assertThat(verdict(family, "ckn4,e,<,!8=", "2,4,6,8")).isEqualTo("partial");
        assertThat(verdict(family, "ckn4,e,<,!8=", "2,4,6,")).isEqualTo("incorrect");
    }

    @Test
    void worksNamesADemandThatTheDraftReallyBreaks() {
        var family = new ConstrainedStrings();
        int drafts = 0;
        for (int i = 0; i < 200; i++) {
            Problem problem = family.problem(Key.of(6).at(i).draws(), 3);
            String first = family.demonstrate(problem, Style.STEPS, Key.of(7).at(i).draws()).split(",")[0];
            int mark = first.indexOf('!');
            if (mark > 0) {
                drafts++;
                assertThat(family.keeps(first.substring(0, mark), first.substring(mark + 1))).as(first).isFalse();
            }
        }
        assertThat(drafts).isGreaterThan(100);
    }
}
