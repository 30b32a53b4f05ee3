package dev.hone.tasks.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.registry.Verifiers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MathVerifierTest {
    private static final MathVerifier LENIENT = new MathVerifier(MathRules.LENIENT);

    @Test
    void everyCaseOfTheTableGetsTheVerdictThatAPersonGives() {
        List<MathCase> cases = MathCase.read("cases.txt");
        assertThat(cases).hasSizeGreaterThan(700);
        assertThat(cases.stream().map(MathCase::form).distinct()).hasSizeGreaterThan(20);
        assertThat(cases.stream().filter(c -> c.verdict().equals("incorrect"))).hasSizeGreaterThan(150);
        List<String> wrong = new ArrayList<>();
        for (MathCase c : cases) {
            Verdict verdict = new MathVerifier(c.rules()).verify(c.gold(), c.completion());
            if (!verdict.kind().equals(c.verdict())) {
                wrong.add(c + ": " + verdict);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsAnAnswerIsAnAnswerInABoxInBothModes() {
        for (MathCase c : MathCase.read("cases.txt")) {
            boolean bare = !c.form().startsWith("extraction") && !c.completion().contains("answer")
                    && !c.completion().contains("boxed") && c.verdict().equals("correct");
            if (bare) {
                String boxed = "We find that $\\boxed{" + c.gold() + "}$.";
                for (MathRules rules : List.of(MathRules.LENIENT, MathRules.STRICT)) {
                    assertThat(new MathVerifier(rules).verify(c.gold(), boxed).kind()).as(boxed).isEqualTo("correct");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "$$", "...", "\\boxed{}"})
    void aGoldTextWithoutAnAnswerIsNotJudgedAgainst(String gold) {
        assertThat(LENIENT.verify(gold, "5")).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void goldMayBeAWorkedSolution() {
        assertThat(LENIENT.verify("3 + 4 = 7, so\n#### 7", "7").kind()).isEqualTo("correct");
        assertThat(LENIENT.verify("Since $x^2 = 4$, $\\boxed{2}$ works.", "2").kind()).isEqualTo("correct");
        assertThat(LENIENT.verify("Since $x^2 = 4$, $\\boxed{2}$ works.", "4").kind()).isEqualTo("incorrect");
        assertThat(LENIENT.verify("The answer is 7.", "7").kind()).isEqualTo("correct");
    }

    @Test
    void answersOfTheSameValueVoteTogether() {
        for (String text : List.of("0.5", "The answer is \\frac12.", "\\boxed{2/4}", "x = 1/2", "#### .50")) {
            assertThat(LENIENT.answer(text)).as(text).isEqualTo("1/2");
        }
        assertThat(LENIENT.answer("\\{2, 1\\}")).isEqualTo(LENIENT.answer("1, 2"));
        assertThat(LENIENT.answer("(x+1)^2")).isEqualTo(LENIENT.answer("x^2+2x+1"));
        assertThat(LENIENT.answer("\\frac{1}{\\sqrt 2}")).isEqualTo(LENIENT.answer("\\frac{\\sqrt 2}{2}"));
        assertThat(LENIENT.answer("no idea")).isEmpty();
    }

    @Test
    void digitsSayHowRoundADecimalMayBe() {
        var two = new MathVerifier(new MathRules(MathRules.Mode.LENIENT, 2));
        var five = new MathVerifier(new MathRules(MathRules.Mode.LENIENT, 5));
        assertThat(two.verify("1/3", "0.33").kind()).isEqualTo("correct");
        assertThat(LENIENT.verify("1/3", "0.33").kind()).isEqualTo("incorrect");
        assertThat(five.verify("1/3", "0.3333").kind()).isEqualTo("incorrect");
        assertThat(five.verify("1/3", "0.33333").kind()).isEqualTo("correct");
        assertThat(five.verify("1/3", "0.33334").kind()).isEqualTo("incorrect");
    }

    @Test
    void optionsStandBehindTheName() {
        assertThat(Verifiers.named("math").verifier()).isEqualTo(LENIENT);
        assertThat(Verifiers.named("math:strict").verifier()).isEqualTo(new MathVerifier(MathRules.STRICT));
        assertThat(Verifiers.named("math:strict,digits=5").verifier())
                .isEqualTo(new MathVerifier(new MathRules(MathRules.Mode.STRICT, 5)));
        assertThat(Verifiers.named("math").options()).hasSize(3);
        assertThatThrownBy(() -> Verifiers.named("math:srict")).isInstanceOf(InputException.class)
                .hasMessageContaining("'srict'").hasMessageContaining("did you mean 'strict'");
        assertThatThrownBy(() -> Verifiers.named("math:digits=0")).hasMessageContaining("digits is 0");
        assertThatThrownBy(() -> Verifiers.named("math:digits=99")).hasMessageContaining("1 to 15");
        assertThatThrownBy(() -> Verifiers.named("exact:strict")).hasMessageContaining("has no options");
    }

    @Test
    void theSameTextsGetTheSameVerdict() {
        for (MathCase c : MathCase.read("cases.txt").subList(0, 200)) {
            var verifier = new MathVerifier(c.rules());
            assertThat(verifier.verify(c.gold(), c.completion()).reason())
                    .isEqualTo(verifier.verify(c.gold(), c.completion()).reason());
        }
    }
}
