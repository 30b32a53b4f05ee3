package dev.hone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.optimize.AdamW;
import dev.hone.engine.optimize.AdamWConfig;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Frozen weights have no gradient and do not move; the others have the gradient that they would have had.
class FrozenWeightsTest {
    static List<ModelConfig> configs() {
        return TinyModels.all();
    }

    private static final TokenLoss LOSS = (tree, segment, logProb, entropy, dLogProb, dEntropy, length) -> {
        double sum = 0;
        for (int i = segment < 0 ? 1 : 0; i < length; i++) {
            dLogProb[i] = 0.5f + (tree + segment + i) % 3;
            sum += dLogProb[i] * logProb[i];
        }
        return sum;
    };

    private static float[] gradient(Parameters p) {
        Draws draws = Key.of(4).draws();
        var blocks = List.of(
                List.of(TinyModels.tree(draws, 5, 7, 30, p.config().vocabulary())),
                List.of(TinyModels.tree(draws, 4, 1, 9, p.config().vocabulary())));
        float[] g = new float[p.trained().size()];
        try (var workers = Workers.of(2)) {
            new Learner(p, workers, 1).gradient(blocks, LOSS, g);
        }
        return g;
    }

    @ParameterizedTest
    @MethodSource("configs")
    void theGradientOfEveryChoiceIsThatPartOfTheWhole(ModelConfig config) {
        Parameters p = TinyModels.random(config, 1);
        float[] whole = gradient(p);
        List<Predicate<Parameter>> choices = List.of(
                w -> w.name().startsWith("layers.1."),
                w -> w.name().endsWith("norm"),
                w -> w.form() == Parameter.Form.VECTOR,
                w -> w.equals(p.layout().head()),
                w -> w.equals(p.layout().embedding()),
                w -> w.name().contains("projection") || w.name().contains("down"));
        for (Predicate<Parameter> choice : choices) {
            Parameters some = p.training(TrainedLayout.only(p.layout(), choice));
            float[] g = gradient(some);
            int floats = 0;
            for (var part : some.trained().parts()) {
                Parameter w = part.parameter();
                for (int i = 0; i < w.size(); i++) {
                    assertThat(g[part.at() + i]).as(w.name()).isEqualTo(whole[w.offset() + i]);
                }
                floats += w.size();
            }
            assertThat(g).hasSize(floats);
        }
    }

    @Test
    void theOptimizerMovesWhatIsTrainedAsItWouldHaveMovedIt() {
        Parameters all = TinyModels.random(TinyModels.llama(), 1);
        Parameters other = TinyModels.random(TinyModels.llama(), 1);
        Parameters some = other.training(TrainedLayout.only(other.layout(), w -> w.name().contains("layers.1.d")));
        float[] untouched = other.values().clone();
        Parameter down = all.layout().layer(1).down();
        float[] g = gradient(some);
        float[] padded = new float[all.values().length];
        System.arraycopy(g, 0, padded, down.offset(), down.size());
        var config = new AdamWConfig(0.9, 0.99, 1e-8, 0);
        try (var workers = Workers.of(2)) {
            new AdamW(config, all.trained(), workers).step(all, padded, 1e-2, 1);
            var optimizer = new AdamW(config, some.trained(), workers);
            optimizer.step(some, g, 1e-2, 1);
            assertThat(optimizer.moments().first()).hasSize(down.size());
        }
        assertThat(other.values()).containsExactly(all.values());
        for (int i = 0; i < untouched.length; i++) {
            boolean trained = i >= down.offset() && i < down.offset() + down.size();
            assertThat(trained || other.values()[i] == untouched[i]).as("weight %d", i).isTrue();
        }
        assertThat(other.values()).isNotEqualTo(untouched);
    }

    @Test
    void nothingToTrainIsRefused() {
        Parameters p = TinyModels.random(TinyModels.llama(), 1);
        assertThatThrownBy(() -> TrainedLayout.only(p.layout(), w -> false)).hasMessageContaining("at least one");
    }

    @Test
    void countsLeaveOutWhatIsFrozen() {
        Parameters p = TinyModels.random(TinyModels.llama(), 1);
        assertThat(p.trainedCount()).isEqualTo(p.count());
        var norms = TrainedLayout.only(p.layout(), w -> w.name().endsWith("norm"));
        assertThat(p.training(norms).trainedCount()).isEqualTo(5 * 40);
    }
}
