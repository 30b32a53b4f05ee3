package dev.hone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.tasks.Verdict;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CodeOutcomeTest {
    private static Verdict verdict(CodeOutcome outcome) {
        return outcome.verdict("1 2\n3\n");
    }

    @Test
    void theOutputDecidesButForBlanksAtEnds() {
        assertThat(verdict(new CodeOutcome.Exited(0, "1 2  \n3", ""))).isInstanceOf(Verdict.Correct.class);
        assertThat(verdict(new CodeOutcome.Exited(0, "1 2\r\n3\n\n", ""))).isInstanceOf(Verdict.Correct.class);
        assertThat(verdict(new CodeOutcome.Exited(0, "1  2\n3", "")))
                .isEqualTo(new Verdict.Incorrect("printed '1  2.3', not '1 2.3'"));
        assertThat(verdict(new CodeOutcome.Exited(0, " 1 2\n3", ""))).isInstanceOf(Verdict.Incorrect.class);
    }

    @Test
    void aProgramThatFailsIsWrongWhateverItPrinted() {
        assertThat(verdict(new CodeOutcome.Exited(1, "1 2\n3\n", "Traceback:\nValueError: no\n")))
                .isEqualTo(new Verdict.Incorrect("ended with code 1: 'ValueError: no'"));
        assertThat(verdict(new CodeOutcome.OutOfProcessorTime(Duration.ofSeconds(2))))
                .isEqualTo(new Verdict.Incorrect("used more than 2000 ms of processor time"));
        assertThat(verdict(new CodeOutcome.OutOfMemory(64 << 20)))
                .isEqualTo(new Verdict.Incorrect("used more than 64 MiB of memory"));
        assertThat(verdict(new CodeOutcome.TooMuchOutput(10)))
                .isEqualTo(new Verdict.Incorrect("wrote more than 10 bytes"));
    }

    @Test
    void whatTheMachineDidIsNoScore() {
        assertThat(verdict(new CodeOutcome.OutOfTime(Duration.ofSeconds(1))))
                .isEqualTo(new Verdict.TimedOut(Duration.ofSeconds(1)));
        IOException cause = new IOException("no space");
        assertThat(verdict(new CodeOutcome.Broken(cause))).isEqualTo(new Verdict.Failed(cause));
    }
}
