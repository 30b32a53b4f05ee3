package dev.hone.tasks.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordedSumsTest {
    private static final Pattern PLAIN = Pattern.compile("What is (\\d+) \\+ (\\d+)\\?");
    private static final Pattern TOLD = Pattern.compile("(Tom|Mia|Sam|Ana|Leo) has (\\d+) (apples|coins|books|cards)"
            + " and buys (\\d+) more\\. How many \\3 does \\1 have now\\?");

    @Test
    void promptsHaveTheTwoFormsEquallyOften() {
        var family = new WordedSums();
        int plain = 0;
        for (int i = 0; i < 2000; i++) {
            Problem problem = family.problem(Key.of(3).at(i).draws(), 1);
            var a = PLAIN.matcher(problem.prompt());
            var b = TOLD.matcher(problem.prompt());
            assertThat(a.matches() ^ b.matches()).as(problem.prompt()).isTrue();
            boolean isPlain = PLAIN.matcher(problem.prompt()).matches();
            plain += isPlain ? 1 : 0;
            var m = isPlain ? a : b;
            int left = Integer.parseInt(m.group(isPlain ? 1 : 2));
            int right = Integer.parseInt(m.group(isPlain ? 2 : 4));
            assertThat(left).isBetween(1, 20);
            assertThat(right).isBetween(1, 20);
            assertThat(problem.reference()).isEqualTo(String.valueOf(left + right));
        }
        assertThat(plain).isBetween(900, 1100);
    }
}
