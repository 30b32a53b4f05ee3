package dev.hone.app.serve;

import dev.hone.engine.Model;
import dev.hone.engine.SamplingService;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.tasks.Verifier;

/// A model, the service that samples it, and the server before them.
public final class ModelServer implements AutoCloseable {
    private final LocalGenerator generator;
    private final ApiServer server;

    /// How a model is served: its name, threads, room, the usual greatest length of a chat's answer, the root of the
    /// seeds of requests that name none, and what reads answers for strategies.
    public record Settings(
            String name, int threads, SamplingService.Capacity capacity, int usualTokens, long seed, Verifier reader) {}

    private ModelServer(LocalGenerator generator, ApiServer server) {
        this.generator = generator;
        this.server = server;
    }

    /// Begins to serve.
    ///
    /// @throws InputException if the model has no tokenizer, or the place cannot be had
    public static ModelServer start(Model model, Settings settings, ApiServer.Place place) {
        return start(
                new LocalGenerator(settings.name(), model, settings.threads(), settings.capacity()), settings, place);
    }

    /// Begins to serve a model, or several whose logits are combined, and closes the generator with the server.
    ///
    /// @throws InputException if the place cannot be had
    public static ModelServer start(LocalGenerator generator, Settings settings, ApiServer.Place place) {
        try {
            var served = new Served(
                    generator, generator.model().tokenizer().orElseThrow(), settings.name(), settings.seed());
            return new ModelServer(
                    generator, ApiServer.start(served, settings.reader(), place, settings.usualTokens()));
        } catch (RuntimeException e) {
            generator.close();
            throw e;
        }
    }

    /// Where clients find it.
    public String address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        generator.close();
    }
}
