package dev.hone.engine.internal.sampler;

import dev.hone.engine.Completion;
import dev.hone.engine.ParameterLayout;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.combine.ModelGroup;
import dev.hone.engine.internal.decoder.SequenceDecoder;
import java.util.ArrayList;
import java.util.List;

/// Chooses how many slots and lanes a call gets, and runs them.
///
/// Small models: one lane a worker, each with its own slots, no barrier between them. Large models: one lane, whose
/// products all workers share.
public final class SamplerEngine {
    /// Weights up to which a worker computes alone.
    static final int SMALL = 6_000_000;

    private static final int SMALL_SLOTS = 48;
    private static final int LARGE_SLOTS = 64;
    private static final int BATCHED_PROMPTS = 16;
    static final int BATCHED_ROWS = 512;

    private final ModelGroup models;
    private final Workers workers;
    private final SamplingOptions options;
    private final List<Lane> lanes = new ArrayList<>();
    private int slots;
    private int positions;
    private int promptPositions;

    public SamplerEngine(ModelGroup models, Workers workers, SamplingOptions options) {
        this.models = models;
        this.workers = workers;
        this.options = options;
        SampleRequests.require(options, models.base());
    }

    public List<List<Completion>> sample(List<SampleRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        int longest = 0;
        int completions = 0;
        for (SampleRequest r : requests) {
            require(r);
            longest = Math.max(longest, r.prompt().length);
            completions += r.streams().size();
        }
        reserve(longest, completions);
        var queue = new BatchQueue(requests);
        if (lanes.size() == 1) {
            lanes.get(0).run(queue);
        } else {
            workers.run(lanes.size(), (from, to, worker) -> {
                for (int i = from; i < to; i++) {
                    lanes.get(i).run(queue);
                }
            });
        }
        return queue.results();
    }

    private void require(SampleRequest r) {
        SamplingOptions own = r.options().orElse(options);
        if (own.maxTokens() > options.maxTokens()) {
            throw new IllegalArgumentException("a request of " + own.maxTokens()
                    + " tokens asks for more than the sampler has room for: " + options.maxTokens());
        }
        r.options().ifPresent(o -> SampleRequests.require(o, models.base()));
        SampleRequests.require(r, models.vocabulary(), models.positions(), own.maxTokens());
    }

    /// Builds the lanes anew where they are too small.
    private void reserve(int longest, int completions) {
        int neededPositions = Math.min(models.positions(), longest + options.maxTokens());
        boolean small = models.weights() <= SMALL && workers.threads() > 1;
        int threads = small ? workers.threads() : 1;
        int share = (completions + threads - 1) / threads;
        int wanted = Math.min(models.weights() <= SMALL ? SMALL_SLOTS : LARGE_SLOTS, share);
        if (!lanes.isEmpty() && wanted <= slots && neededPositions <= positions && longest <= promptPositions) {
            return;
        }
        slots = Math.max(wanted, slots);
        positions = ParameterLayout.padded(Math.max(neededPositions, positions));
        promptPositions = ParameterLayout.padded(Math.max(longest, promptPositions));
        lanes.clear();
        long budget = Runtime.getRuntime().maxMemory() / 4 / threads;
        long each = models.bytesPerSequence(positions);
        int affordable = (int) Math.max(1, Math.min(slots, budget / each));
        for (int i = 0; i < threads; i++) {
            Workers own = small ? Workers.of(1) : workers;
            SequenceDecoder decoder =
                    models.decoder(own, affordable, positions, BATCHED_PROMPTS, promptPositions);
            lanes.add(new Lane(
                    decoder, own, options, models.base().tokenizer(), models.vocabulary(), models.positions(),
                    affordable, BATCHED_PROMPTS, BATCHED_ROWS));
        }
    }
}
