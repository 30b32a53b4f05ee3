package dev.hone.tasks.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No text that a model or a file may hold makes a verifier throw, hang, or call it right by accident.
class VerifiersTest {
    private static final List<String> PIECES = List.of(
            "#", "####", "\\boxed{", "{", "}", "\\frac{", "}{", "(", ")", "!", "|", "&", "-", "+", "*", "/", ",", ".",
            ">", "=", ":", " ", "\n", "\0", "the answer is ", "answer:", "e9", "1", "23", "0", "999999999999", "a",
            "ab", "v3", "t3,5", "\u0663", "\ud83d\ude00", "\ud800", "\u0130", "\u2212", "\u00a0", "$", "%");

    static Stream<NamedVerifier> verifiers() {
        return Verifiers.all().stream();
    }

    /// A gold text that the verifier can read, and another.
    private static List<String> golds(NamedVerifier verifier) {
        List<String> golds = new ArrayList<>(List.of("23", ""));
        if (Families.exists(verifier.name())) {
            TaskFamily family = Families.named(verifier.name());
            Problem problem = family.problem(
                    Key.of(4).draws(), family.usualDifficulties().getFirst());
            golds.set(0, family.gold(problem));
        }
        return golds;
    }

    private static String random(Draws draws, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            if (draws.chance(0.1)) {
                text.append((char) draws.between(0, 0xffff));
            } else {
                text.append(draws.pick(PIECES));
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("verifiers")
    void randomTextsGetAVerdict(NamedVerifier verifier) {
        for (int i = 0; i < 1000; i++) {
            Draws draws = Key.of(6).at(i).draws();
            String prediction = random(draws, draws.between(0, 30));
            String gold = i % 3 == 0 ? random(draws, draws.between(0, 12)) : golds(verifier).getFirst();
            Verdict verdict = verifier.verifier().verify(gold, prediction);
            assertThat(verdict.kind()).isNotEmpty();
            assertThat(verdict.reason()).hasSizeLessThan(400).doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @MethodSource("verifiers")
    void aMegabyteIsJudgedWithinASecond(NamedVerifier verifier) {
        List<String> units = List.of(
                "1", "#1", "#", "(", "\\boxed{", "\\frac{1}{", "1,", "1,234", "1/", "1/0", "1 ", "answer is ", "-",
                "+3", "1e", ".", "....1", "<<", "\ud83d\ude00", "\u0663", "=", "a", "{,}", "9.9", "#3+5", "####");
        for (String gold : golds(verifier)) {
            for (String unit : units) {
                String prediction = unit.repeat((1 << 20) / unit.length());
                assertQuick(verifier, gold, prediction);
            }
        }
    }

    @Test
    void aMegabyteOfGoldIsJudgedToo() {
        for (String unit : List.of("1", "ab,", "(a|b)", "3,", "3+", "#1", "v3(")) {
            String gold = unit.repeat((1 << 20) / unit.length());
            Verifiers.all().forEach(verifier -> assertQuick(verifier, gold, "#1"));
        }
    }

    /// The fastest of five tries counts, so that a busy machine does not matter.
    private static void assertQuick(NamedVerifier verifier, String gold, String prediction) {
        long millis = Long.MAX_VALUE;
        for (int i = 0; i < 5 && millis >= 1000; i++) {
            long start = System.nanoTime();
            Verdict verdict = verifier.verifier().verify(gold, prediction);
            millis = Math.min(millis, (System.nanoTime() - start) / 1_000_000);
            assertThat(verdict.reason()).hasSizeLessThan(400);
        }
        assertThat(millis).as(verifier.name() + " on " + prediction.substring(0, 2)).isLessThan(1000);
    }

    @Test
    void namesAreUniqueAndMisspellingsAreExplained() {
        assertThat(Verifiers.all().stream().map(NamedVerifier::name)).doesNotHaveDuplicates();
        assertThat(Verifiers.named("mod7-chains").name()).isEqualTo("mod7-chains");
        assertThatThrownBy(() -> Verifiers.named("gms8k"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'gsm8k'");
    }

    @Test
    void exactForgivesWhiteSpaceAroundTheText() {
        var exact = Verifiers.named("exact").verifier();
        assertThat(exact.verify("Paris", " Paris\n").kind()).isEqualTo("correct");
        assertThat(exact.verify("Paris", "paris").kind()).isEqualTo("incorrect");
        assertThat(exact.verify("Paris", " ").kind()).isEqualTo("unparseable");
    }
}
