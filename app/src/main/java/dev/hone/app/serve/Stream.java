package dev.hone.app.serve;

import dev.hone.engine.TokenObserver;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.generation.TokenWatcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/// Completions of one request while they are written: the sampler's thread puts tokens into a queue, the answer's
/// thread takes them out. Where nobody reads any more, the request ends.
final class Stream {
    private final Served served;
    private final GenerationRequest request;

    Stream(Served served, GenerationRequest request) {
        this.served = served;
        this.request = request;
    }

    /// What an answer does with a piece.
    interface Reader {
        /// A token of completion `choice`, and the text that became certain by it.
        void token(int choice, String text, GeneratedToken token) throws IOException;

        /// The end of a completion, and the text that was held back until then.
        void end(int choice, String text, Generation whole) throws IOException;
    }

    private sealed interface Piece {
        record Token(int choice, String text, GeneratedToken token) implements Piece {}

        record End(List<Generation> all) implements Piece {}

        record Broken(Throwable cause) implements Piece {}
    }

    /// Reads all pieces; returns the completions.
    ///
    /// @throws IOException if the reader throws it; the request is then cancelled
    List<Generation> read(Reader reader) throws IOException {
        var queue = new LinkedBlockingQueue<Piece>();
        List<StreamedText> texts = new ArrayList<>();
        for (int i = 0; i < request.samples(); i++) {
            texts.add(new StreamedText(served.tokenizer(), request.options().stops()));
        }
        List<TokenWatcher> watchers = IntStream.range(0, request.samples())
                .<TokenWatcher>mapToObj(i -> (index, token) -> {
                    queue.add(new Piece.Token(i, texts.get(i).add(token.id()), token));
                    return TokenObserver.Next.GO_ON;
                })
                .toList();
        LocalGenerator generator = served.generator();
        CompletableFuture<List<Generation>> promise = generator.generate(new GenerationRequest(
                request.prompt(), request.samples(), request.seed(), request.options(), watchers));
        CompletableFuture<Void> told = promise.handle((all, error) -> {
            queue.add(error == null ? new Piece.End(all) : new Piece.Broken(error));
            return null;
        });
        try {
            while (true) {
                switch (queue.take()) {
                    case Piece.Token t -> reader.token(t.choice, t.text, t.token);
                    case Piece.Broken b -> throw new IllegalStateException(b.cause);
                    case Piece.End end -> {
                        for (int i = 0; i < end.all.size(); i++) {
                            reader.end(i, texts.get(i).rest(end.all.get(i).text()), end.all.get(i));
                        }
                        told.join();
                        return end.all;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            promise.cancel(true);
        }
    }
}
