package dev.hone.reasoning.generation;

import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.PolicyRow;
import dev.hone.engine.PolicySink;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.SamplingService;
import dev.hone.engine.StopReason;
import dev.hone.engine.TokenObserver;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.combine.CombinedModel;
import dev.hone.engine.combine.CombinedScorer;
import dev.hone.engine.text.PromptTokens;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A model in this process, or several whose logits are combined. All requests share one [SamplingService].
public final class LocalGenerator implements Generator {
    private static final int[] NO_IDS = {};
    private static final float[] NO_LOG_PROBS = {};

    private final String name;
    private final Model model;
    private final Tokenizer tokenizer;
    private final PromptTokens prompts;
    private final SamplingService service;
    private final Workers workers;
    private final Rows rows;
    private final int vocabulary;
    private final int companions;
    private final Semaphore heavy;
    private final ReentrantLock scoring = new ReentrantLock();

    /// Shows the policy's rows of tokens `from` to the last of a text.
    private interface Rows {
        void show(int[] ids, int from, PolicySink sink);
    }

    /// @throws InputException if the model has no tokenizer
    public LocalGenerator(String name, Model model, int threads, SamplingService.Capacity capacity) {
        this.name = name;
        this.model = model;
        tokenizer = tokenizer(model);
        prompts = new PromptTokens(model);
        service = new SamplingService(model, threads, capacity);
        workers = Workers.of(threads);
        heavy = new Semaphore(threads);
        var learner = new Learner(model.parameters(), workers, 1);
        rows = (ids, from, sink) -> learner.policy(
                List.of(new TokenTree(Arrays.copyOf(ids, from), List.of(Arrays.copyOfRange(ids, from, ids.length)))),
                sink);
        vocabulary = model.config().vocabulary();
        companions = 0;
    }

    /// Several models whose logits are combined; texts are cut and written as the base says.
    ///
    /// @throws InputException if the base has no tokenizer
    public LocalGenerator(String name, CombinedModel models, int threads, SamplingService.Capacity capacity) {
        this.name = name;
        model = models.base();
        tokenizer = tokenizer(model);
        prompts = new PromptTokens(model);
        service = new SamplingService(models, threads, capacity);
        workers = Workers.of(threads);
        heavy = new Semaphore(threads);
        rows = new CombinedScorer(models, workers, 1)::policy;
        vocabulary = models.vocabulary();
        companions = models.others().size();
    }

    private static Tokenizer tokenizer(Model model) {
        return model.tokenizer()
                .orElseThrow(() -> new InputException("the model has no tokenizer; strategies speak text"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.allOf(Capability.class);
        if (model.chatTemplate().isEmpty()) {
            all.remove(Capability.CHAT);
        }
        return all;
    }

    @Override
    public int companions() {
        return companions;
    }

    /// The model, or the base where there are several. Its weights must stay as they are.
    public Model model() {
        return model;
    }

    /// Does heavy work beside the sampling, such as training an adapter for one question: as many at once as there are
    /// threads.
    public <T> T undisturbed(Supplier<T> work) {
        heavy.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            heavy.release();
        }
    }

    /// The service that draws.
    public SamplingService service() {
        return service;
    }

    /// @throws InputException if the vocabulary cannot express it
    @Override
    public int[] tokens(String text) {
        return tokenizer.encode(text);
    }

    /// @throws InputException if the vocabulary cannot express it, or it is a conversation and there is no template
    @Override
    public int[] ids(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Tokens tokens -> tokens.ids();
            case Prompt.Text text -> prompts.plain(text.text());
            case Prompt.Chat chat -> prompts.chat(chat.turns());
        };
    }

    @Override
    public CompletableFuture<List<Generation>> generate(GenerationRequest request) {
        int[] prompt = ids(request.prompt());
        GenerationOptions o = request.options();
        int room = service.positions() - prompt.length;
        if (room < 1) {
            throw new PromptTooLong(
                    "the prompt has " + prompt.length + " tokens, which leaves no room: the context has "
                            + service.positions());
        }
        var options = new SamplingOptions(
                o.temperature(), o.topK(), o.topP(), o.minP(), Math.min(o.maxTokens(), room), model.endTokens(),
                o.stops());
        List<List<GeneratedToken>> tokens = new ArrayList<>();
        List<TokenObserver> observers = new ArrayList<>();
        for (int i = 0; i < request.samples(); i++) {
            List<GeneratedToken> own = new ArrayList<>();
            TokenWatcher watcher = request.watchers().isEmpty()
                    ? (index, token) -> TokenObserver.Next.GO_ON
                    : request.watchers().get(i);
            tokens.add(own);
            observers.add((index, id, row) -> {
                own.add(token(id, row, o.alternatives()));
                return watcher.seen(index, own.getLast());
            });
        }
        CompletableFuture<List<Completion>> drawn =
                service.submit(new SampleRequest(prompt, request.streams()).with(options).watchedBy(observers));
        CompletableFuture<List<Generation>> given = drawn.thenApply(completions -> {
            List<Generation> list = new ArrayList<>();
            for (int i = 0; i < completions.size(); i++) {
                list.add(generation(completions.get(i), tokens.get(i), o));
            }
            return list;
        });
        var _ = given.whenComplete((done, error) -> {
            if (error != null) {
                drawn.cancel(false);
            }
        });
        return given;
    }

    @Override
    public CompletableFuture<List<GeneratedToken>> score(int[] ids, int from, int alternatives) {
        if (from < 1 || from > ids.length || ids.length > service.positions()) {
            throw new InputException(ids.length + " tokens, scored from number " + from + "; from 1 on, and at most "
                    + service.positions() + " can be scored");
        }
        for (int id : ids) {
            if (id < 0 || id >= vocabulary) {
                throw new InputException("token " + id + " lies outside the vocabulary of " + vocabulary);
            }
        }
        if (from == ids.length) {
            return CompletableFuture.completedFuture(List.of());
        }
        var tokens = new GeneratedToken[ids.length - from];
        scoring.lock();
        try {
            rows.show(ids, from, (t, segment, index, id, row) -> tokens[index] = token(id, row, alternatives));
        } finally {
            scoring.unlock();
        }
        return CompletableFuture.completedFuture(List.of(tokens));
    }

    private static GeneratedToken token(int id, PolicyRow row, int alternatives) {
        if (alternatives == 0) {
            return new GeneratedToken(id, row.logProb(id), NO_IDS, NO_LOG_PROBS);
        }
        PolicyRow.Top top = row.top(alternatives);
        return new GeneratedToken(id, row.logProb(id), top.ids(), top.logProbs());
    }

    private Generation generation(Completion c, List<GeneratedToken> tokens, GenerationOptions o) {
        String text = tokenizer.decode(c.ids(), Tokenizer.Specials.HIDE);
        boolean cut = c.stop() == StopReason.STOP_STRING && o.stopText() == GenerationOptions.StopText.HIDDEN;
        return new Generation(
                cut ? Stops.before(text, o.stops()) : text, tokens, c.prompt(),
                c.prompt().length, c.length(), finish(c.stop()));
    }

    private static Generation.Finish finish(StopReason stop) {
        return switch (stop) {
            case END_TOKEN -> Generation.Finish.END;
            case STOP_STRING -> Generation.Finish.STOP_STRING;
            case LENGTH -> Generation.Finish.LENGTH;
            case INTERRUPTED -> Generation.Finish.INTERRUPTED;
        };
    }

    @Override
    public void close() {
        service.close();
        workers.close();
    }
}
