package dev.hone.app.command;

import dev.hone.app.input.AdapterOption;
import dev.hone.app.input.Allowed;
import dev.hone.app.input.CombinationOption;
import dev.hone.app.input.ModelArgument;
import dev.hone.app.input.Models;
import dev.hone.app.input.ThreadsOption;
import dev.hone.app.terminal.Terminal;
import dev.hone.engine.Model;
import dev.hone.engine.SamplingService;
import dev.hone.engine.TokenObserver;
import dev.hone.engine.text.ChatMessage;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.generation.Prompt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone chat`: a conversation with a model, a line of standard input a turn.
@Command(name = "chat", description = "Talk to a model, a line a turn.", footer = {
    "",
    "/new begins anew, the end of the input (Ctrl-D) or /end ends it. The model needs a chat template."
})
final class ChatCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Mixin
    private AdapterOption adapter = new AdapterOption();

    @Mixin
    private CombinationOption combination = new CombinationOption();

    @Option(names = "--system", paramLabel = "TEXT", description = "The system turn.")
    private @Nullable String system;

    @Option(names = "--temperature", paramLabel = "T", defaultValue = "0.7",
            description = "Divides the logits; 0 is greedy (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(names = "--max-tokens", paramLabel = "N", defaultValue = "512",
            description = "Most new tokens of an answer (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(names = "--context", paramLabel = "N", defaultValue = "2048",
            description = "Most tokens of the conversation (default: ${DEFAULT-VALUE}).")
    private int context;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0",
            description = "Root of the random streams (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    ChatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Allowed.between("--max-tokens", maxTokens, 1, Integer.MAX_VALUE);
        Allowed.between("--context", context, 1, Integer.MAX_VALUE);
        Allowed.notNegative("--temperature", temperature);
        Model read = adapter.beside(Models.readLanguageModel(model.place(terminal)));
        if (read.chatTemplate().isEmpty()) {
            throw new InputException(model.given() + ": the model has no chat template; hone sample completes texts");
        }
        var capacity = new SamplingService.Capacity(1, context);
        try (var generator = CombinationOption.generator(
                model.given(), combination.around(read, model.fetching(), terminal), read, threads.count(), capacity);
                var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            talk(generator, read.tokenizer().orElseThrow(), lines);
        }
        return ExitCode.OK;
    }

    private void talk(LocalGenerator generator, Tokenizer tokenizer, BufferedReader lines) throws IOException {
        List<ChatMessage> said = begun();
        long turn = seed;
        for (String line = lines.readLine(); line != null && !line.equals("/end"); line = lines.readLine()) {
            if (line.equals("/new")) {
                said = begun();
            } else if (!line.isBlank()) {
                said.add(ChatMessage.user(line));
                said.add(new ChatMessage("assistant", answer(generator, tokenizer, said, turn++)));
            }
        }
    }

    private List<ChatMessage> begun() {
        List<ChatMessage> said = new ArrayList<>();
        if (system != null) {
            said.add(new ChatMessage("system", system));
        }
        return said;
    }

    /// The model's answer, which appears as it is written.
    private String answer(LocalGenerator generator, Tokenizer tokenizer, List<ChatMessage> said, long turn) {
        Tokenizer.StreamDecoder decoder = tokenizer.stream();
        var shown = new StringBuilder();
        var request = new GenerationRequest(
                new Prompt.Chat(said), 1, turn, GenerationOptions.of(temperature, maxTokens),
                List.of((index, token) -> {
                    String more = decoder.add(token.id());
                    shown.append(more);
                    terminal.part(more);
                    return TokenObserver.Next.GO_ON;
                }));
        Generation whole = generator.generate(request).join().getFirst();
        terminal.line(whole.text().substring(Math.min(shown.length(), whole.text().length())));
        return whole.text();
    }
}
