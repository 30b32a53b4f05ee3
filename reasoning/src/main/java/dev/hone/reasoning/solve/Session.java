package dev.hone.reasoning.solve;

import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Ledger;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// One question's way through a strategy: the model, the budget, the account and the random streams.
///
/// Request number n of a session draws from the key's stream n, so that a solution is a pure function of model,
/// question, strategy and key. A session belongs to one thread.
///
/// What the budget does not cover is not asked for: completions are left out, and the greatest length is cut to an even
/// share of the tokens that are left.
public final class Session {
    /// Seeds stay exact where they travel as JSON numbers.
    private static final int SEED_BITS = 53;

    private final Generator generator;
    private final GenerationOptions options;
    private final Budget budget;
    private final Key key;
    private final Helpers helpers;
    private final Ledger ledger = new Ledger();
    private int requests;

    /// A session without helpers.
    public Session(Generator generator, GenerationOptions options, Budget budget, Key key) {
        this(generator, options, budget, key, Helpers.NONE);
    }

    /// `options` are those that a strategy uses where it has none of its own.
    public Session(Generator generator, GenerationOptions options, Budget budget, Key key, Helpers helpers) {
        this.helpers = helpers;
        this.generator = generator;
        this.options = options;
        this.budget = budget;
        this.key = key;
    }

    /// The options that a strategy uses where it has none of its own.
    public GenerationOptions options() {
        return options;
    }

    /// The model.
    public Generator generator() {
        return generator;
    }

    /// What may be used besides the model.
    public Helpers helpers() {
        return helpers;
    }

    /// The account.
    public Ledger ledger() {
        return ledger;
    }

    /// Random numbers for a strategy's own choices.
    public Key choices() {
        return key.at("choices");
    }

    /// Completions that the budget still allows.
    public long callsLeft() {
        return Math.max(0, budget.calls() - ledger.spent().calls());
    }

    /// Tokens of completions that the budget still allows.
    public long tokensLeft() {
        return Math.max(0, budget.tokens() - ledger.spent().completionTokens());
    }

    /// Completions of a prompt with the usual options, fewer or none where the budget ends.
    public List<Generation> generate(Prompt prompt, int samples) {
        return generate(new Ask(prompt, samples, options));
    }

    /// Completions of a prompt, fewer or none where the budget ends.
    public List<Generation> generate(Ask ask) {
        return generate(List.of(ask)).getFirst();
    }

    /// Completions of several prompts at once, a list each, in order.
    public List<List<Generation>> generate(List<Ask> asks) {
        return generate(generator, asks);
    }

    /// The same by another model, such as one that was made for this question; it is entered and bounded alike.
    public List<List<Generation>> generate(Generator by, List<Ask> asks) {
        long calls = callsLeft();
        long tokens = tokensLeft();
        long wanted = asks.stream().mapToLong(Ask::samples).sum();
        long affordable = Math.min(Math.min(wanted, calls), tokens);
        List<CompletableFuture<List<Generation>>> promises = new ArrayList<>();
        long left = affordable;
        for (Ask ask : asks) {
            int n = (int) Math.min(ask.samples(), left);
            left -= n;
            promises.add(n == 0
                    ? CompletableFuture.completedFuture(List.of())
                    : begin(by, ask, n, tokens / affordable));
        }
        List<List<Generation>> all = new ArrayList<>();
        for (CompletableFuture<List<Generation>> promise : promises) {
            all.add(entered(by, promise, promises));
        }
        return all;
    }

    private CompletableFuture<List<Generation>> begin(Generator by, Ask ask, int samples, long share) {
        GenerationOptions o = ask.options().withMaxTokens((int) Math.min(ask.options().maxTokens(), share));
        return by.generate(new GenerationRequest(
                ask.prompt(), samples, seed(), o,
                ask.watchers().isEmpty() ? List.of() : ask.watchers().subList(0, samples)));
    }

    private List<Generation> entered(
            Generator by, CompletableFuture<List<Generation>> promise, List<CompletableFuture<List<Generation>>> all) {
        List<Generation> given = joined(promise, all);
        if (!given.isEmpty()) {
            ledger.enter(new Spend(
                    given.size(), given.getFirst().promptTokens(),
                    given.stream().mapToLong(Generation::length).sum(), 0));
            ledger.enter(Spend.ofCompanions(by.companions() * tokens(given)));
        }
        return given;
    }

    /// What the judging model writes to each of these, a list each. It is entered as tokens of scorers, prompts and
    /// answers, and no budget bounds it.
    public List<List<Generation>> consult(List<Ask> asks) {
        Generator judge = helpers.judge().orElse(generator);
        List<CompletableFuture<List<Generation>>> promises = asks.stream()
                .map(a -> judge.generate(new GenerationRequest(a.prompt(), a.samples(), seed(), a.options())))
                .toList();
        List<List<Generation>> all = new ArrayList<>();
        for (CompletableFuture<List<Generation>> promise : promises) {
            List<Generation> given = joined(promise, promises);
            ledger.enter(new Spend(0, 0, 0, (1 + judge.companions()) * tokens(given)));
            all.add(given);
        }
        return all;
    }

    /// Tokens of a prompt and of its completions.
    private static long tokens(List<Generation> given) {
        return given.getFirst().promptTokens() + given.stream().mapToLong(Generation::length).sum();
    }

    private long seed() {
        return key.at(requests++).bits(0) >>> (Long.SIZE - SEED_BITS);
    }

    /// Completions of the question itself as candidates, with the usual options.
    public List<Candidate> candidates(Question question, int samples) {
        return candidates(question, samples, options);
    }

    private static List<Generation> joined(
            CompletableFuture<List<Generation>> promise, List<CompletableFuture<List<Generation>>> all) {
        try {
            return promise.join();
        } catch (CompletionException e) {
            all.forEach(p -> p.cancel(true));
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /// Completions of the question itself as candidates.
    public List<Candidate> candidates(Question question, int samples, GenerationOptions own) {
        return generate(new Ask(question.prompt(), samples, own)).stream()
                .map(g -> Candidate.of(question, g))
                .toList();
    }
}
