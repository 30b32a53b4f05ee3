package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Reaching a target with all numbers, `+` and `-`, by trials: `t3,5,8>0=` may give `3+5+8=16X3+5-8=0Y#3+5-8`.
///
/// Several answers are right; each is verified. Difficulty is how many numbers there are. A trial is random (a right
/// one is looked up in 3 % of trials), so even STEPS gives up after five; SLOPPY miscalculates a tenth of the trials
/// and gives up early; BUGGY gives up after the first; GUESS answers at random.
public record TrialSearch() implements TinyFamily {
    private static final int MOST_TRIALS = 5;
    private static final double LOOKED_UP = 0.03;
    private static final double SLIP = 0.1;
    private static final double GIVES_UP = 0.35;
    private static final List<Integer> SLIPS = List.of(1, -1, 2, -2, 10);
    private static final List<Operator> OPERATORS = List.of(Operator.PLUS, Operator.MINUS);

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String description() {
        return "signs between numbers that reach a target, by trials: t3,5,8>16=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> new Accuracy(0.6, 0.9);
            case SLOPPY -> new Accuracy(0.3, 0.6);
            case BUGGY -> new Accuracy(0.15, 0.45);
            case GUESS -> new Accuracy(0.1, 0.3);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < difficulty; i++) {
            numbers.add(draws.between(1, 9));
        }
        Expressions reachable = reachable(numbers);
        int target = draws.pick(reachable.values());
        String reference = reachable.reaching(target).getFirst().text();
        return problem(Goal.question("t", numbers, target), reference, difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        Goal goal = Goal.parse(problem.prompt());
        Expressions reachable = reachable(goal.numbers());
        List<Expression> solutions = reachable.reaching(goal.target());
        if (style == Style.GUESS) {
            return "#" + random(reachable, draws).text();
        }
        StringBuilder trials = new StringBuilder();
        Expression trial = solutions.getFirst();
        for (int i = 0; i < MOST_TRIALS; i++) {
            trial = draws.chance(LOOKED_UP) ? draws.pick(solutions) : random(reachable, draws);
            int value = (int) trial.value();
            if (style == Style.SLOPPY && draws.chance(SLIP)) {
                value = Math.max(0, value + draws.pick(SLIPS));
            }
            trials.append(trial.text()).append('=').append(value);
            if (value == goal.target()) {
                return trials.append("Y#").append(trial.text()).toString();
            }
            trials.append('X');
            if (style == Style.BUGGY || style == Style.SLOPPY && draws.chance(GIVES_UP)) {
                break;
            }
        }
        Expression last = draws.chance(0.5) ? trial : random(reachable, draws);
        return trials.append('#').append(last.text()).toString();
    }

    /// Each value equally likely, then each expression that reaches it.
    private static Expression random(Expressions reachable, Draws draws) {
        return draws.pick(reachable.reaching(draws.pick(reachable.values())));
    }

    private static Expressions reachable(List<Integer> numbers) {
        return Expressions.of(numbers, OPERATORS, expression -> {
            long value = expression.value();
            return value >= 0 && value <= Expression.LARGEST ? OptionalInt.of((int) value) : OptionalInt.empty();
        });
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question, or an expression that stands for its numbers and value.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(TrialSearch::check);
    }

    private static Verdict check(String gold, String answer) {
        Goal goal = Goal.parse(gold);
        var expression = Expression.parse(answer).filter(e -> !e.operators().contains(Operator.TIMES));
        if (expression.isEmpty()) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not a sum of the given numbers");
        }
        if (!goal.uses(expression.get())) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " does not use each of " + goal.numbers() + " once");
        }
        long value = expression.get().value();
        return value == goal.target()
                ? new Verdict.Correct(Excerpt.of(answer) + " is " + value)
                : new Verdict.Incorrect(Excerpt.of(answer) + " is " + value + ", not " + goal.target());
    }
}
