package dev.hone.training.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContextTextTest {
    private static final ContextText TEXT =
            new ContextText("{solution}{feedback}Q {prompt} A", "right: {solution}; ", "you: {feedback}; ");

    @Test
    void marksBecomeWhatIsShownOrNothing() {
        assertThat(TEXT.of("2+2=", Optional.of("4"), Optional.of("5 is wrong")))
                .isEqualTo("right: 4; you: 5 is wrong; Q 2+2= A");
        assertThat(TEXT.of("2+2=", Optional.of("4"), Optional.empty())).isEqualTo("right: 4; Q 2+2= A");
        assertThat(TEXT.of("2+2=", Optional.empty(), Optional.of("5 is wrong")))
                .isEqualTo("you: 5 is wrong; Q 2+2= A");
        assertThat(TEXT.of("2+2=", Optional.empty(), Optional.empty())).isEqualTo("Q 2+2= A");
    }

    @Test
    void whatIsShownIsNotReadAgain() {
        assertThat(TEXT.of("{solution}$1\\", Optional.of("{prompt}"), Optional.of("{feedback}")))
                .isEqualTo("right: {prompt}; you: {feedback}; Q {solution}$1\\ A");
    }

    @Test
    void theUsualTextsHaveAPlaceForEverything() {
        assertThat(ContextText.DEMONSTRATION.of("P", Optional.of("S"), Optional.empty())).startsWith("P").contains("S");
        assertThat(ContextText.FEEDBACK.of("P", Optional.empty(), Optional.of("F"))).startsWith("P").contains("F");
        assertThat(ContextText.DEMONSTRATION.showsFeedback()).isFalse();
        assertThat(ContextText.FEEDBACK.showsFeedback()).isTrue();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new ContextText("{promt}{solution}", "{solution}", ""))
                .hasMessageContaining("whole: there is no {promt}; did you mean 'prompt'?");
        assertThatThrownBy(() -> new ContextText("{prompt}", "{solution}", ""))
                .hasMessageContaining("whole: {solution} is missing");
        assertThatThrownBy(() -> new ContextText("{prompt}{solution}", "right", ""))
                .hasMessageContaining("solution: {solution} is missing in 'right'");
        assertThatThrownBy(() -> new ContextText("{prompt}{solution}{feedback}", "{solution}", "no"))
                .hasMessageContaining("feedback: {feedback} is missing");
        assertThatThrownBy(() -> new ContextText("{prompt}{solution}", "{solution}{prompt}", ""))
                .hasMessageContaining("solution: there is no {prompt}");
    }
}
