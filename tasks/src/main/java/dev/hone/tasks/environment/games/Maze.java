package dev.hone.tasks.environment.games;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.environment.Environment;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Step;
import java.util.List;
import java.util.Optional;

/// Walking through a maze: `mX.#/..#/#.Y=` may be answered `d`, the world says `.` (went), `r`, `.`, `d`, `.`, `r`.
///
/// The maze is a square of 4 x 4 fields, X the walker, Y the goal. Difficulty is the length of the shortest way; two
/// more turns than that are allowed. A step against a wall is answered `#`, what is no step `?`; both cost their turn.
/// STEPS walks the shortest way; SLOPPY errs in a quarter of the steps; GUESS walks at random.
public record Maze() implements EnvironmentFamily {
    private static final int SIZE = 4;
    private static final int MORE_TURNS = 2;
    private static final double SLIP = 0.25;

    @Override
    public String name() {
        return "maze";
    }

    @Override
    public String description() {
        return "walking through a maze, step by step over several turns: mX.#./...#/#..Y/....=";
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.5, 0.9);
            case GUESS -> new Accuracy(0.01, 0.3);
            case BUGGY -> throw new IllegalArgumentException("maze has no style BUGGY");
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            var world = new World(
                    Grid.draw(draws, SIZE), draws.between(0, SIZE * SIZE - 1), draws.between(0, SIZE * SIZE - 1),
                    difficulty + MORE_TURNS);
            Optional<List<Move>> way = world.isPossible() ? world.plan().from(world.start) : Optional.empty();
            if (way.isPresent() && way.get().size() == difficulty) {
                return problem(world.setup(), world.plan().script(world.start, difficulty, 0, draws), difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        World world = open(gold(problem));
        double slip = switch (style) {
            case STEPS -> 0;
            case SLOPPY -> SLIP;
            case GUESS -> 1;
            case BUGGY -> throw new IllegalArgumentException("maze has no style BUGGY");
        };
        return world.plan().script(world.start, world.most, slip, draws);
    }

    @Override
    public World open(String setup) {
        String[] g = Setup.groups(setup, "([.#]{" + SIZE * SIZE + "}):(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");
        return new World(
                new Grid(SIZE, g[0]), Integer.parseInt(g[1]), Integer.parseInt(g[2]), Integer.parseInt(g[3]));
    }

    /// A walker in a maze.
    public static final class World implements Environment {
        private final Grid grid;
        private final int start;
        private final int goal;
        private final int most;
        private final Turns turns;
        private int place;

        private World(Grid grid, int start, int goal, int most) {
            this.grid = grid;
            this.start = start;
            this.goal = goal;
            this.most = most;
            turns = new Turns(most);
            place = start;
        }

        private boolean isPossible() {
            return start != goal && grid.isFree(start) && grid.isFree(goal);
        }

        private String setup() {
            return grid.walls() + ":" + start + ":" + goal + ":" + most;
        }

        private Plan<Integer> plan() {
            return new Plan<>(this::after, at -> at == goal);
        }

        private int after(int at, Move move) {
            int to = grid.after(at, move);
            return grid.isFree(to) ? to : at;
        }

        @Override
        public String reset() {
            turns.reset();
            place = start;
            return "m" + grid.text("XY", start, goal) + "=";
        }

        @Override
        public Step step(String action) {
            Optional<Move> move = Move.of(action);
            if (move.isEmpty()) {
                return turns.goesOn("?");
            }
            int before = place;
            place = after(before, move.get());
            return place == goal ? turns.solved("reached the goal") : turns.goesOn(place == before ? "#" : ".");
        }
    }
}
