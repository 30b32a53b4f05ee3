package dev.hone.engine.internal.combine;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Workers;
import dev.hone.engine.combine.CombinedModel;
import dev.hone.engine.combine.LogitArithmetic;
import dev.hone.engine.internal.decoder.CachedDecoder;
import dev.hone.engine.internal.decoder.RotaryTables;
import dev.hone.engine.internal.decoder.SequenceDecoder;
import dev.hone.engine.internal.kernels.RotaryTable;
import dev.hone.foundation.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The models that a sampler steps: one, or several with what their logits become.
public final class ModelGroup {
    private final List<Model> models = new ArrayList<>();
    private final List<RotaryTable> rotaries = new ArrayList<>();
    private final Optional<LogitArithmetic> arithmetic;
    private final int vocabulary;

    /// One model alone.
    public ModelGroup(Model model) {
        if (model.config().head() == ModelConfig.Head.SCALAR) {
            throw new InputException("a model with a scalar head gives no tokens; sampling needs a language model");
        }
        arithmetic = Optional.empty();
        vocabulary = model.config().vocabulary();
        add(model);
    }

    /// Several.
    public ModelGroup(CombinedModel combined) {
        arithmetic = Optional.of(combined.arithmetic());
        vocabulary = combined.vocabulary();
        add(combined.base());
        combined.others().forEach(this::add);
    }

    private void add(Model model) {
        models.add(model);
        rotaries.add(RotaryTables.of(model.config()));
    }

    /// The model whose text, options and end tokens count.
    public Model base() {
        return models.getFirst();
    }

    /// Tokens that all know.
    public int vocabulary() {
        return vocabulary;
    }

    /// Positions that all have.
    public int positions() {
        return rotaries.stream().mapToInt(RotaryTable::positions).min().orElseThrow();
    }

    /// Weights of all, with padding.
    public long weights() {
        return models.stream().mapToLong(m -> m.parameters().layout().size()).sum();
    }

    /// Bytes that one sequence of this length takes in the caches.
    public long bytesPerSequence(int length) {
        return models.stream()
                .mapToLong(m -> CachedDecoder.bytesPerSequence(m.parameters().layout(), length))
                .sum();
    }

    /// A decoder with room as [CachedDecoder] has it.
    public SequenceDecoder decoder(
            Workers workers, int sequences, int length, int promptCount, int promptLength) {
        List<CachedDecoder> decoders = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            decoders.add(new CachedDecoder(
                    models.get(m).parameters(), workers, rotaries.get(m), sequences, length, promptCount,
                    promptLength));
        }
        return arithmetic.<SequenceDecoder>map(a -> new LockstepDecoder(decoders, a, vocabulary, workers))
                .orElseGet(decoders::getFirst);
    }
}
