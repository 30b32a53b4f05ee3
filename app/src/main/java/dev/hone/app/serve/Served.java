package dev.hone.app.serve;

import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.registry.Strategies;
import dev.hone.reasoning.solve.Strategy;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The model that is served, and what its name may ask for: itself, or one of its strategies by `NAME@STRATEGY`.
final class Served {
    private static final int SEED_BITS = 53;

    private final LocalGenerator generator;
    private final Tokenizer tokenizer;
    private final String name;
    private final Key seeds;
    private final AtomicLong unseeded = new AtomicLong();

    /// `seed` is the root of the seeds of requests that name none.
    Served(LocalGenerator generator, Tokenizer tokenizer, String name, long seed) {
        this.generator = generator;
        this.tokenizer = tokenizer;
        this.name = name;
        this.seeds = Key.of(seed).at("serve");
    }

    LocalGenerator generator() {
        return generator;
    }

    Tokenizer tokenizer() {
        return tokenizer;
    }

    String name() {
        return name;
    }

    /// The strategy that a model's name asks for, or nothing for the model itself.
    ///
    /// @throws Refused with 404 for another model, with 400 for a strategy that does not exist
    Optional<Strategy> strategy(String model) {
        int at = model.lastIndexOf('@');
        if (model.equals(name)) {
            return Optional.empty();
        }
        if (at < 0 || !model.substring(0, at).equals(name)) {
            throw Refused.with(HttpStatus.NOT_FOUND,
                    "model: '" + shortened(model) + "' is not served here; this is '" + name + "', or '" + name
                            + "@STRATEGY'");
        }
        try {
            return Optional.of(Strategies.all().parse(model.substring(at + 1)));
        } catch (InputException e) {
            throw Refused.field("model", e.getMessage());
        }
    }

    private static String shortened(String model) {
        return model.length() <= 80 ? model : model.substring(0, 77) + "...";
    }

    /// The seed of a request.
    long seed(Drawing drawing) {
        return drawing.seed().orElseGet(
                () -> seeds.at(unseeded.getAndIncrement()).bits(0) >>> (Long.SIZE - SEED_BITS));
    }

    /// The engine's request.
    GenerationRequest request(Prompt prompt, Drawing drawing, long seed) {
        return new GenerationRequest(prompt, drawing.samples(), seed, drawing.options());
    }
}
