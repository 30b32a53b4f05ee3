package dev.hone.app.command;

import dev.hone.app.input.AdapterOption;
import dev.hone.app.input.Allowed;
import dev.hone.app.input.ChatOptions;
import dev.hone.app.input.ModelArgument;
import dev.hone.app.input.Models;
import dev.hone.app.input.PromptEncoder;
import dev.hone.app.input.ScoredLines;
import dev.hone.app.input.ThreadsOption;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone score`: what a model thinks of texts that are there already.
@Command(name = "score", description = "Give the log-probabilities of texts.",
        footer = {
            "",
            "Prints a JSON object a line: ids; logprobs of ids 1 .. n-1, each given what precedes it; next, the most",
            "likely token after the last (id and logprob). Numbers read back to the same bits.",
            "Units: natural logarithms."
        })
final class ScoreCommand implements Callable<Integer> {
    /// Tokens that are scored together before their lines are printed.
    private static final int TOGETHER = 8192;

    private final Terminal terminal;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Parameters(index = "1", paramLabel = "F.jsonl",
            description = "Lines such as {\"ids\": [1, 5, 9]} or {\"prompt\": \"...\", \"completion\": \"...\"}.")
    private Path file = Path.of("");

    @Mixin
    private AdapterOption adapter = new AdapterOption();

    @Mixin
    private ChatOptions chat = new ChatOptions();

    @Option(names = "--temperature", paramLabel = "T", defaultValue = "1",
            description = "Divides the logits (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(names = "--json", description = "Print JSON, as is done anyway.")
    @SuppressWarnings("UnusedVariable") // accepted, because other commands need it
    private boolean json;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    ScoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Allowed.positive("--temperature", temperature);
        Model read = adapter.beside(Models.readLanguageModel(model.place(terminal)));
        int longest = read.config().maxPositions() - (appends() ? 1 : 0);
        List<int[]> lines = ScoredLines.read(file, new PromptEncoder(read, chat), longest);
        try (Workers workers = threads.open()) {
            var greedy = SamplingOptions.policy(1, List.of()).withTemperature(0);
            var sampler = new Sampler(read, workers, greedy);
            var learner = new Learner(read.parameters(), workers, temperature);
            for (int from = 0, to; from < lines.size(); from = to) {
                to = end(lines, from);
                score(lines.subList(from, to), sampler, learner, from);
            }
        }
        return ExitCode.OK;
    }

    /// Greedy samples come with log-probabilities at temperature 1. For another one the next token is scored as the
    /// last of the text.
    private boolean appends() {
        return temperature != 1;
    }

    private static int end(List<int[]> lines, int from) {
        int to = from;
        for (int tokens = 0; to < lines.size() && (to == from || tokens + lines.get(to).length <= TOGETHER); to++) {
            tokens += lines.get(to).length;
        }
        return to;
    }

    private void score(List<int[]> lines, Sampler sampler, Learner learner, int first) {
        List<Completion> next = sampler.sample(
                lines.stream().map(ids -> new SampleRequest(ids, List.of(Key.of(0)))).toList())
                .stream().map(List::getFirst).toList();
        List<float[]> scores = new ArrayList<>();
        List<TokenTree> trees = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int[] ids = lines.get(i);
            int[] scored = appends() ? Arrays.copyOf(ids, ids.length + 1) : ids;
            if (appends()) {
                scored[ids.length] = next.get(i).ids()[0];
            }
            trees.add(TokenTree.sequence(scored));
            scores.add(new float[scored.length]);
        }
        learner.score(
                trees, (tree, segment, values, entropies, length) -> System.arraycopy(
                        values, 0, scores.get(tree), 0, length));
        for (int i = 0; i < lines.size(); i++) {
            int[] ids = lines.get(i);
            float nextLogProb = appends() ? scores.get(i)[ids.length] : next.get(i).logProbs()[0];
            // Position 0 has no prediction.
            float[] logProbs = Arrays.copyOfRange(scores.get(i), 1, ids.length);
            requireFinite(logProbs, first + i);
            requireFinite(new float[] {nextLogProb}, first + i);
            terminal.line(new Json()
                    .put("ids", ids)
                    .put("logprobs", logProbs)
                    .put("next", new Json().put("id", next.get(i).ids()[0]).put("logprob", nextLogProb)));
        }
    }

    private void requireFinite(float[] logProbs, int text) {
        for (float p : logProbs) {
            if (!Float.isFinite(p)) {
                throw new InputException(model + ": a log-probability of text " + (text + 1) + " is " + p
                        + "; the model's weights are damaged");
            }
        }
    }
}
