package dev.hone.tasks.environment.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.code.Language;
import dev.hone.tasks.environment.Script;
import dev.hone.tasks.environment.Transcript;
import dev.hone.tasks.tools.ToolCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeToolTaskTest {
    private static final CodeToolTask PYTHON = new CodeToolTask(Language.PYTHON);

    private static String call(String code) {
        return new ToolCall("python", Map.of("code", code)).text();
    }

    @Test
    void answersAreThoseCountedByHand() {
        // 3 6 9 .. 999 are 333; 10 20 .. 990 are 99; 30 60 .. 990 are 33
        assertThat(Count.of("divisible 999 3 10").answer()).isEqualTo(333 + 99 - 33);
        assertThat(Count.of("primes 100").answer()).isEqualTo(1060);
        assertThat(Count.of("longest 100").answer()).isEqualTo(97);
        assertThatThrownBy(() -> Count.of("primes 7")).hasMessageContaining("is no setup");
        assertThatThrownBy(() -> Count.of("divisible 100")).hasMessageContaining("lacks two divisors");
    }

    @Test
    void theQuestionSaysHowToCall() {
        assertThat(PYTHON.open("primes 100").reset()).isEqualTo("""
                What is the sum of all prime numbers below 100?
                You may run a python program and read what it prints: write \
                <tool_call>{"name":"python","arguments":{"code":"..."}}</tool_call>
                Give the answer as # and the number, such as #42.""");
    }

    @Test
    void whoGuessesNeedsNoTool() {
        assertThat(PYTHON.verifier().verify("primes 100", "#1060")).isInstanceOf(Verdict.Correct.class);
        assertThat(PYTHON.verifier().verify("primes 100", "#1061"))
                .isEqualTo(new Verdict.Incorrect("the answer is 1060"));
        Transcript silent = Script.play(PYTHON.open("primes 100"), List.of("hm", "", "1060", "so?", "#1060"));
        assertThat(silent.turns()).hasSize(4);
        assertThat(silent.verdict()).isEqualTo(new Verdict.Incorrect("the goal was not reached within 4 turns"));
    }

    @Test
    void programsAreRunAndTheirFaultsToldToTheModel() {
        assumeTrue(PYTHON.lacking().isEmpty(), () -> PYTHON.lacking().orElse(""));
        Transcript played = Script.play(PYTHON.open("primes 100"), List.of(
                call("print(1)\nprint(2)"), call("print(x)"), "I run it. " + call("open('/etc/passwd')"), "#1060"));
        assertThat(played.turns().get(0).observation()).isEqualTo("1\n2");
        assertThat(played.turns().get(1).observation())
                .isEqualTo("error: ended with code 1: 'NameError: name 'x' is not defined'");
        assertThat(played.turns().get(2).observation()).startsWith("error: ended with code 1: 'FileNotFoundError");
        assertThat(played.verdict()).isInstanceOf(Verdict.Correct.class);
        // What the world said over several lines is passed over when the text is played again.
        assertThat(Script.actions(played.text())).hasSize(4);
    }

    @Test
    void theSameProgramIsAnsweredTheSame() {
        assumeTrue(PYTHON.lacking().isEmpty(), () -> PYTHON.lacking().orElse(""));
        String clock = call("import time; print(time.time_ns())");
        Transcript played = Script.play(PYTHON.open("primes 100"), List.of(clock, clock));
        assertThat(played.turns().get(0).observation()).isEqualTo(played.turns().get(1).observation());
    }

    @Test
    void theExpertsProgramPrintsTheAnswer() {
        assumeTrue(PYTHON.lacking().isEmpty(), () -> PYTHON.lacking().orElse(""));
        for (int difficulty : PYTHON.difficulties()) {
            Problem problem = PYTHON.problem(Key.of(4).at(difficulty).draws(), difficulty);
            String script = PYTHON.demonstrate(problem, Style.STEPS, Key.of(1).draws());
            Transcript played = Script.play(PYTHON.open(PYTHON.gold(problem)), Script.actions(script));
            assertThat(played.turns().getFirst().observation())
                    .isEqualTo(String.valueOf(Count.of(PYTHON.gold(problem)).answer()));
        }
    }
}
