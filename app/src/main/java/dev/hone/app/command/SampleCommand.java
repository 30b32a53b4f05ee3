package dev.hone.app.command;

import dev.hone.app.input.AdapterOption;
import dev.hone.app.input.Allowed;
import dev.hone.app.input.ChatOptions;
import dev.hone.app.input.CombinationOption;
import dev.hone.app.input.ModelArgument;
import dev.hone.app.input.Models;
import dev.hone.app.input.PromptEncoder;
import dev.hone.app.input.PromptOptions;
import dev.hone.app.input.SamplingFlags;
import dev.hone.app.input.TaskNames;
import dev.hone.app.input.ThreadsOption;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.engine.Completion;
import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.Workers;
import dev.hone.engine.combine.CombinedModel;
import dev.hone.foundation.Key;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.recipe.PromptSettings;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone sample`: completions of prompts.
///
/// Completion s of prompt p draws from the stream `seed / "sample" / p / s`, so it does not depend on what is drawn
/// beside it, on batches or threads.
@Command(name = "sample", description = "Complete prompts.", footer = {
    "",
    "JSON, a line a completion: index (of the prompt, from 0), sample (from 0), prompt_ids, ids,",
    "logprobs, entropies, text (null without a tokenizer), stop (end_token, stop_string, length);",
    "with top-k, top-p or min-p also behaviour_logprobs, within the kept tokens. With --task also task, problem,",
    "prompt, own (1 where the model drew the token), parts (own, text), verdict, reason, score.",
    "Units: natural logarithms, nats."
})
final class SampleCommand implements Callable<Integer> {
    /// Completions that are drawn together before their lines are printed.
    private static final int TOGETHER = 256;

    private static final int MOST = 1_000_000;

    private final Terminal terminal;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Mixin
    private AdapterOption adapter = new AdapterOption();

    @Mixin
    private CombinationOption combination = new CombinationOption();

    @Mixin
    private PromptOptions prompts = new PromptOptions();

    @Option(names = "--task", paramLabel = "TASK",
            description = "Instead of prompts: problems of a task, with verdicts; an environment's episodes in turns.")
    private Optional<String> task = Optional.empty();

    @Option(names = "--problems", paramLabel = "N", defaultValue = "1",
            description = "With --task: different problems (default: ${DEFAULT-VALUE}).")
    private int problems;

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Option(names = {"-n",
        "--n"}, paramLabel = "N", defaultValue = "1",
            description = "Completions of each prompt (default: ${DEFAULT-VALUE}).")
    private int count;

    @Mixin
    private SamplingFlags sampling = new SamplingFlags();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0",
            description = "Root of the random streams (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object a completion.")
    private boolean json;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    SampleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Completions first .. first + count - 1 of a prompt.
    private record Part(int prompt, int[] ids, int first, int count) {}

    @Override
    public Integer call() {
        Allowed.between("--n", count, 1, MOST);
        Model read = adapter.beside(Models.readLanguageModel(model.place(terminal)));
        SamplingOptions options = sampling.of(read);
        Optional<CombinedModel> combined = combination.around(read, model.fetching(), terminal);
        if (task.isPresent()) {
            play(read, combined, options, task.get());
            return ExitCode.OK;
        }
        var encoder = new PromptEncoder(read, chat);
        List<int[]> encoded = prompts.encode(encoder, read.config().maxPositions());
        try (Workers workers = threads.open()) {
            Sampler sampler = CombinationOption.sampler(combined, read, workers, options);
            for (List<Part> batch : batches(encoded)) {
                draw(sampler, batch, encoder, options);
            }
        }
        return ExitCode.OK;
    }

    private void play(Model read, Optional<CombinedModel> combined, SamplingOptions options, String name) {
        Allowed.between("--problems", problems, 1, MOST);
        prompts.requireNone("--task");
        var settings = new PromptSettings(
                chat.wanted() ? PromptSettings.Chat.TEMPLATE : PromptSettings.Chat.AUTO, chat.system());
        TaskMixture mixture = TaskNames.mixture(List.of(name), model.fetching(), terminal);
        var text = new ModelText(read, settings);
        var samples = new TaskSamples(terminal, mixture, text, read.tokenizer().orElseThrow(), seed);
        try (Workers workers = threads.open()) {
            samples.draw(CombinationOption.sampler(combined, read, workers, options), workers, problems, count,
                    json ? TaskSamples.Form.JSON : TaskSamples.Form.LINES);
        }
    }

    private List<List<Part>> batches(List<int[]> encoded) {
        List<List<Part>> batches = new ArrayList<>();
        int room = 0;
        for (int p = 0; p < encoded.size(); p++) {
            for (int first = 0; first < count;) {
                if (room == 0) {
                    batches.add(new ArrayList<>());
                    room = TOGETHER;
                }
                int some = Math.min(room, count - first);
                batches.getLast().add(new Part(p, encoded.get(p), first, some));
                first += some;
                room -= some;
            }
        }
        return batches;
    }

    private void draw(Sampler sampler, List<Part> batch, PromptEncoder encoder, SamplingOptions options) {
        Key root = Key.of(seed).at("sample");
        List<SampleRequest> requests = batch.stream()
                .map(part -> new SampleRequest(
                        part.ids,
                        IntStream.range(part.first, part.first + part.count)
                                .mapToObj(s -> root.at(part.prompt).at(s))
                                .toList()))
                .toList();
        List<List<Completion>> completions = sampler.sample(requests);
        for (int i = 0; i < batch.size(); i++) {
            for (int s = 0; s < completions.get(i).size(); s++) {
                print(batch.get(i), s, completions.get(i).get(s), encoder, options);
            }
        }
    }

    private void print(Part part, int s, Completion c, PromptEncoder encoder, SamplingOptions options) {
        String stop = c.stop().name().toLowerCase(Locale.ROOT);
        if (!json) {
            terminal.line("--- prompt %d, completion %d: %d tokens, %s".formatted(
                    part.prompt + 1, part.first + s + 1, c.length(), stop.replace('_', ' ')));
            terminal.line(encoder.text(c.ids()).orElseGet(() -> Arrays.toString(c.ids())));
            return;
        }
        var line = new Json()
                .put("index", part.prompt)
                .put("sample", part.first + s)
                .put("prompt_ids", c.prompt())
                .put("ids", c.ids())
                .put("logprobs", c.logProbs())
                .put("entropies", c.entropies());
        if (options.truncates()) {
            line.put("behaviour_logprobs", c.behaviourLogProbs());
        }
        encoder.text(c.ids()).ifPresentOrElse(text -> line.put("text", text), () -> line.putNull("text"));
        terminal.line(line.put("stop", stop));
    }
}
