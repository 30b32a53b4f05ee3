package dev.hone.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Parameter;
import dev.hone.engine.Parameters;
import dev.hone.engine.TensorView;
import dev.hone.engine.TinyModels;
import dev.hone.engine.TokenTree;
import dev.hone.engine.ValueLoss;
import dev.hone.engine.Workers;
import dev.hone.engine.files.PeftDirectory;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Beside a model with a scalar head an adapter has a head of its own.
class AdaptedValuesTest {
    @TempDir
    private Path folder;

    private static final ValueLoss WAVES = (tree, segment, values, dValues, length) -> {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            dValues[i] = (float) StrictMath.sin(1 + tree * 3 + segment * 5 + i * 0.7);
            sum += (double) dValues[i] * values[i];
        }
        return sum;
    };

    private static Parameters base() {
        Parameters p = TinyModels.random(TinyModels.llama(), 1).withScalarHead();
        Draws draws = Key.of(6).draws();
        for (int i = 0; i < p.config().width(); i++) {
            p.values()[p.layout().head().index(0, i)] = (float) (0.3 * draws.normal());
        }
        return p;
    }

    private static List<List<TokenTree>> blocks() {
        Draws draws = Key.of(4).draws();
        return List.of(
                List.of(TinyModels.tree(draws, 5, 4, 12, 37)),
                List.of(TinyModels.tree(draws, 4, 2, 9, 37), TokenTree.sequence(TinyModels.tokens(draws, 6, 37))));
    }

    private static double loss(Parameters p, float[] g, int threads) {
        try (var workers = Workers.of(threads)) {
            return new Learner(p, workers, 1).gradient(blocks(), WAVES, g);
        }
    }

    @Test
    void aScalarHeadIsPutOnATrunk() {
        Parameters language = TinyModels.random(TinyModels.llama(), 1);
        Parameters scalar = language.withScalarHead();
        assertThat(scalar.withScalarHead()).isSameAs(scalar);
        TensorView from = TensorView.all(language.layout()).get(3);
        TensorView to = TensorView.all(scalar.layout()).get(3);
        assertThat(to.name()).isEqualTo(from.name());
        assertThat(scalar.values()[to.index(1, 2)]).isEqualTo(language.values()[from.index(1, 2)]);
        assertThat(loss(scalar, new float[scalar.trained().size()], 1)).as("all values are 0").isZero();
        Adapter adapter = Adapters.random(language, Adapters.EVERYWHERE, 1);
        assertThatThrownBy(() -> language.with(adapter).withScalarHead()).hasMessageContaining("merge");
    }

    @Test
    void aFreshAdapterBeginsWithTheHeadOfItsBase() {
        Parameters p = base();
        Adapter adapter = Adapter.random(p, Adapters.EVERYWHERE, Key.of(1), "base");
        assertThat(loss(p.with(adapter), new float[adapter.values().length], 1))
                .isEqualTo(loss(p, new float[p.trained().size()], 1));
        assertThat(adapter.views().getLast().name()).isEqualTo("score.weight");
    }

    @Test
    void gradientAgreesWithCentralDifferencesForMatricesAndHead() {
        Parameters base = base();
        Adapter adapter = Adapters.random(base, Adapters.EVERYWHERE, 2);
        Parameters p = base.with(adapter);
        float[] saved = adapter.values().clone();
        float[] untouched = base.values().clone();
        float[] g = new float[p.trained().size()];
        loss(p, g, 1);
        float[] threads = new float[g.length];
        loss(p, threads, 3);
        assertThat(threads).containsExactly(g);
        for (var part : p.trained().parts()) {
            Parameter w = part.parameter();
            double norm = 0;
            for (int i = w.offset(); i < w.offset() + w.size(); i++) {
                norm += (double) g[i] * g[i];
            }
            norm = Math.sqrt(norm);
            assertThat(norm).as(w.name()).isPositive();
            double step = 0.002;
            double[] at = new double[2];
            for (int side = 0; side < 2; side++) {
                for (int i = w.offset(); i < w.offset() + w.size(); i++) {
                    adapter.values()[i] += (float) ((1 - 2 * side) * step / norm * g[i]);
                }
                at[side] = loss(p, new float[g.length], 1);
                System.arraycopy(saved, 0, adapter.values(), 0, saved.length);
            }
            assertThat((at[0] - at[1]) / (2 * step) / norm).as(w.name()).isBetween(0.98, 1.02);
        }
        assertThat(base.values()).containsExactly(untouched);
    }

    @Test
    void aMergedModelHasTheAdaptersHead() {
        Parameters base = base();
        Adapter adapter = Adapters.random(base, Adapters.EVERYWHERE, 2);
        adapter.values()[adapter.head().orElseThrow().offset()] = 7;
        Parameters p = base.with(adapter);
        double beside = loss(p, new float[adapter.values().length], 1);
        Parameters merged = p.merged();
        assertThat(merged.values()[merged.layout().head().offset()]).isEqualTo(7f);
        assertThat(loss(merged, new float[merged.trained().size()], 1)).isEqualTo(beside, within(1e-4));
    }

    @Test
    void theHeadIsKeptWithTheAdapter() {
        Model language = TinyModels.model(TinyModels.random(TinyModels.llama(), 1));
        Adapter adapter = Adapters.random(base(), Adapters.EVERYWHERE, 2);
        PeftDirectory.write(adapter, folder);
        Model again = PeftDirectory.read(folder, language);
        assertThat(again.parameters().adapter().orElseThrow().values()).containsExactly(adapter.values());
        int n = adapter.values().length;
        assertThat(loss(again.parameters(), new float[n], 1)).isEqualTo(loss(base().with(adapter), new float[n], 1));
    }
}
