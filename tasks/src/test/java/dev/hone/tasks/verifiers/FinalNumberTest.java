package dev.hone.tasks.verifiers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.tasks.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinalNumberTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // the last number of the text
        "She has 3 and then 18 eggs.|18",
        "It costs $1,234.50 in all|2469/2",
        "so 48/2 = 24|24",
        "48+24 = 72 clips altogether|72",
        "x=-9|-9",
        "12-5|5",
        "it fell by -5|-5",
        "it fell by \u22125 degrees|-5",
        "-$5|-5",
        "$-5|-5",
        "(3)-4|4",
        "18 dollars. The end|18",
        "about .5 of it|1/2",
        "0.50|1/2",
        "3/4|3/4",
        "6/8|3/4",
        "1 1/2 hours|3/2",
        "5/0|0",
        "2e3|2000",
        "2e3x|3",
        "50%|50",
        "1,23|23",
        "1,2,3|3",
        "12,345,678|12345678",
        "1234,567|567",
        "10 000|0",
        "10\u202f000|10000",
        "7.|7",
        "version 1.2.3|3",
        "007|7",
        "\\frac{3}{4}|3/4",
        "-\\dfrac{1}{2}|-1/2",
        "\\frac{3}{0}|0",
        "\\frac{3|3",
        // marks
        "5 apples #### 18|18",
        "#### 18 and 20|18",
        "#### 18\\n20|18",
        "#### 1,000|1000",
        "#### $5.00|5",
        "The answer is 18. There were 3 of them|18",
        "THE ANSWER IS 18 (not 3)|18",
        "The answer is 3 + 4 = 7 apples|7",
        "Final answer: 12 of 30|12",
        "the answer is unknown, but 6 fits|6",
        "The answer is that 5 of 8 are left, so 3. He had 9|3",
        "the answer is x = 5 and not 4|5",
        "the answer is **$18**, not 20|18",
        "the answer is \\(18\\)|18",
        "The answer is:\\n18|18",
        "Answer: Tom has 5 apples. He buys 3. He has 8|8",
        "Answer: **18** of 20|18",
        "Answer: \\$18 of 20|18",
        "so \\boxed{42} of 50|42",
        "so \\boxed{x = \\frac{1}{2}} of 50|1/2",
        "\\boxed{1} then \\boxed{2} of 9|2",
        "\\boxed{7|7",
        "\\boxed{} 8|8",
        "The answer is 5. Wait. #### 6 of 7|6",
        "#### 6 of 7. The answer is 5 of 9|5",
        "answer is 1 ####|1"})
    void isFound(String text, String value) {
        assertThat(FinalNumber.find(text.replace("\\n", "\n")).orElseThrow()).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"no number", "''", "####", "\\boxed{x}", "the answer is", "...", "-", "$"})
    void isMissing(String text) {
        assertThat(FinalNumber.find(text)).isEmpty();
    }

    @Test
    void numbersThatNobodyMeansArePassedOver() {
        assertThat(FinalNumber.find("7 and " + "9".repeat(300))).contains(Quantity.of(7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "18|18|correct", "18|$18.00|correct", "18|36/2|correct", "0.5|1/2|correct", "1/3|0.333|incorrect",
        "1,000|1000|correct", "18|-18|incorrect", "18|eighteen|unparseable", "eighteen|18|failed"})
    void valuesAreCompared(String gold, String prediction, String kind) {
        assertThat(new NumberVerifier(NumberVerifier.Kind.ANY).verify(gold, prediction).kind()).isEqualTo(kind);
    }

    @Test
    void integersOnlyWhereAsked() {
        var verifier = new NumberVerifier(NumberVerifier.Kind.INTEGER);
        assertThat(verifier.verify("18", "18.0").kind()).isEqualTo("correct");
        assertThat(verifier.verify("18", "18.5").kind()).isEqualTo("incorrect");
        assertThat(verifier.verify("18.5", "18.5")).isInstanceOf(Verdict.Failed.class);
    }
}
