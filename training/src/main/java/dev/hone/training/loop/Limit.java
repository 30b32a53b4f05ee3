package dev.hone.training.loop;

import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;

/// Requests that may have fewer tokens than their sampler allows, because their step does.
final class Limit {
    private Limit() {}

    /// The request, which ends at so many tokens: the bits are those of a longer one's beginning.
    static SampleRequest to(int most, SampleRequest request, Sampler sampler) {
        return most < sampler.options().maxTokens()
                ? request.with(sampler.options().withMaxTokens(most))
                : request;
    }
}
