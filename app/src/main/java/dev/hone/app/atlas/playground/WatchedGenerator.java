package dev.hone.app.atlas.playground;

import dev.hone.app.terminal.Json;
import dev.hone.engine.TokenObserver;
import dev.hone.engine.text.Tokenizer;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.generation.TokenWatcher;
import dev.hone.reasoning.solve.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// A generator that tells an attempt what it writes, token by token, and ends its completions when the attempt is
/// cancelled. Strategies see the same tokens as without it.
///
/// A completion's confidence is the geometric mean of its tokens' probabilities.
final class WatchedGenerator implements Generator {
    private final Generator generator;
    private final Tokenizer tokenizer;
    private final Question question;
    private final Attempt attempt;
    private final AtomicInteger completions = new AtomicInteger();

    WatchedGenerator(Generator generator, Tokenizer tokenizer, Question question, Attempt attempt) {
        this.generator = generator;
        this.tokenizer = tokenizer;
        this.question = question;
        this.attempt = attempt;
    }

    @Override
    public String name() {
        return generator.name();
    }

    @Override
    public Set<Capability> capabilities() {
        return generator.capabilities();
    }

    @Override
    public CompletableFuture<List<Generation>> generate(GenerationRequest request) {
        if (attempt.isCancelled()) {
            throw new CancellationException("cancelled");
        }
        int first = completions.getAndAdd(request.samples());
        boolean votes = request.prompt().equals(question.prompt());
        attempt.add("request", new Json().put("first", first).put("samples", request.samples())
                .put("of", votes ? "question" : "step")
                .put("prompt", text(request.prompt())));
        List<TokenWatcher> watchers = new ArrayList<>();
        for (int i = 0; i < request.samples(); i++) {
            TokenWatcher own = request.watchers().isEmpty()
                    ? (index, token) -> TokenObserver.Next.GO_ON
                    : request.watchers().get(i);
            watchers.add(watched(first + i, own));
        }
        CompletableFuture<List<Generation>> begun = generator.generate(new GenerationRequest(
                request.prompt(), request.samples(), request.seed(), request.options(), watchers));
        attempt.whenCancelled(() -> begun.cancel(false));
        CompletableFuture<List<Generation>> told = begun.thenApply(all -> {
            for (int i = 0; i < all.size(); i++) {
                done(first + i, all.get(i), votes);
            }
            return all;
        });
        var _ = told.whenComplete((all, error) -> {
            if (error != null) {
                begun.cancel(false);
            }
        });
        return told;
    }

    private TokenWatcher watched(int number, TokenWatcher own) {
        Tokenizer.StreamDecoder text = tokenizer.stream();
        return (index, token) -> {
            TokenObserver.Next next = own.seen(index, token);
            attempt.add(Attempt.TOKEN, new Json().put("completion", number).put("text", text.add(token.id()))
                    .put("probability", StrictMath.exp(token.logProb())));
            return attempt.isCancelled() ? TokenObserver.Next.STOP : next;
        };
    }

    private void done(int number, Generation generation, boolean votes) {
        double mean = generation.length() == 0 ? 0 : generation.logProb() / generation.length();
        var event = new Json()
                .put("completion", number)
                .put("text", generation.text())
                .put("tokens", generation.length())
                .put("confidence", StrictMath.exp(mean))
                .put("finish", generation.finish().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (votes && !attempt.isCancelled()) {
            event.put("answer", question.answer().apply(generation.text()));
        } else {
            event.putNull("answer");
        }
        attempt.add("completion", event);
    }

    private String text(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text t -> t.text();
            case Prompt.Chat c -> c.turns().getLast().content();
            case Prompt.Tokens t -> tokenizer.decode(t.ids(), Tokenizer.Specials.HIDE);
        };
    }

    @Override
    public CompletableFuture<List<GeneratedToken>> score(int[] ids, int from, int alternatives) {
        return generator.score(ids, from, alternatives);
    }

    @Override
    public int[] tokens(String text) {
        return generator.tokens(text);
    }

    @Override
    public int[] ids(Prompt prompt) {
        return generator.ids(prompt);
    }
}
