package dev.hone.app.atlas.playground;

import dev.hone.app.atlas.model.KnownModel;
import dev.hone.app.input.Models;
import dev.hone.engine.Model;
import dev.hone.engine.SamplingService;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.LocalGenerator;

/// A model that was read, ready to be asked.
record OpenModel(String id, LocalGenerator generator, Tokenizer tokenizer) implements AutoCloseable {
    private static final int CONTEXT = 4096;

    /// Reads it.
    ///
    /// @throws InputException if it gives no tokens or is damaged
    static OpenModel of(KnownModel known, int threads) {
        Model model = Models.readLanguageModel(known.place());
        Tokenizer tokenizer = model.tokenizer()
                .orElseThrow(() -> new InputException(known.name() + ": the model has no tokenizer"));
        var capacity = new SamplingService.Capacity(SamplingService.Capacity.USUAL.completions(), CONTEXT);
        return new OpenModel(
                known.id(), new LocalGenerator(known.name(), model, threads, capacity), tokenizer);
    }

    @Override
    public void close() {
        generator.close();
    }
}
