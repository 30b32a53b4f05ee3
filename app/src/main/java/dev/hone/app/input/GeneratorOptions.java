package dev.hone.app.input;

import dev.hone.app.terminal.Terminal;
import dev.hone.engine.Model;
import dev.hone.engine.SamplingService;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.remote.RemoteGenerator;
import dev.hone.reasoning.remote.ServerSettings;
import dev.hone.reasoning.solve.Question;
import dev.hone.tasks.PromptForm;
import dev.hone.training.recipe.PromptSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The model that strategies ask, how it is asked, and how it draws.
public final class GeneratorOptions {
    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL",
            description = "A Hugging Face directory, a GGUF file, the folder of a run, or a name of the hub"
                    + " (owner/name[@revision]); with --server what the server calls it (default: its first).")
    private String given = "";

    @Option(names = "--server", paramLabel = "URL",
            description = "Ask an OpenAI-compatible server, such as http://127.0.0.1:4664/v1, instead of a model here.")
    private @Nullable String server;

    @Option(names = "--api-key", paramLabel = "KEY", defaultValue = "${env:HONE_API_KEY}",
            description = "The server's key (default: HONE_API_KEY).")
    private @Nullable String apiKey;

    @Option(names = "--cache", paramLabel = "DIR",
            description = "Keep a server's answers here, and take them from here.")
    private @Nullable Path cache;

    @Option(names = "--judge", paramLabel = "MODEL|URL",
            description = "Another model that judges, here or behind a server (default: the model itself).")
    private @Nullable String judge;

    @Option(names = "--download", description = "Fetch what is named by the hub and not in its cache yet.")
    private boolean download;

    @Mixin
    private AdapterOption adapter = new AdapterOption();

    @Mixin
    private CombinationOption combination = new CombinationOption();

    @Option(names = "--temperature", paramLabel = "T", defaultValue = "1",
            description = "Divides the logits where a strategy samples (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(names = "--max-tokens", paramLabel = "N", defaultValue = "256",
            description = "Most new tokens of a completion (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(names = "--context", paramLabel = "N", defaultValue = "2048",
            description = "Most tokens of a prompt with its completion (default: ${DEFAULT-VALUE}).")
    private int context;

    @Option(names = "--chat", paramLabel = "MODE", defaultValue = "auto",
            description = "auto (the task says), template or plain (default: ${DEFAULT-VALUE}).")
    private PromptSettings.Chat chat = PromptSettings.Chat.AUTO;

    @Option(names = "--system", paramLabel = "TEXT", description = "The system turn, in the chat template.")
    private @Nullable String system;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    /// Whether what the hub names may be fetched.
    public Fetching fetching() {
        return download ? Fetching.IF_MISSING : Fetching.NEVER;
    }

    /// The system turn, where there is one.
    public Optional<String> system() {
        return Optional.ofNullable(system);
    }

    /// How completions are drawn where a strategy does not say.
    public GenerationOptions options() {
        Allowed.between("--max-tokens", maxTokens, 1, Integer.MAX_VALUE);
        Allowed.notNegative("--temperature", temperature);
        return GenerationOptions.of(temperature, maxTokens);
    }

    /// Reads the model and begins to serve it.
    public Generator open(Terminal terminal) {
        Allowed.between("--context", context, 1, Integer.MAX_VALUE);
        if (system != null && chat == PromptSettings.Chat.PLAIN) {
            throw new InputException("--system needs the chat template; leave out --chat plain");
        }
        if (server != null) {
            combination.requireNone("a server gives none, so leave out --server");
            return remote(server, given);
        }
        if (given.isEmpty()) {
            throw new InputException("no model; give a path or a name of the hub, or a server with --server");
        }
        if (cache != null) {
            throw new InputException("--cache is for servers; leave it out, or name a --server");
        }
        Model read = adapter.beside(Models.readLanguageModel(HubNames.model(given, fetching(), terminal)));
        return CombinationOption.generator(
                given, combination.around(read, fetching(), terminal), read, threads.count(), capacity());
    }

    /// What strategies and scorers may use besides. Whoever asked for it closes it.
    public OpenHelpers helpers(Terminal terminal) {
        return new OpenHelpers(
                Optional.ofNullable(judge).map(j -> j.startsWith("http")
                        ? remote(j, "")
                        : local(j, Models.readLanguageModel(HubNames.model(j, fetching(), terminal)))),
                place -> Models.read(HubNames.model(place.toString(), fetching(), terminal)), threads.count());
    }

    private Generator local(String name, Model read) {
        return new LocalGenerator(name, read, threads.count(), capacity());
    }

    private SamplingService.Capacity capacity() {
        return new SamplingService.Capacity(SamplingService.Capacity.USUAL.completions(), context);
    }

    private Generator remote(String address, String name) {
        try {
            ServerSettings settings = ServerSettings.of(URI.create(address))
                    .withKey(Optional.ofNullable(apiKey).filter(k -> !k.isEmpty()))
                    .withCache(Optional.ofNullable(cache));
            return RemoteGenerator.connect(settings, name.isEmpty() ? Optional.empty() : Optional.of(name));
        } catch (IllegalArgumentException e) {
            throw new InputException("--server: " + e.getMessage(), e);
        }
    }

    /// How a problem of this form is asked.
    public Question.Form form(PromptForm wanted, Generator generator) {
        boolean template = generator.capabilities().contains(Capability.CHAT);
        if (!template && (chat == PromptSettings.Chat.TEMPLATE || system != null)) {
            throw new InputException("--chat template and --system need a chat template, and the model has none");
        }
        boolean spoken = switch (chat) {
            case TEMPLATE -> true;
            case PLAIN -> false;
            case AUTO -> template && (wanted == PromptForm.CHAT || system != null);
        };
        return spoken ? Question.Form.CHAT : Question.Form.TEXT;
    }
}
