package dev.hone.engine;

import dev.hone.engine.combine.CombinedModel;
import dev.hone.engine.internal.combine.ModelGroup;
import dev.hone.engine.internal.sampler.SamplerEngine;
import java.util.List;

/// Draws completions from a model's current weights, many at a time, with cached keys and values.
///
/// A completion is a pure function of weights, prompt, options and its random stream: it does not depend on what is
/// drawn beside it, on the number of slots or threads. Its log-probabilities are the bits that [Learner] computes.
///
/// One sampler is for one caller at a time; it keeps its caches between calls.
public final class Sampler {
    private final SamplerEngine engine;
    private final SamplingOptions options;

    /// A sampler of the model as it is at each call; weights may change between calls.
    ///
    /// @throws dev.hone.foundation.InputException for stop strings without a tokenizer, or end tokens outside the
    ///     vocabulary
    public Sampler(Model model, Workers workers, SamplingOptions options) {
        engine = new SamplerEngine(new ModelGroup(model), workers, options);
        this.options = options;
    }

    /// A sampler of several models whose logits are combined: it draws from the combined policy, and its
    /// log-probabilities and entropies are those of that policy. The bits do not depend on what is drawn beside a
    /// completion either.
    ///
    /// @throws dev.hone.foundation.InputException for stop strings without a tokenizer, or end tokens outside the
    ///     vocabulary
    public Sampler(CombinedModel models, Workers workers, SamplingOptions options) {
        engine = new SamplerEngine(new ModelGroup(models), workers, options);
        this.options = options;
    }

    /// How a request is drawn that has no options of its own.
    public SamplingOptions options() {
        return options;
    }

    /// Draws all completions. The result has one list a request, one completion a stream, in their order.
    ///
    /// A request's own options may not allow more tokens than the sampler's, which its room is made for.
    ///
    /// A prompt that fills all positions of the model gets one token, which needs no position of its own.
    ///
    /// @throws dev.hone.foundation.InputException if a prompt is longer than that or has a token outside the vocabulary
    /// @throws IllegalArgumentException if a request's own options allow more tokens
    public List<List<Completion>> sample(List<SampleRequest> requests) {
        return engine.sample(requests);
    }
}
