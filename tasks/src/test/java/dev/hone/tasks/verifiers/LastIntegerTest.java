package dev.hone.tasks.verifiers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastIntegerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"The answer is 23.|23", "12+11=23|23", "23 of 30|30", "1,234|1234", "5-3|-3",
        "it is --5|-5", "7.0|0", "x = -9 and more|-9", "none at all|''", "3, 4|4", "007|007", "-,5|-5"})
    void followsTheRule(String text, String found) {
        assertThat(LastInteger.find(text)).isEqualTo(found);
    }

    /// The rule as a regular expression, on random texts of few characters.
    @Test
    void equalsTheRegularExpression() {
        Pattern pattern = Pattern.compile("-?\\d+", Pattern.UNICODE_CHARACTER_CLASS);
        Draws draws = Key.of(5).draws();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = draws.between(0, 12);
            for (int j = 0; j < length; j++) {
                text.append("01 ,-.a\u0663".charAt(draws.between(0, 7)));
            }
            Matcher matcher = pattern.matcher(text.toString().replace(",", ""));
            String expected = "";
            while (matcher.find()) {
                expected = matcher.group();
            }
            assertThat(LastInteger.find(text.toString())).as(text.toString()).isEqualTo(expected);
        }
    }

    @Test
    void judges() {
        var verifier = new LastInteger();
        assertThat(verifier.verify("23", "so 12 + 11 = 23.").kind()).isEqualTo("correct");
        assertThat(verifier.verify("23", "so 12 + 11 = 24.").kind()).isEqualTo("incorrect");
        assertThat(verifier.verify("23", "no idea").kind()).isEqualTo("unparseable");
    }
}
