package dev.hone.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void lowIsLowAndHighIsHigh() {
        assertThat(Sparkline.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, 20))
                .isEqualTo("\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588");
        assertThat(Sparkline.of(new double[] {2, 2}, 20)).isEqualTo("\u2584\u2584");
        assertThat(Sparkline.of(new double[0], 20)).isEmpty();
    }

    @Test
    void aBlockIsTheMeanOfItsShare() {
        assertThat(Sparkline.of(new double[] {0, 2, 4, 4}, 2)).isEqualTo("\u2581\u2588");
        assertThatThrownBy(() -> Sparkline.of(new double[1], 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
