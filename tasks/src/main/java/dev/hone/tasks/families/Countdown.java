package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.StyleWeights;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Reaching a target with all numbers, `+`, `-` and `*`, from left to right, every value in 0 .. 99:
/// `n3,5,2>16=` may give `3+5=8-2=6X3+5=8*2=16Y#3+5*2`.
///
/// Several answers are right; each is verified. Difficulty is how many numbers there are. Three trials in ten are
/// looked up; STEPS gives up after five. SLOPPY miscalculates a tenth of the values and gives up early, BUGGY answers
/// with its first trial, GUESS is right about one time in five.
public record Countdown() implements TinyFamily {
    private static final int MOST_TRIALS = 5;
    private static final double LOOKED_UP = 0.3;
    private static final double SLIP = 0.1;
    private static final double GIVES_UP = 0.4;
    private static final double GUESSED = 0.15;
    private static final List<Integer> SLIPS = List.of(1, -1, 10, 2);

    @Override
    public String name() {
        return "countdown";
    }

    @Override
    public String description() {
        return "an expression of all numbers that reaches a target: n3,5,2>16=";
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
        return List.of(3);
    }

    @Override
    public StyleWeights usualStyles() {
        return StyleWeights.of(0.12, 0.38, 0.10, 0.40);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> new Accuracy(0.75, 0.95);
            case SLOPPY -> new Accuracy(0.4, 0.8);
            case BUGGY -> new Accuracy(0.25, 0.5);
            case GUESS -> new Accuracy(0.1, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < difficulty; i++) {
                numbers.add(draws.between(1, 9));
            }
            Expressions reachable = reachable(numbers);
            List<Integer> targets =
                    reachable.values().stream().filter(value -> value >= 1).toList();
            if (!targets.isEmpty()) {
                int target = draws.pick(targets);
                String reference = reachable.reaching(target).getFirst().text();
                return problem(Goal.question("n", numbers, target), reference, difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        Goal goal = Goal.parse(problem.prompt());
        Expressions reachable = reachable(goal.numbers());
        List<Expression> solutions = reachable.reaching(goal.target());
        List<Expression> all = reachable.all();
        if (style == Style.GUESS) {
            return "#" + draws.pick(draws.chance(GUESSED) ? solutions : all).text();
        }
        StringBuilder trials = new StringBuilder();
        Expression trial = solutions.getFirst();
        for (int i = 0; i < MOST_TRIALS; i++) {
            trial = draws.pick(draws.chance(LOOKED_UP) ? solutions : all);
            long reached = write(trial, style, draws, trials);
            if (reached == goal.target() && style != Style.BUGGY) {
                return trials.append("Y#").append(trial.text()).toString();
            }
            if (style == Style.BUGGY || style == Style.SLOPPY && draws.chance(GIVES_UP)) {
                return trials.append('#').append(trial.text()).toString();
            }
            trials.append('X');
        }
        return trials.append('#').append(trial.text()).toString();
    }

    /// Appends a trial with its intermediate values; a slip is written down but not carried on. The last value written.
    private static long write(Expression trial, Style style, Draws draws, StringBuilder out) {
        out.append(trial.numbers().getFirst());
        long value = trial.numbers().getFirst();
        for (int i = 0; i < trial.operators().size(); i++) {
            value = trial.valueAfter(i + 1);
            if (style == Style.SLOPPY && draws.chance(SLIP)) {
                value = Math.max(0, value + draws.pick(SLIPS));
            }
            out.append(trial.operators().get(i).sign())
                    .append(trial.numbers().get(i + 1))
                    .append('=')
                    .append(value);
        }
        return value;
    }

    private static Expressions reachable(List<Integer> numbers) {
        return Expressions.of(numbers, List.of(Operator.values()), Expression::boundedValue);
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question, or an expression that stands for its numbers and value.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(Countdown::check);
    }

    private static Verdict check(String gold, String answer) {
        Goal goal = Goal.parse(gold);
        var expression = Expression.parse(answer);
        if (expression.isEmpty()) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not an expression of the given numbers");
        }
        if (!goal.uses(expression.get())) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " does not use each of " + goal.numbers() + " once");
        }
        OptionalInt value = expression.get().boundedValue();
        if (value.isEmpty()) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " leaves 0 .. " + Expression.LARGEST + " on the way");
        }
        return value.getAsInt() == goal.target()
                ? new Verdict.Correct(Excerpt.of(answer) + " is " + goal.target())
                : new Verdict.Incorrect(Excerpt.of(answer) + " is " + value.getAsInt() + ", not " + goal.target());
    }
}
