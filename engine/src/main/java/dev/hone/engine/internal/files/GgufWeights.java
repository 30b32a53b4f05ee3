package dev.hone.engine.internal.files;

import dev.hone.engine.Architecture;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.Parameters;
import dev.hone.engine.TensorView;
import dev.hone.foundation.InputException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// The tensors of a GGUF file as weights of a model. Tensors that the model does not know are refused.
public final class GgufWeights {
    private static final Set<String> BESIDE = Set.of("rope_freqs.weight");

    private GgufWeights() {}

    /// Reads the weights of a model of this shape.
    public static Parameters read(TensorFile file, GgufHeader header, ModelConfig config) {
        requireKnown(file, header, config);
        return WeightReader.read(config, file.path(), view -> Optional.ofNullable(
                header.tensors().get(GgufNames.of(view.name())))
                .map(t -> new TensorSource(
                        file, t, TensorSource.type(file, t, NumberType.values()), rows(config, view))));
    }

    private static void requireKnown(TensorFile file, GgufHeader header, ModelConfig config) {
        Set<String> known = new HashSet<>(BESIDE);
        TensorView.all(new ParameterLayout(config)).forEach(view -> known.add(GgufNames.of(view.name())));
        for (StoredTensor t : header.tensors().values()) {
            if (!known.contains(t.name())) {
                throw new InputException(file.path() + ": tensor '" + t.name() + "' at byte " + t.offset()
                        + " does not belong to a " + config.architecture().name().toLowerCase(Locale.ROOT)
                        + " model with "
                        + config.layers() + " layers");
            }
        }
    }

    /// The `llama` architecture turns neighbouring numbers of a head, a checkpoint its halves: row s * h/2 + j of a
    /// head of width h (s = 0, 1) is stored as row 2j + s.
    private static IntUnaryOperator rows(ModelConfig config, TensorView view) {
        boolean interleaved = config.architecture() == Architecture.LLAMA
                && (view.name().endsWith("q_proj.weight") || view.name().endsWith("k_proj.weight"));
        if (!interleaved) {
            return row -> row;
        }
        int width = config.headWidth();
        int half = width / 2;
        return row -> {
            int within = row % width;
            return row - within + 2 * (within % half) + within / half;
        };
    }
}
