package dev.hone.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.math.MathRules;
import dev.hone.tasks.math.MathVerifier;
import dev.hone.tasks.registry.TaskSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The verifier on the references of GSM8K: rewritten they are right, changed they are wrong. `-Dhone.gsm8k=all` takes
/// those of the training file, too.
class MathOnGsm8kTest {
    private static final MathVerifier VERIFIER = new MathVerifier(MathRules.LENIENT);

    private static List<String> rewritten(String reference, String solution) {
        BigDecimal value = new BigDecimal(reference.replace(",", ""));
        String plain = value.toPlainString();
        String grouped = "%,d".formatted(value.toBigInteger());
        return List.of(solution, "#### " + reference, "The answer is " + reference + ".", "\\boxed{" + plain + "}",
                "The answer is $" + plain + "$.", "So she has " + grouped + " of them.", "x = " + plain,
                "Therefore, the total is **" + plain + "**.", "it costs $" + grouped + ".00 in all",
                "**Final Answer:** \\(" + plain + "\\)", "<think>or 3?</think>It is " + plain + " dollars.",
                plain + ".0", "\\frac{" + value.multiply(BigDecimal.TWO).toPlainString() + "}{2}",
                "\\boxed{" + grouped.replace(",", "{,}") + "\\text{ apples}}", "Answer: " + plain + " miles per hour",
                solution.replaceAll("####.*", "The answer is " + reference));
    }

    private static List<String> changed(String reference, String solution) {
        BigDecimal value = new BigDecimal(reference.replace(",", ""));
        List<BigDecimal> values = new ArrayList<>(List.of(value.add(BigDecimal.ONE), value.subtract(BigDecimal.ONE),
                value.multiply(BigDecimal.TEN), value.add(new BigDecimal("0.5")), value.add(new BigDecimal("100"))));
        if (value.signum() != 0) {
            values.add(value.negate());
            values.add(value.multiply(BigDecimal.TWO));
        }
        values.removeIf(v -> v.compareTo(value) == 0);
        List<String> all = new ArrayList<>();
        for (BigDecimal v : values) {
            String plain = v.toPlainString();
            all.addAll(List.of("#### " + plain, "The answer is " + plain + ".", "\\boxed{" + plain + "}",
                    "So it is " + plain + ".", solution.replaceAll("####.*", "#### " + plain)));
        }
        return all;
    }

    @Test
    void noReferenceIsRejectedAndNoChangedOneAccepted() {
        Gsm8k gsm8k = Gsm8k.read(SharedFiles.find("data/gsm8k"));
        int right = 0;
        int wrong = 0;
        List<String> rejected = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        boolean all = "all".equals(System.getProperty("hone.gsm8k"));
        for (Split split : all ? Split.values() : new Split[] {Split.TEST}) {
            for (Problem problem : gsm8k.problems(split)) {
                String gold = problem.reference();
                for (String text : rewritten(gold, problem.fact("solution"))) {
                    right++;
                    if (!VERIFIER.verify(gold, text).kind().equals("correct")) {
                        rejected.add(gold + ": " + text);
                    }
                }
                for (String text : changed(gold, problem.fact("solution"))) {
                    wrong++;
                    if (!VERIFIER.verify(gold, text).kind().equals("incorrect")) {
                        accepted.add(gold + ": " + text);
                    }
                }
            }
        }
        assertThat(right).as("right texts").isGreaterThan(all ? 140_000 : 21_000);
        assertThat(wrong).as("wrong texts").isGreaterThan(all ? 280_000 : 43_000);
        assertThat(rejected).as("right and not accepted, of " + right).isEmpty();
        assertThat(accepted).as("wrong and not rejected, of " + wrong).isEmpty();
    }

    @Test
    void gsm8kIsJudgedByItWhereASpecSaysSo() {
        Path folder = SharedFiles.find("data/gsm8k");
        var family = TaskSpec.parse("gsm8k?path=" + folder + "&rows=20&verifier=math:strict").resolve().family();
        assertThat(family.verifier()).isEqualTo(new MathVerifier(MathRules.STRICT));
        assertThat(TaskSpec.parse("gsm8k?path=" + folder + "&rows=20").resolve().family().verifier())
                .isNotInstanceOf(MathVerifier.class);
    }
}
