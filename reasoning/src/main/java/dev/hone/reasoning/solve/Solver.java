package dev.hone.reasoning.solve;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Solves many questions at once with one strategy; what is found for a question does not depend on the others.
///
/// Each question has a thread of its own that mostly waits; the generator puts their requests together.
public final class Solver {
    /// Questions that are under way at the same time.
    private static final int TOGETHER = 256;

    private final Generator generator;
    private final GenerationOptions options;
    private final Budget budget;

    private final Helpers helpers;

    /// A solver without helpers.
    public Solver(Generator generator, GenerationOptions options, Budget budget) {
        this(generator, options, budget, Helpers.NONE);
    }

    /// `budget` is that of one question.
    public Solver(Generator generator, GenerationOptions options, Budget budget, Helpers helpers) {
        this.helpers = helpers;
        this.generator = generator;
        this.options = options;
        this.budget = budget;
    }

    /// A solution and what it cost.
    public record Solved(Question question, Solution solution, Spend spent) {}

    /// Solves the questions; number i draws from `key / i`.
    ///
    /// @throws InputException if the model cannot do what the strategy needs
    public List<Solved> solve(Strategy strategy, List<Question> questions, Key key) {
        require(strategy, generator);
        var room = new Semaphore(TOGETHER);
        List<Future<Solved>> promises = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < questions.size(); i++) {
                Question question = questions.get(i);
                var session = new Session(generator, options, budget, key.at(i), helpers);
                promises.add(threads.submit(() -> {
                    room.acquire();
                    try {
                        return new Solved(
                                question, strategy.solve(question, session), session.ledger().spent());
                    } finally {
                        room.release();
                    }
                }));
            }
            List<Solved> solved = new ArrayList<>();
            for (Future<Solved> promise : promises) {
                solved.add(result(promise, threads));
            }
            return List.copyOf(solved);
        }
    }

    private static Solved result(Future<Solved> promise, ExecutorService threads) {
        try {
            return promise.get();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while questions were being solved", e);
        }
    }

    /// @throws InputException if the model cannot do what the strategy needs
    public static void require(Strategy strategy, Generator generator) {
        for (Capability needed : strategy.needs()) {
            if (!generator.capabilities().contains(needed)) {
                throw new InputException("strategy " + strategy.name() + " needs " + needed.meaning() + ", which "
                        + generator.name() + " does not give");
            }
        }
    }
}
