package dev.hone.engine.internal.sampler;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;

/// Where lanes take requests from, and put completions. Called by several lanes at once.
interface SampleQueue {
    /// The number of a request that nobody has taken yet, or -1 where there is none now.
    int take();

    /// A request that was taken and has completions to come.
    SampleRequest request(int i);

    /// Keeps a completion; each place is written once, by the lane that took the request.
    void put(int request, int sample, Completion completion);
}
