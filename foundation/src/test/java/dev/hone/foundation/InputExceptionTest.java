package dev.hone.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputExceptionTest {
    @Test
    void keepsAnOrdinaryMessage() {
        String message = "recipe.yaml: line 3: 'taks' is unknown; did you mean 'task'? – größer 😀";
        assertThat(new InputException(message)).hasMessage(message);
    }

    @Test
    void whatAFileSaysCannotSteerATerminal() {
        assertThat(new InputException("tensor 'a\u001b[2J\nb\u202ec' is missing"))
                .hasMessage("tensor 'a\uFFFD[2J\uFFFDb\uFFFDc' is missing");
    }

    @Test
    void aFloodLosesItsMiddle() {
        String message = new InputException("x.json: '" + "9".repeat(100_000) + "'; allowed: 1 to 5").getMessage();
        assertThat(message).startsWith("x.json: '999").endsWith("999'; allowed: 1 to 5").hasSizeLessThan(1000);
    }
}
