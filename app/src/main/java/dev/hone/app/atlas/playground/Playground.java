package dev.hone.app.atlas.playground;

import dev.hone.app.atlas.model.KnownModel;
import dev.hone.app.atlas.model.ModelShelf;
import dev.hone.app.terminal.Json;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Solver;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Runs attempts, one at a time: a model of this machine, a question, a strategy, a budget.
///
/// An attempt has the solution that `hone solve` gives for the same model, question, strategy and seed. The last model
/// stays in memory for the next attempt.
public final class Playground implements AutoCloseable {
    private static final int KEPT = 8;

    private final ModelShelf models;
    private final int threads;
    private final Deque<Attempt> attempts = new ArrayDeque<>();
    private Optional<OpenModel> open = Optional.empty();
    private Optional<Thread> working = Optional.empty();
    private long begun;

    /// @param threads for sampling
    public Playground(ModelShelf models, int threads) {
        this.models = models;
        this.threads = threads;
    }

    /// Something that cannot be begun because another attempt goes on.
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy() {
            super("another attempt goes on; cancel it, or wait for its end");
        }
    }

    /// The problem that a task and a seed mean: prompt, reference, difficulty.
    ///
    /// @throws InputException for a task that there is not
    public Json problem(String task, long seed) {
        Problem problem = Problems.of(task, seed).problem();
        return new Json().put("prompt", problem.prompt()).put("reference", problem.reference())
                .put("difficulty", problem.difficulty());
    }

    /// Begins an attempt.
    ///
    /// @param body a JSON object: model, task or prompt, strategy, budget, temperature, tokens, seed
    /// @throws InputException if something in it is wrong
    /// @throws Busy if another goes on
    public synchronized Attempt begin(String body) {
        Asked asked = Asked.read(body);
        KnownModel model = models.find(asked.model())
                .orElseThrow(() -> new InputException("model: there is no '" + asked.model() + "' here"));
        asked.task().ifPresent(task -> Problems.of(task, asked.seed()));
        if (!attempts.isEmpty() && !attempts.getLast().isOver()) {
            throw new Busy();
        }
        var attempt = new Attempt(Long.toString(++begun));
        attempts.add(attempt);
        if (attempts.size() > KEPT) {
            attempts.removeFirst();
        }
        working = Optional.of(Thread.ofVirtual().name("playground").start(() -> run(asked, model, attempt)));
        return attempt;
    }

    /// The attempt of this id, while it is remembered.
    public synchronized Optional<Attempt> find(String id) {
        return attempts.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    private void run(Asked asked, KnownModel known, Attempt attempt) {
        try {
            OpenModel model = opened(known);
            Question question = Problems.question(asked, model.generator());
            attempt.add("asked", new Json().put("prompt", question.text()).put("strategy", asked.strategyText())
                    .put("budget", asked.budgetText()).put("model", known.id()));
            var generator = new WatchedGenerator(model.generator(), model.tokenizer(), question, attempt);
            var solver = new Solver(generator, asked.options(), asked.budget());
            Solver.Solved solved = solver
                    .solve(asked.strategy(), List.of(question), Key.of(asked.seed()).at("samples"))
                    .getFirst();
            if (attempt.isCancelled()) {
                attempt.end("cancelled", new Json());
            } else {
                attempt.end("solution", solution(solved));
            }
        } catch (CancellationException e) { // the attempt asked for it
            attempt.end("cancelled", new Json());
        } catch (InputException e) {
            attempt.end("failed", new Json().put("message", String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            attempt.end("failed", new Json().put("message", "a fault of the program: " + e));
            throw e;
        }
    }

    private OpenModel opened(KnownModel known) {
        if (open.isPresent() && open.get().id().equals(known.id())) {
            return open.get();
        }
        open.ifPresent(OpenModel::close);
        open = Optional.empty();
        OpenModel read = OpenModel.of(known, threads);
        open = Optional.of(read);
        return read;
    }

    private static Json solution(Solver.Solved solved) {
        Optional<Verdict> verdict = solved.verdict();
        Spend spent = solved.spent();
        var event = new Json()
                .put("text", solved.solution().text())
                .put("answer", solved.solution().answer());
        solved.question().reference().ifPresentOrElse(r -> event.put("reference", r),
                () -> event.putNull("reference"));
        verdict.ifPresentOrElse(
                v -> event.put("verdict", v.kind()).put("reason", v.reason()),
                () -> event.putNull("verdict").putNull("reason"));
        return event.put("calls", spent.calls()).put("prompt_tokens", spent.promptTokens())
                .put("completion_tokens", spent.completionTokens()).put("scorer_tokens", spent.scorerTokens());
    }

    /// Cancels what goes on, waits for it, and lets the model go.
    @Override
    public void close() {
        Optional<Thread> last;
        synchronized (this) {
            attempts.forEach(Attempt::cancel);
            last = working;
        }
        try {
            if (last.isPresent()) {
                last.get().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.ifPresent(OpenModel::close);
    }
}
