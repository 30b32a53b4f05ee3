package dev.hone.app.command;

import dev.hone.app.input.GeneratorOptions;
import dev.hone.app.input.OpenHelpers;
import dev.hone.app.input.QuestionOptions;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.registry.Approaches;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import dev.hone.reasoning.solve.Approach;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hone solve`: problems or questions of one's own, solved by a strategy.
@Command(name = "solve", description = "Solve problems or questions with a strategy.", footer = {
    "",
    "JSON, a line a question: id, strategy, answer, text, verdict and reason (null without a task or an answer),",
    "unanswered (why there is no answer, such as too long a prompt, or null), calls,",
    "prompt_tokens, completion_tokens, scorer_tokens, companion_tokens (of models beside it, --with), trained_tokens,",
    "considered (answers of all candidates)."
})
final class SolveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private GeneratorOptions model = new GeneratorOptions();

    @Option(names = "--strategy", paramLabel = "S", defaultValue = "greedy",
            description = "Such as self-consistency:16 (hone strategies lists all; default: ${DEFAULT-VALUE}).")
    private String strategy = "greedy";

    @Option(names = "--prompt", paramLabel = "TEXT", description = "A question of your own; may be given again.")
    private List<String> prompts = new ArrayList<>();

    @Mixin
    private QuestionOptions questions = new QuestionOptions();

    @Mixin
    private BudgetOption budget = new BudgetOption();

    @Option(names = "--json", description = "Print one JSON object a question.")
    private boolean json;

    SolveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (prompts.isEmpty() == questions.tasks().isEmpty()) {
            throw new InputException("give either --task or --prompt");
        }
        Approach chosen = Approaches.parse(strategy);
        try (Generator generator = model.open(terminal); OpenHelpers helpers = model.helpers(terminal)) {
            List<Question> asked = prompts.isEmpty()
                    ? questions.questions(model, generator, terminal)
                    : prompts.stream()
                            .map(p -> Question.of(p, model.form(PromptForm.CHAT, generator), model.system()))
                            .toList();
            var solver = new Solver(generator, model.options(), budget.one(), helpers.helpers());
            List<Solver.Solved> solved = solver.solve(chosen, asked, questions.streams());
            solved.forEach(this::print);
            if (!json) {
                total(solved);
            }
        }
        return ExitCode.OK;
    }

    private void print(Solver.Solved s) {
        Optional<Verdict> verdict = s.verdict();
        Spend spent = s.spent();
        if (!json) {
            terminal.line("--- %s: %s%s, %d completions, %d tokens".formatted(
                    s.question().id(), s.solution().answer(), verdict.map(v -> " (" + v.kind() + ")").orElse(""),
                    spent.calls(), spent.written()));
            terminal.line(s.unanswered().map(e -> "(no answer: " + e.getMessage() + ")").orElse(s.solution().text()));
            return;
        }
        var line = new Json()
                .put("id", s.question().id())
                .put("strategy", strategy)
                .put("answer", s.solution().answer())
                .put("text", s.solution().text());
        verdict.ifPresentOrElse(
                v -> line.put("verdict", v.kind()).put("reason", v.reason()),
                () -> line.putNull("verdict").putNull("reason"));
        s.unanswered().ifPresentOrElse(
                e -> line.put("unanswered", e.getMessage()), () -> line.putNull("unanswered"));
        terminal.line(line.put("calls", spent.calls())
                .put("prompt_tokens", spent.promptTokens())
                .put("completion_tokens", spent.completionTokens())
                .put("scorer_tokens", spent.scorerTokens())
                .put("companion_tokens", spent.companionTokens())
                .put("trained_tokens", spent.trainedTokens())
                .putTexts("considered", s.solution().considered().stream().map(c -> c.answer()).toList()));
    }

    private void total(List<Solver.Solved> solved) {
        StrategyResult result = StrategyResult.of(strategy, "", solved);
        if (prompts.isEmpty()) {
            terminal.line(result.sentence());
        }
    }
}
