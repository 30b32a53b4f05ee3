package dev.hone.app.command;

import dev.hone.app.input.AdapterOption;
import dev.hone.app.input.Allowed;
import dev.hone.app.input.CombinationOption;
import dev.hone.app.input.ModelArgument;
import dev.hone.app.input.Models;
import dev.hone.app.input.TaskNames;
import dev.hone.app.input.ThreadsOption;
import dev.hone.app.terminal.Terminal;
import dev.hone.engine.Model;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.SamplingService;
import dev.hone.engine.Workers;
import dev.hone.engine.combine.CombinedModel;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.registry.Approaches;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import dev.hone.reasoning.solve.Approach;
import dev.hone.tasks.HeldOut;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.Evaluator;
import dev.hone.training.recipe.PromptSettings;
import dev.hone.training.task.ModelText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone eval`: how often a model is right.
///
/// Problems and random streams are those of a training run's evaluations with the same settings and seed.
@Command(name = "eval", description = "Measure how often a model is right.",
        footer = {
            "",
            "JSON: one object with pass@k (unbiased) and maj@k for each k, intervals (95 %%, normal over problems),",
            "greedy (null unless asked for), tasks, verdicts, tokens, seconds, and the settings.",
            "With --strategy: the line of hone compare; with --reliability also reliability: ece and brier of the",
            "share of candidates that agree, as it is and after each map."
        })
final class EvalCommand implements Callable<Integer> {
    private static final int MOST = 1 << 20;

    private final Terminal terminal;

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Mixin
    private AdapterOption adapter = new AdapterOption();

    @Mixin
    private CombinationOption combination = new CombinationOption();

    @Option(names = "--task", paramLabel = "TASK", required = true,
            description = "A task such as countdown or chains?difficulty=2-3; again for a mixture; tiny-world for the"
                    + " shipped model's (hone tasks lists all).")
    private List<String> tasks = new ArrayList<>();

    @Option(names = "--problems", paramLabel = "N", defaultValue = "100",
            description = "Different problems (default: ${DEFAULT-VALUE}).")
    private int problems;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "4",
            description = "Samples of each problem (default: ${DEFAULT-VALUE}).")
    private int samples;

    @Option(names = "--k", paramLabel = "K", split = ",",
            description = "The k of pass@k and maj@k, such as 1,4,16 (default: 1 and the number of samples).")
    private int @Nullable [] ks;

    @Option(names = "--temperature", paramLabel = "T", defaultValue = "1",
            description = "Divides the logits; 0 is greedy (default: ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(names = "--max-tokens", paramLabel = "N", defaultValue = "256",
            description = "Most new tokens of a sample (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(names = "--strategy", paramLabel = "S",
            description = "Measure the solutions of a strategy instead, such as self-consistency:16 (hone strategies).")
    private @Nullable String strategy;

    @Option(names = "--reliability", paramLabel = "FILE",
            description = "With --strategy: draw how far the share of candidates that agree is the chance to be right"
                    + " (SVG), and say the calibration error.")
    private @Nullable Path reliability;

    @Option(names = "--calibration", paramLabel = "N", defaultValue = "0",
            description = "With --reliability: fit temperature and isotonic maps to so many problems of the validation"
                    + " side, and show what they make of it (default: ${DEFAULT-VALUE}).")
    private int calibration;

    @Option(names = "--greedy", description = "Measure the most likely answers besides.")
    private boolean greedy;

    @Option(names = "--split", paramLabel = "SPLIT", defaultValue = "test",
            description = "train, validation or test (default: ${DEFAULT-VALUE}).")
    private Split split = Split.TEST;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "12345",
            description = "Chooses problems and random streams (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--chat", paramLabel = "MODE", defaultValue = "auto",
            description = "auto (the task says), template or plain (default: ${DEFAULT-VALUE}).")
    private PromptSettings.Chat chat = PromptSettings.Chat.AUTO;

    @Option(names = "--system", paramLabel = "TEXT", description = "The system turn, in the chat template.")
    private @Nullable String system;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    EvalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Allowed.between("--problems", problems, 1, MOST);
        Allowed.between("--samples", samples, 1, MOST);
        Allowed.between("--max-tokens", maxTokens, 1, Integer.MAX_VALUE);
        Allowed.notNegative("--temperature", temperature);
        int[] wanted = ks == null ? IntStream.of(1, samples).distinct().toArray() : ks;
        for (int k : wanted) {
            Allowed.between("--k", k, 1, samples);
        }
        if (system != null && chat == PromptSettings.Chat.PLAIN) {
            throw new InputException("--system needs the chat template; leave out --chat plain");
        }
        requireStrategyForReliability();
        TaskMixture mixture = TaskNames.mixture(tasks, model.fetching(), terminal);
        Key key = Key.of(seed);
        List<Problem> asked = HeldOut.distinct(new ProblemStream(mixture, split, key.at("held-out")), problems);
        Model read = adapter.beside(Models.readLanguageModel(model.place(terminal)));
        Optional<CombinedModel> combined = combination.around(read, model.fetching(), terminal);
        if (strategy != null) {
            return solved(strategy, read, combined, mixture, asked, key.at("samples"));
        }
        var text = new ModelText(read, new PromptSettings(chat, Optional.ofNullable(system)));
        try (Workers workers = threads.open()) {
            var evaluator = new Evaluator(mixture, text, workers);
            long started = System.nanoTime();
            Evaluation sampled = evaluator.evaluate(sampler(read, combined, workers, temperature), asked, samples,
                    key.at("samples"));
            Optional<Evaluation> likeliest = greedy
                    ? Optional.of(evaluator.evaluate(sampler(read, combined, workers, 0), asked, 1, key.at("samples")))
                    : Optional.empty();
            double seconds = (System.nanoTime() - started) * 1e-9;
            var report = new EvaluationReport(tasks, split, samples, temperature, maxTokens, seed, wanted, sampled,
                    likeliest, seconds);
            if (json) {
                terminal.line(report.json(model.given()));
            } else {
                report.lines().forEach(terminal::line);
            }
        }
        return ExitCode.OK;
    }

    private int solved(
            String name, Model read, Optional<CombinedModel> combined, TaskMixture mixture, List<Problem> asked,
            Key streams) {
        Approach chosen = Approaches.parse(name);
        var capacity = new SamplingService.Capacity(
                SamplingService.Capacity.USUAL.completions(), read.config().maxPositions());
        try (var generator =
                CombinationOption.generator(model.given(), combined, read, threads.count(), capacity)) {
            var solver = new Solver(generator, GenerationOptions.of(temperature, maxTokens), Budget.UNLIMITED);
            List<Solver.Solved> solutions = solver.solve(chosen, questions(mixture, asked, read), streams);
            StrategyResult result = StrategyResult.of(name, "unlimited", solutions);
            if (reliability == null) {
                terminal.line(json ? result.json().toString() : result.sentence());
                return ExitCode.OK;
            }
            List<Solver.Solved> others = calibration == 0 ? List.of()
                    : solver.solve(chosen, questions(mixture, fitted(mixture), read), streams.at("calibration"));
            ReliabilityReport report = ReliabilityReport.of(solutions, others);
            FigureFile.write(reliability, report.figure(name + ", " + String.join(" + ", tasks)));
            if (json) {
                terminal.line(result.json().put("reliability", report.json()));
            } else {
                terminal.line(result.sentence());
                report.lines().forEach(terminal::line);
                terminal.line("figure: " + reliability);
            }
        }
        return ExitCode.OK;
    }

    private void requireStrategyForReliability() {
        Allowed.between("--calibration", calibration, 0, MOST);
        if (reliability == null ? calibration > 0 : strategy == null) {
            throw new InputException(reliability == null
                    ? "--calibration belongs to --reliability FILE"
                    : "--reliability needs a strategy whose candidates agree or not, such as --strategy"
                            + " self-consistency:16");
        }
        if (calibration > 0 && split == Split.VALIDATION) {
            throw new InputException("--calibration fits to the validation side; measure on another --split");
        }
    }

    /// Problems that calibration maps are fitted to.
    private List<Problem> fitted(TaskMixture mixture) {
        return HeldOut.distinct(
                new ProblemStream(mixture, Split.VALIDATION, Key.of(seed).at("calibration")), calibration);
    }

    private List<Question> questions(TaskMixture mixture, List<Problem> asked, Model read) {
        return asked.stream()
                .map(p -> Question.of(mixture, p, form(mixture, p, read), Optional.ofNullable(system)))
                .toList();
    }

    private Question.Form form(TaskMixture mixture, Problem problem, Model read) {
        boolean spoken = switch (chat) {
            case TEMPLATE -> true;
            case PLAIN -> false;
            case AUTO -> read.chatTemplate().isPresent() && mixture.family(problem).form() == PromptForm.CHAT;
        };
        return spoken ? Question.Form.CHAT : Question.Form.TEXT;
    }

    private Sampler sampler(Model read, Optional<CombinedModel> combined, Workers workers, double at) {
        int most = Math.min(maxTokens, read.config().maxPositions());
        return CombinationOption.sampler(
                combined, read, workers, SamplingOptions.policy(most, read.endTokens()).withTemperature(at));
    }
}
