package dev.hone.reasoning.solve;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.PromptTooLong;
import dev.hone.tasks.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Solves many questions at once: each by itself with a strategy, where what is found for a question does not depend on
/// the others, or all together with an allocation of one budget.
///
/// Each question has a thread of its own that mostly waits; the generator puts their requests together.
public final class Solver {
    private final Generator generator;
    private final GenerationOptions options;
    private final Budget budget;

    private final Helpers helpers;

    /// A solver without helpers.
    public Solver(Generator generator, GenerationOptions options, Budget budget) {
        this(generator, options, budget, Helpers.NONE);
    }

    /// `budget` is that of one question; an allocation may spend it so many times over all of them.
    public Solver(Generator generator, GenerationOptions options, Budget budget, Helpers helpers) {
        this.helpers = helpers;
        this.generator = generator;
        this.options = options;
        this.budget = budget;
    }

    /// A solution and what it cost. `unanswered` says why there is none: a prompt of the question was too long.
    public record Solved(Question question, Solution solution, Spend spent, Optional<PromptTooLong> unanswered) {
        /// What the question's verifier says; nothing where it has none, or the question was not answered.
        public Optional<Verdict> verdict() {
            return unanswered.isPresent()
                    ? Optional.empty()
                    : question.verifier().map(v -> v.apply(solution.text()));
        }

        /// The score of the verdict, NaN where there is none.
        public double score() {
            return verdict().map(Verdict::score).orElse(OptionalDouble.empty()).orElse(Double.NaN);
        }
    }

    /// Solves the questions in this way; number i draws from `key / i`.
    ///
    /// @throws InputException if the model cannot do what the approach needs
    public List<Solved> solve(Approach approach, List<Question> questions, Key key) {
        return switch (approach) {
            case Approach.Each each -> solve(each.strategy(), questions, key);
            case Approach.Shared shared -> solve(shared.allocation(), questions, key);
        };
    }

    /// Solves the questions, each by itself; number i draws from `key / i`. One whose prompt is too long stays
    /// unanswered, and the others go on.
    ///
    /// @throws InputException if the model cannot do what the strategy needs, or no prompt has room
    public List<Solved> solve(Strategy strategy, List<Question> questions, Key key) {
        require(strategy, generator);
        List<Together.Work<Solved>> works = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            var session = new Session(generator, options, budget, key.at(i), helpers);
            works.add(() -> solved(strategy, question, session));
        }
        List<Solved> all = Together.all(works);
        if (!all.isEmpty() && all.stream().allMatch(s -> s.unanswered().isPresent())) {
            throw all.getFirst().unanswered().orElseThrow();
        }
        return all;
    }

    private static Solved solved(Strategy strategy, Question question, Session session) {
        try {
            Solution solution = strategy.solve(question, session);
            return new Solved(question, solution, session.ledger().spent(), Optional.empty());
        } catch (PromptTooLong e) {
            return new Solved(question, Solution.NONE, session.ledger().spent(), Optional.of(e));
        }
    }

    /// Solves the questions together; number i draws from `key / i`.
    ///
    /// @throws InputException if the model cannot do what the allocation needs, or a prompt is too long, since all
    /// share
    ///     one budget
    public List<Solved> solve(Allocation allocation, List<Question> questions, Key key) {
        require(allocation.name(), allocation.needs(), generator);
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            sessions.add(new Session(generator, options, Budget.UNLIMITED, key.at(i), helpers));
        }
        List<Solution> solutions = questions.isEmpty()
                ? List.of()
                : allocation.solve(new Pool(questions, sessions, budget.times(questions.size())));
        List<Solved> solved = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            solved.add(new Solved(
                    questions.get(i), solutions.get(i), sessions.get(i).ledger().spent(), Optional.empty()));
        }
        return List.copyOf(solved);
    }

    /// @throws InputException if the model cannot do what the approach needs
    public static void require(Approach approach, Generator generator) {
        switch (approach) {
            case Approach.Each each -> require(each.strategy(), generator);
            case Approach.Shared shared ->
                require(shared.allocation().name(), shared.allocation().needs(), generator);
        }
    }

    /// @throws InputException if the model cannot do what the strategy needs
    public static void require(Strategy strategy, Generator generator) {
        require(strategy.name(), strategy.needs(), generator);
    }

    private static void require(String name, Set<Capability> needs, Generator generator) {
        for (Capability needed : needs) {
            if (!generator.capabilities().contains(needed)) {
                throw new InputException("strategy " + name + " needs " + needed.meaning() + ", which "
                        + generator.name() + " does not give");
            }
        }
    }
}
