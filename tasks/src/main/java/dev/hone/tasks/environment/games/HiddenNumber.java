package dev.hone.tasks.environment.games;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.environment.Environment;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Step;
import java.util.ArrayList;
import java.util.List;

/// Finding a number between two others: `n12-17=` may be answered `14`, the world says `>` (it is greater), `16`, `<`,
/// `15`.
///
/// Difficulty d allows d guesses among 2^(d-1) to 2^d - 1 numbers, so that halving always finds it. STEPS halves;
/// SLOPPY guesses anything that is still possible; GUESS forgets what the world said. What is no number of the range
/// is answered `?` and costs its turn.
public record HiddenNumber() implements EnvironmentFamily {
    private static final int LARGEST = 99;

    @Override
    public String name() {
        return "hidden-number";
    }

    @Override
    public String description() {
        return "finding a number by guesses that are called too high or too low, over several turns: n12-17=";
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.6, 0.95);
            case GUESS -> new Accuracy(0.2, 0.6);
            case BUGGY -> throw new IllegalArgumentException("hidden-number has no style BUGGY");
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int count = draws.between(1 << (difficulty - 1), (1 << difficulty) - 1);
        int low = draws.between(0, LARGEST + 1 - count);
        var range = new Range(low, low + count - 1);
        int hidden = draws.between(range.low, range.high);
        String reference = script(range, hidden, difficulty, Style.STEPS, draws);
        return problem(range.low + "-" + range.high + ":" + hidden + ":" + difficulty, reference, difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        World world = open(gold(problem));
        return script(world.range, world.hidden, world.guesses, style, draws);
    }

    private static String script(Range range, int hidden, int guesses, Style style, Draws draws) {
        List<String> actions = new ArrayList<>();
        int low = range.low;
        int high = range.high;
        for (int i = 0; i < guesses; i++) {
            int guess = switch (style) {
                case STEPS -> (low + high) / 2;
                case SLOPPY -> draws.between(low, high);
                case GUESS -> draws.between(range.low, range.high);
                case BUGGY -> throw new IllegalArgumentException("hidden-number has no style BUGGY");
            };
            actions.add(Integer.toString(guess));
            if (guess == hidden) {
                break;
            }
            low = guess < hidden ? Math.max(low, guess + 1) : low;
            high = guess > hidden ? Math.min(high, guess - 1) : high;
        }
        return String.join("\n", actions);
    }

    @Override
    public World open(String setup) {
        int[] n = Setup.numbers(setup, "(\\d{1,2})-(\\d{1,2}):(\\d{1,2}):(\\d)");
        return new World(new Range(n[0], n[1]), n[2], n[3]);
    }

    /// Both ends included.
    private record Range(int low, int high) {}

    /// A hidden number and what is left to find it.
    public static final class World implements Environment {
        private final Range range;
        private final int hidden;
        private final int guesses;
        private final Turns turns;

        private World(Range range, int hidden, int guesses) {
            this.range = range;
            this.hidden = hidden;
            this.guesses = guesses;
            turns = new Turns(guesses);
        }

        @Override
        public String reset() {
            turns.reset();
            return "n" + range.low + "-" + range.high + "=";
        }

        @Override
        public Step step(String action) {
            if (!action.matches("\\d{1,2}") || Integer.parseInt(action) < range.low
                    || Integer.parseInt(action) > range.high) {
                return turns.goesOn("?");
            }
            int guess = Integer.parseInt(action);
            return guess == hidden
                    ? turns.solved("found " + hidden)
                    : turns.goesOn(guess < hidden ? ">" : "<");
        }
    }
}
