package dev.hone.training.task;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.environment.End;
import dev.hone.tasks.environment.Environment;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Worlds for tests, named `mortal-worlds`: `l7=` is lost at the first turn, `d7=` dies there, `h7=` hangs there.
public final class MortalWorlds implements EnvironmentFamily {
    @Override
    public String name() {
        return "mortal-worlds";
    }

    @Override
    public String description() {
        return "worlds that live (1), worlds of which some die or hang (2), worlds that die (3)";
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3);
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.STEPS);
    }

    @Override
    public Accuracy expected(Style style) {
        return new Accuracy(0, 1);
    }

    @Override
    public Duration limit() {
        return Duration.ofMillis(100);
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String kind = switch (difficulty) {
            case 1 -> "l";
            case 2 -> draws.pick(List.of("l", "l", "l", "l", "l", "d", "h"));
            default -> "d";
        };
        return problem(kind + draws.between(100, 999), "1", difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        return "1";
    }

    @Override
    public Environment open(String setup) {
        return new Environment() {
            @Override
            public String reset() {
                return setup + "=";
            }

            @Override
            public Step step(String action) {
                if (setup.startsWith("d")) {
                    throw new IllegalStateException("the world of " + setup + " died");
                }
                if (setup.startsWith("h")) {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return Step.over(action.length() % 2 == 0 ? new End.Solved("even") : new End.Lost("odd"));
            }
        };
    }
}
