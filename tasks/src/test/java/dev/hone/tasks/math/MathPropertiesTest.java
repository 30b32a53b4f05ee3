package dev.hone.tasks.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.tasks.verifiers.Quantity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Answers that are made to be the same are the same, those made to differ are not: over many random ones.
class MathPropertiesTest {
    private static final int COUNT = 60;
    private static final MathVerifier LENIENT = new MathVerifier(MathRules.LENIENT);
    private static final MathVerifier STRICT = new MathVerifier(MathRules.STRICT);

    private static void assertSame(String gold, String answer) {
        assertThat(LENIENT.verify(gold, answer).kind()).as(gold + " and " + answer).isEqualTo("correct");
        assertThat(STRICT.verify(gold, "\\boxed{" + answer + "}").kind()).as(gold + " and " + answer)
                .isEqualTo("correct");
    }

    private static void assertDifferent(String gold, String answer) {
        assertThat(LENIENT.verify(gold, answer).kind()).as(gold + " and " + answer).isEqualTo("incorrect");
        assertThat(STRICT.verify(gold, "\\boxed{" + answer + "}").kind()).as(gold + " and " + answer)
                .isEqualTo("incorrect");
    }

    @Test
    void aFractionIsTheSameInAllItsForms() {
        for (int i = 0; i < COUNT; i++) {
            Draws draws = Key.of(21).at(i).draws();
            int a = draws.between(-999, 999);
            int b = draws.between(2, 99);
            int k = draws.between(2, 9);
            String gold = a + "/" + b;
            assertSame(gold, "\\frac{" + a + "}{" + b + "}");
            assertSame(gold, "\\dfrac{" + a * k + "}{" + b * k + "}");
            assertSame(gold, "x = " + a + "/" + b);
            assertSame(gold, "$" + a + " \\div " + b + "$");
            assertSame("\\frac{" + -a + "}{" + -b + "}", gold);
            assertSame(gold, (a < 0 ? "-" : "") + Math.abs(a) * 100L + "/" + b + " \\%");
            if (a > b) {
                assertSame(gold, a / b + (a % b == 0 ? "" : "\\frac{" + a % b + "}{" + b + "}"));
            }
            assertDifferent(gold, a + 1 + "/" + b);
            assertDifferent(gold, "\\frac{" + a + "}{" + (b + 1) + "}" + (a == 0 ? "+1" : ""));
            if (a != 0) {
                assertDifferent(gold, "-\\frac{" + a + "}{" + b + "}");
            }
        }
    }

    @Test
    void aWholeNumberIsTheSameWithSeparatorsPointsAndPowersOfTen() {
        for (int i = 0; i < COUNT; i++) {
            Draws draws = Key.of(22).at(i).draws();
            int n = draws.between(1000, 99_999_999);
            String grouped = "%,d".formatted(n);
            for (String form : List.of(grouped, grouped.replace(",", "{,}"), grouped.replace(",", " "),
                    grouped.replace(",", "\\,"), grouped.replace(",", "_"), n + ".0", n + ".00", "+" + n,
                    n / 10 + "." + n % 10 + " \\times 10^1", n / 10 + "." + n % 10 + "e1",
                    "0x" + Integer.toHexString(n),
                    Integer.toBinaryString(n) + "_2", Integer.toString(n, 7) + "_{7}", "\\text{" + n + "}")) {
                assertSame(String.valueOf(n), form);
                assertSame(form, String.valueOf(n));
                assertDifferent(String.valueOf(n + 1), form);
                assertDifferent(String.valueOf(-n), form);
            }
            assertDifferent(String.valueOf(n), n + ".1");
            assertDifferent(String.valueOf(n), n + "0");
        }
    }

    @Test
    void aDecimalStandsForWhatRoundsToItAndForNothingElse() {
        for (int i = 0; i < COUNT; i++) {
            Draws draws = Key.of(23).at(i).draws();
            int a = draws.between(1, 999);
            int b = draws.pick(List.of(3, 7, 9, 11, 13, 17, 19, 23));
            if (a % b == 0) {
                continue;
            }
            int places = draws.between(3, 8);
            BigInteger scale = BigInteger.TEN.pow(places);
            BigInteger digits = new Quantity(BigInteger.valueOf(2L * a).multiply(scale).add(BigInteger.valueOf(b)),
                    BigInteger.valueOf(2L * b)).floor();
            String gold = "\\frac{" + a + "}{" + b + "}";
            boolean enough = digits.toString().length() >= 3;
            String decimal = decimal(digits, places);
            assertThat(LENIENT.verify(gold, decimal).kind()).as(gold + " and " + decimal)
                    .isEqualTo(enough ? "correct" : "incorrect");
            assertThat(STRICT.verify(gold, "\\boxed{" + decimal + "}").kind()).isEqualTo("incorrect");
            assertDifferent(gold, decimal(digits.add(BigInteger.ONE), places));
            assertDifferent(gold, decimal(digits.subtract(BigInteger.ONE), places));
        }
    }

    private static String decimal(BigInteger digits, int places) {
        String padded = "0".repeat(Math.max(0, places + 1 - digits.toString().length())) + digits;
        return padded.substring(0, padded.length() - places) + "." + padded.substring(padded.length() - places);
    }

    @Test
    void aPolynomialIsTheSameInAnyOrderExpandedOrScaled() {
        for (int i = 0; i < COUNT; i++) {
            Draws draws = Key.of(24).at(i).draws();
            int a = draws.between(-9, 9);
            int b = draws.between(-9, 9);
            int k = draws.between(2, 5);
            String factored = k + "(x" + signed(a) + ")(x" + signed(b) + ")";
            List<String> terms = new ArrayList<>(
                    List.of(signed(k) + "x^2", signed(k * (a + b)) + "x", signed(k * a * b)));
            String expanded = String.join("", terms);
            Collections.rotate(terms, draws.between(1, 2));
            assertSame(factored, expanded);
            assertSame(expanded, factored);
            assertSame(expanded, String.join("", terms));
            assertSame("y = " + factored, expanded);
            assertSame("y = " + factored, "y - (" + expanded + ") = 0");
            assertSame("y = " + factored, "2y = " + 2 * k + "(x" + signed(b) + ")(x" + signed(a) + ")");
            assertSame(factored + " = 0", "(x" + signed(b) + ")(x" + signed(a) + ") = 0");
            assertDifferent(factored, expanded + "+1");
            assertDifferent(factored, "-(" + expanded + ")");
            assertDifferent(factored, k + 1 + "(x" + signed(a) + ")(x" + signed(b) + ")");
            assertDifferent(factored, expanded.replace('x', 'z'));
        }
    }

    private static String signed(int n) {
        return n < 0 ? String.valueOf(n) : "+" + n;
    }

    @Test
    void rootsAreTheSameTakenOutRationalizedOrAsPowers() {
        for (int i = 0; i < COUNT; i++) {
            Draws draws = Key.of(25).at(i).draws();
            int k = draws.between(2, 30);
            int n = draws.pick(List.of(2, 3, 5, 6, 7, 10, 11, 13, 14, 15));
            String gold = k + "\\sqrt{" + n + "}";
            assertSame(gold, "\\sqrt{" + k * k * n + "}");
            assertSame(gold, k + "√" + n);
            assertSame(gold, k + " * " + n + "^{1/2}");
            assertSame(gold, "\\frac{" + k * n + "}{\\sqrt{" + n + "}}");
            assertSame("\\frac{1}{" + k + "+\\sqrt{" + n + "}}",
                    "\\frac{" + k + "-\\sqrt{" + n + "}}{" + (k * k - n) + "}" + (k * k == n ? "+0" : ""));
            assertDifferent(gold, k + 1 + "\\sqrt{" + n + "}");
            assertDifferent(gold, "\\sqrt{" + (k * k * n + 1) + "}");
            assertDifferent(gold, "-" + gold);
        }
    }

    @Test
    void setsForgetOrderAndTuplesDoNot() {
        for (int i = 0; i < COUNT; i++) {
            Draws draws = Key.of(26).at(i).draws();
            List<Integer> items = new ArrayList<>();
            for (int j = 0; j < draws.between(2, 6); j++) {
                items.add(10 * j + draws.between(0, 9));
            }
            List<Integer> turned = new ArrayList<>(items);
            Collections.rotate(turned, 1);
            List<Integer> changed = new ArrayList<>(turned);
            changed.set(0, changed.getFirst() + 100);
            Function<List<Integer>, String> plain =
                    list -> String.join(", ", list.stream().map(String::valueOf).toList());
            assertSame("\\{" + plain.apply(items) + "\\}", "\\{" + plain.apply(turned) + "\\}");
            assertDifferent("\\{" + plain.apply(items) + "\\}", "\\{" + plain.apply(changed) + "\\}");
            assertDifferent("\\{" + plain.apply(items) + "\\}",
                    "\\{" + plain.apply(turned.subList(1, turned.size())) + ", 1000\\}");
            assertSame("(" + plain.apply(items) + ")", "(" + plain.apply(items) + ")");
            assertDifferent("(" + plain.apply(items) + ")", "(" + plain.apply(turned) + ")");
        }
    }

    @Test
    void anIntervalIsItsInequality() {
        for (int i = 0; i < COUNT; i++) {
            Draws draws = Key.of(27).at(i).draws();
            int low = draws.between(-50, 50);
            int high = low + draws.between(1, 30);
            boolean closedLow = draws.chance(0.5);
            boolean closedHigh = draws.chance(0.5);
            String interval = (closedLow ? "[" : "(") + low + ", " + high + (closedHigh ? "]" : ")");
            String chain = low + (closedLow ? " \\le " : " < ") + "x" + (closedHigh ? " \\le " : " < ") + high;
            String back = high + (closedHigh ? " >= " : " > ") + "x" + (closedLow ? " >= " : " > ") + low;
            assertSame(interval, chain);
            assertSame(chain, interval);
            assertSame(chain, back);
            assertDifferent(interval,
                    low + (closedLow ? " < " : " \\le ") + "x" + (closedHigh ? " \\le " : " < ") + high);
            assertDifferent(chain, (closedLow ? "[" : "(") + low + ", " + (high + 1) + (closedHigh ? "]" : ")"));
        }
    }
}
