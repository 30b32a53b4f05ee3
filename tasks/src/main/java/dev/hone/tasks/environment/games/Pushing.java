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

/// Pushing a box to its place, as in Sokoban: `pX.../.b../..../.Y..=` shows walker X, box b and its place Y.
///
/// A step onto the box pushes it, unless a wall or the edge is behind it; it cannot be pulled, so that a push may lose
/// the game. Difficulty is the length of the shortest solution; two more turns than that are allowed. The world answers
/// `.` (went), `b` (pushed), `#` (did not move) or `?` (no step).
/// STEPS walks the shortest solution; SLOPPY errs in a tenth of the steps; GUESS walks at random.
public record Pushing() implements EnvironmentFamily {
    private static final int SIZE = 4;
    private static final int MORE_TURNS = 2;
    private static final double SLIP = 0.1;

    @Override
    public String name() {
        return "pushing";
    }

    @Override
    public String description() {
        return "pushing a box to its place, step by step over several turns: pX.../.b../..../.Y..=";
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5, 6);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.65, 0.97);
            case GUESS -> new Accuracy(0, 0.25);
            case BUGGY -> throw new IllegalArgumentException("pushing has no style BUGGY");
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int last = SIZE * SIZE - 1;
        while (true) {
            var world = new World(
                    Grid.draw(draws, SIZE), new State(draws.between(0, last), draws.between(0, last)),
                    draws.between(0, last), difficulty + MORE_TURNS);
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
            case BUGGY -> throw new IllegalArgumentException("pushing has no style BUGGY");
        };
        return world.plan().script(world.start, world.most, slip, draws);
    }

    @Override
    public World open(String setup) {
        String[] g = Setup.groups(
                setup, "([.#]{" + SIZE * SIZE + "}):(\\d{1,2}):(\\d{1,2}):(\\d{1,2}):(\\d{1,2})");
        return new World(
                new Grid(SIZE, g[0]), new State(Integer.parseInt(g[1]), Integer.parseInt(g[2])),
                Integer.parseInt(g[3]), Integer.parseInt(g[4]));
    }

    /// Where the walker and the box stand.
    private record State(int walker, int box) {}

    /// A walker and a box.
    public static final class World implements Environment {
        private final Grid grid;
        private final State start;
        private final int goal;
        private final int most;
        private final Turns turns;
        private State state;

        private World(Grid grid, State start, int goal, int most) {
            this.grid = grid;
            this.start = start;
            this.goal = goal;
            this.most = most;
            turns = new Turns(most);
            state = start;
        }

        private boolean isPossible() {
            return start.walker != start.box && start.box != goal && start.walker != goal
                    && grid.isFree(start.walker) && grid.isFree(start.box) && grid.isFree(goal);
        }

        private String setup() {
            return grid.walls() + ":" + start.walker + ":" + start.box + ":" + goal + ":" + most;
        }

        private Plan<State> plan() {
            return new Plan<>(this::after, s -> s.box == goal);
        }

        private State after(State s, Move move) {
            int to = grid.after(s.walker, move);
            if (!grid.isFree(to)) {
                return s;
            }
            if (to != s.box) {
                return new State(to, s.box);
            }
            int pushed = grid.after(s.box, move);
            return grid.isFree(pushed) ? new State(to, pushed) : s;
        }

        @Override
        public String reset() {
            turns.reset();
            state = start;
            return "p" + grid.text("XbY", start.walker, start.box, goal) + "=";
        }

        @Override
        public Step step(String action) {
            Optional<Move> move = Move.of(action);
            if (move.isEmpty()) {
                return turns.goesOn("?");
            }
            State before = state;
            state = after(before, move.get());
            if (state.box == goal) {
                return turns.solved("the box is in its place");
            }
            return turns.goesOn(state.equals(before) ? "#" : state.box == before.box ? "." : "b");
        }
    }
}
