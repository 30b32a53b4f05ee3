package dev.hone.app.command;

import dev.hone.app.input.AdapterOption;
import dev.hone.app.input.Allowed;
import dev.hone.app.input.CombinationOption;
import dev.hone.app.input.ModelArgument;
import dev.hone.app.input.Models;
import dev.hone.app.input.ThreadsOption;
import dev.hone.app.serve.ApiServer;
import dev.hone.app.serve.ModelServer;
import dev.hone.app.terminal.Terminal;
import dev.hone.engine.Model;
import dev.hone.engine.SamplingService;
import dev.hone.tasks.registry.Verifiers;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone serve`: a model for OpenAI-compatible clients.
@Command(name = "serve", description = "Serve a model to OpenAI-compatible clients.", footer = {
    "",
    "Answers /v1/models, /v1/completions, /v1/chat/completions, /tokenize, /metrics, /health. A strategy is asked",
    "for by model name: NAME@self-consistency:16. The address is printed; Ctrl-C ends it. Only this machine can",
    "reach it, unless --host and --token say otherwise."
})
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Mixin
    private AdapterOption adapter = new AdapterOption();

    @Mixin
    private CombinationOption combination = new CombinationOption();

    @Option(names = "--name", paramLabel = "NAME",
            description = "What clients call the model (default: as it was given).")
    private @Nullable String name;

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
            description = "Address to listen on; any but loopback needs a token (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", defaultValue = "4664",
            description = "Port to listen on; 0 takes any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--token", paramLabel = "TOKEN", defaultValue = "${env:HONE_SERVE_TOKEN}",
            description = "What clients must send as their API key (default: HONE_SERVE_TOKEN, or none on loopback).")
    private @Nullable String token;

    @Option(names = "--context", paramLabel = "N", defaultValue = "2048",
            description = "Most tokens of a prompt with its completion (default: ${DEFAULT-VALUE}).")
    private int context;

    @Option(names = "--together", paramLabel = "N", defaultValue = "64",
            description = "Most completions that are written at the same time (default: ${DEFAULT-VALUE}).")
    private int together;

    @Option(names = "--max-tokens", paramLabel = "N", defaultValue = "512",
            description = "Most new tokens of a chat's answer that names no limit (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(names = "--answers", paramLabel = "VERIFIER", defaultValue = "math",
            description = "How strategies read an answer (hone verifiers; default: ${DEFAULT-VALUE}).")
    private String answers = "math";

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0",
            description = "Root of the seeds of requests that name none (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Allowed.between("--context", context, 1, Integer.MAX_VALUE);
        Allowed.between("--together", together, 1, 1 << 16);
        Allowed.between("--max-tokens", maxTokens, 1, Integer.MAX_VALUE);
        Model read = adapter.beside(Models.readLanguageModel(model.place(terminal)));
        var settings = new ModelServer.Settings(
                name == null ? model.given() : name, threads.count(), new SamplingService.Capacity(together, context),
                maxTokens, seed, Verifiers.named(answers).verifier());
        var place = new ApiServer.Place(host, port, Optional.ofNullable(token).filter(t -> !t.isEmpty()));
        try (var server = ModelServer.start(
                CombinationOption.generator(
                        settings.name(), combination.around(read, model.fetching(), terminal), read,
                        settings.threads(), settings.capacity()),
                settings, place)) {
            terminal.line(server.address());
            var end = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(end::countDown));
            end.await();
        }
        return ExitCode.OK;
    }
}
