package dev.hone.app.input;

import dev.hone.app.terminal.Terminal;
import dev.hone.engine.Model;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.SamplingService;
import dev.hone.engine.Workers;
import dev.hone.engine.combine.CombinedModel;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.registry.Combinations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Models beside the one that is asked, whose logits are combined with its own.
public final class CombinationOption {
    @Option(names = "--with", paramLabel = "COMBINATION",
            description = "Combine the model's logits with those of others of its vocabulary, such as"
                    + " proxy(expert=DIR,anti=DIR,alpha=1) (hone combinations lists all).")
    private @Nullable String given;

    /// @throws InputException where a server is asked, or something else that has no logits to combine
    public void requireNone(String because) {
        if (given != null) {
            throw new InputException("--with needs the logits of models on this machine; " + because);
        }
    }

    /// The combination around this base, where one was asked for.
    public Optional<CombinedModel> around(Model base, Fetching fetching, Terminal terminal) {
        return Optional.ofNullable(given).map(text -> {
            try {
                return Combinations.all().parse(text).beside(base, place -> Models.readLanguageModel(
                        HubNames.model(place.toString(), fetching, terminal)));
            } catch (InputException e) {
                throw new InputException("--with: " + e.getMessage(), e);
            }
        });
    }

    /// A sampler of the combination, or of the model alone.
    public static Sampler sampler(
            Optional<CombinedModel> combined, Model alone, Workers workers, SamplingOptions options) {
        return combined.map(c -> new Sampler(c, workers, options))
                .orElseGet(() -> new Sampler(alone, workers, options));
    }

    /// A generator of the combination, or of the model alone.
    public static LocalGenerator generator(
            String name, Optional<CombinedModel> combined, Model alone, int threads,
            SamplingService.Capacity capacity) {
        return combined.map(c -> new LocalGenerator(name, c, threads, capacity))
                .orElseGet(() -> new LocalGenerator(name, alone, threads, capacity));
    }
}
