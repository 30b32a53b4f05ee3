package dev.hone.app.command;

import dev.hone.app.input.Allowed;
import dev.hone.app.input.GeneratorOptions;
import dev.hone.app.input.OpenHelpers;
import dev.hone.app.input.QuestionOptions;
import dev.hone.app.input.TemplateFile;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.registry.Scorers;
import dev.hone.reasoning.registry.Spec;
import dev.hone.reasoning.registry.Strategies;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.tuning.PromptSearch;
import dev.hone.reasoning.tuning.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone tune-prompt`: a prompt, chosen together with what is done with its completions.
@Command(name = "tune-prompt", description = "Choose a prompt together with the strategy that uses it.",
        footer = {
            "",
            "Measure the choice on other problems: hone compare --template TEXT --strategies S. Give --split",
            "validation here and leave the test side for that.",
            "JSON, a line an arm, the chosen one first: prompt, strategy, problems, accuracy, cost (tokens a problem,",
            "prompt among them), value, round (in which it was dropped); the last line: spent_tokens, calls,",
            "best_single (the prompt that looked best at the smallest count)."
        })
final class TunePromptCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private GeneratorOptions model = new GeneratorOptions();

    @Option(names = "--prompts", paramLabel = "FILE", required = true,
            description = "Templates with {question} in them, parted by lines of ---.")
    private @Nullable Path prompts;

    @Option(names = "--counts", paramLabel = "N,N", split = ",", defaultValue = "1,4,16",
            description = "How many completions (default: ${DEFAULT-VALUE}).")
    private List<Integer> counts = new ArrayList<>();

    @Option(names = "--choose", paramLabel = "S,S", defaultValue = "agreement",
            description = "Scorers that choose among several, agreement for the majority (default: ${DEFAULT-VALUE}).")
    private String choose = "agreement";

    @Option(names = "--tokens", paramLabel = "N", required = true,
            description = "What the search may cost, prompts, completions and scorers together.")
    private long tokens;

    @Option(names = "--price", paramLabel = "P", defaultValue = "0",
            description = "Accuracy that 1,000 tokens a problem must bring, such as 0.1 (default: ${DEFAULT-VALUE}).")
    private double price;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "16",
            description = "Problems that are asked at once (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Mixin
    private QuestionOptions questions = new QuestionOptions();

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    TunePromptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Allowed.notNegative("--price", price);
        Allowed.between("--batch", batch, 1, 1 << 20);
        if (prompts == null || tokens < 1) {
            throw new InputException("--tokens must be at least 1: " + tokens);
        }
        counts.forEach(n -> Allowed.between("--counts", n, 1, 1 << 20));
        List<Scorer> scorers = Spec.list(choose).stream().map(Scorers.all()::parse).toList();
        if (scorers.isEmpty()) {
            throw new InputException("--choose names no scorer; hone scorers lists all");
        }
        var search = new PromptSearch(TemplateFile.read(prompts), scorers, counts, tokens, price, batch);
        try (Generator generator = model.open(terminal); OpenHelpers helpers = model.helpers(terminal)) {
            List<Question> asked = questions.questions(model, generator, terminal);
            PromptSearch.Found found = search.search(
                    new PromptSearch.Asked(generator, model.options(), helpers.helpers()), asked,
                    questions.streams());
            print(found);
        }
        return ExitCode.OK;
    }

    private void print(PromptSearch.Found found) {
        Spend spent = found.spent();
        long all = spent.promptTokens() + spent.written();
        if (json) {
            found.standings().forEach(s -> terminal.line(object(s)));
            terminal.line(new Json()
                    .put("spent_tokens", all)
                    .put("calls", spent.calls())
                    .put("best_single", found.alone().text()));
            return;
        }
        var table = new Table("PROMPT", "STRATEGY", "RIGHT", "COST", "VALUE", "PROBLEMS", "ROUND");
        for (Standing s : found.standings()) {
            table.row(shown(s.arm().prompt().text()), Strategies.all().text(s.arm().strategy()),
                    "%.1f %%".formatted(100 * s.score()), "%.1f".formatted(s.cost()), "%.3f".formatted(s.value()),
                    String.valueOf(s.questions()), String.valueOf(s.round()));
        }
        table.lines().forEach(terminal::line);
        terminal.line("cost: tokens a problem, prompt, completions and scorers; the search took %,d in %,d completions"
                .formatted(all, spent.calls()));
        terminal.line("chosen: --template \"%s\" --strategies \"%s\"; best at the smallest count: \"%s\"".formatted(
                shown(found.chosen().prompt().text()), Strategies.all().text(found.chosen().strategy()),
                shown(found.alone().text())));
    }

    private static String shown(String template) {
        return template.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static Json object(Standing s) {
        return new Json()
                .put("prompt", s.arm().prompt().text())
                .put("strategy", Strategies.all().text(s.arm().strategy()))
                .put("problems", s.questions())
                .put("accuracy", s.score())
                .put("cost", s.cost())
                .put("value", s.value())
                .put("round", s.round());
    }
}
