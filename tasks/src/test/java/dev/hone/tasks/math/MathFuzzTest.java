package dev.hone.tasks.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Random texts get a verdict: none throws, none takes long. `-Dhone.fuzz=1000000` makes it a million,
/// `-Dhone.fuzz.from=N` begins with text N.
class MathFuzzTest {
    private static final int USUAL = 10_000;
    private static final long SLOW_MILLIS = 1000;
    private static final List<String> PIECES = List.of("\\boxed{", "\\frac{", "\\frac", "\\sqrt{", "\\sqrt[", "{", "}",
            "(", ")", "[", "]", "\\{", "\\}", "|", "\\left(", "\\right)", "^", "^{", "_", "_{", "!", "%", "\\%", "=",
            "<",
            ">", "\\le", "\\ne", "\\pm", "\\cup", "\\in", "\\infty", ",", ";", ":", " and ", " or ", "+", "-", "*", "/",
            "\\cdot", "\\times", "\\pi", "e", "i", "x", "y", "n", "sin", "\\sin", "\\log_", "ln", "\\binom{", "\\text{",
            "\\begin{pmatrix}", "\\end{pmatrix}", "\\begin{cases}", "\\end{cases}", "\\\\", "&", "0", "1", "2", "9",
            "17",
            "1.5", "1,234", "0.333...", "1e9", "e999", "99999999999", "$", "\\$", "€", "°", "½", "²", "π", "−",
            " cm", " apples", " per ", " hours", "The answer is ", "Answer: ", "#### ", "\n", ". ", " ", "**",
            "</think>",
            "<answer>", "three", "pm", "base 2", "no solution", "\\overline{", "\\mathbb{R}", "\\setminus", "mod",
            "\u0000", "\ud800", "\u0663", "\\", "~", "\\,", "yes", "(A)", "f(x)", "\\circ", "^T", "\\langle",
            "\\lfloor");

    private static String random(Draws draws, List<String> corpus) {
        int pieces = draws.between(0, 24);
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            if (draws.chance(0.05)) {
                text.append((char) draws.between(0, 0xffff));
            } else if (draws.chance(0.1)) {
                String other = draws.pick(corpus);
                int from = draws.between(0, other.length());
                text.append(other, from, draws.between(from, other.length()));
            } else {
                text.append(draws.pick(PIECES));
            }
        }
        return text.toString();
    }

    @Test
    void randomTextsGetAVerdictSoon() {
        List<String> corpus = new ArrayList<>();
        for (MathCase c : MathCase.read("cases.txt")) {
            corpus.add(c.gold());
            corpus.add(c.completion());
        }
        int count = Integer.getInteger("hone.fuzz", USUAL);
        var lenient = new MathVerifier(MathRules.LENIENT);
        var strict = new MathVerifier(MathRules.STRICT);
        int from = Integer.getInteger("hone.fuzz.from", 0);
        for (int i = from; i < from + count; i++) {
            Draws draws = Key.of(11).at(i).draws();
            String gold = draws.chance(0.5) ? draws.pick(corpus) : random(draws, corpus);
            String text = draws.chance(0.2) ? gold + random(draws, corpus) : random(draws, corpus);
            MathVerifier verifier = i % 4 == 0 ? strict : lenient;
            assertSoon(verifier, gold, text);
        }
    }

    /// The fastest of three tries counts, so that a busy machine does not matter.
    private static void assertSoon(MathVerifier verifier, String gold, String text) {
        long millis = Long.MAX_VALUE;
        for (int i = 0; i < 3 && millis >= SLOW_MILLIS; i++) {
            long start = System.nanoTime();
            Verdict verdict = verifier.verify(gold, text);
            millis = Math.min(millis, (System.nanoTime() - start) / 1_000_000);
            assertThat(verdict.reason()).hasSizeLessThan(400).doesNotContain("\n");
            if (verdict instanceof Verdict.Failed failed) {
                assertThat(failed.cause()).isInstanceOf(InputException.class);
            }
        }
        assertThat(millis).as("'" + gold + "' against '" + text + "'").isLessThan(SLOW_MILLIS);
        assertThat(verifier.answer(text)).isNotNull();
    }
}
