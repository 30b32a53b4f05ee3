package dev.hone.training.loop;

import dev.hone.engine.Model;
import dev.hone.engine.SamplingService;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.generation.Prompt;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The policy with the weights that it has when it is asked, as scorers ask. Its caches are made for the first
/// question.
///
/// Nobody may ask while the weights change.
final class PolicyGenerator implements Generator {
    /// Answers that are written at the same time.
    private static final int TOGETHER = 32;

    private final Model policy;
    private final int threads;
    private @Nullable LocalGenerator opened;

    PolicyGenerator(Model policy, int threads) {
        this.policy = policy;
        this.threads = threads;
    }

    private synchronized LocalGenerator open() {
        LocalGenerator there = opened;
        if (there == null) {
            there = new LocalGenerator(name(), policy, threads, new SamplingService.Capacity(
                    TOGETHER, Math.min(policy.config().maxPositions(), SamplingService.Capacity.USUAL.positions())));
            opened = there;
        }
        return there;
    }

    @Override
    public String name() {
        return "the policy";
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.allOf(Capability.class);
        if (policy.chatTemplate().isEmpty()) {
            all.remove(Capability.CHAT);
        }
        return all;
    }

    @Override
    public CompletableFuture<List<Generation>> generate(GenerationRequest request) {
        return open().generate(request);
    }

    @Override
    public CompletableFuture<List<GeneratedToken>> score(int[] ids, int from, int alternatives) {
        return open().score(ids, from, alternatives);
    }

    @Override
    public int[] tokens(String text) {
        return open().tokens(text);
    }

    @Override
    public int[] ids(Prompt prompt) {
        return open().ids(prompt);
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
