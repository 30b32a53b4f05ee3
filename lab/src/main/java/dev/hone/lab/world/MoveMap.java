package dev.hone.lab.world;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A map of 8 x 8 fields with walls, on which one walks to a goal by the moves `u`, `r`, `d`, `l`.
///
/// A move into a wall or off the map stays where it is. A move is optimal if the field that it leads to is nearer to
/// the goal. The map is not shown to a model: it is learnt.
public final class MoveMap {
    /// Fields on a side.
    public static final int SIDE = 8;

    /// The moves, as they are written: up, right, down, left.
    public static final String MOVES = "urdl";

    private static final int[] DOWN = {-1, 0, 1, 0};
    private static final int[] RIGHT = {0, 1, 0, -1};

    private final boolean[] wall;
    private final List<Integer> free;
    private final int[][] distance;

    /// A place and where to go.
    public record State(int place, int goal) {
        /// As a model is asked: column and row of both, such as `a0h7=`.
        public String prompt() {
            return written(place) + written(goal) + "=";
        }

        private static String written(int field) {
            return (char) ('a' + field % SIDE) + "" + field / SIDE;
        }
    }

    /// A map with these walls, every other field of which can be reached from every other.
    ///
    /// @throws IllegalArgumentException if one cannot
    public MoveMap(boolean[] wall) {
        this.wall = wall.clone();
        free = new ArrayList<>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            if (!wall[i]) {
                free.add(i);
            }
        }
        distance = new int[SIDE * SIDE][];
        for (int goal : free) {
            distance[goal] = distances(goal);
            for (int place : free) {
                if (distance[goal][place] < 0) {
                    throw new IllegalArgumentException("no way from field " + place + " to " + goal);
                }
            }
        }
    }

    /// A map with so many walls, drawn until all its fields hang together.
    public static MoveMap of(Key key, int walls) {
        Draws draws = key.draws();
        while (true) {
            boolean[] wall = new boolean[SIDE * SIDE];
            int[] order = draws.permutation(wall.length);
            for (int i = 0; i < walls; i++) {
                wall[order[i]] = true;
            }
            try {
                return new MoveMap(wall);
            } catch (IllegalArgumentException apart) {
                // another draw
            }
        }
    }

    private int[] distances(int goal) {
        int[] d = new int[SIDE * SIDE];
        Arrays.fill(d, -1);
        d[goal] = 0;
        var open = new ArrayDeque<>(List.of(goal));
        while (!open.isEmpty()) {
            int at = open.remove();
            for (int m = 0; m < MOVES.length(); m++) {
                int next = step(at, m);
                if (d[next] < 0) {
                    d[next] = d[at] + 1;
                    open.add(next);
                }
            }
        }
        return d;
    }

    /// Where a move leads.
    public int step(int place, int move) {
        int row = place / SIDE + DOWN[move];
        int column = place % SIDE + RIGHT[move];
        boolean off = row < 0 || row >= SIDE || column < 0 || column >= SIDE;
        return off || wall[row * SIDE + column] ? place : row * SIDE + column;
    }

    /// Fields without a wall, column by column, up and down in turn, so that neighbours in the list are neighbours on
    /// the map.
    public List<Integer> fields() {
        List<Integer> fields = new ArrayList<>();
        for (int c = 0; c < SIDE; c++) {
            for (int r = 0; r < SIDE; r++) {
                int field = (c % 2 == 0 ? r : SIDE - 1 - r) * SIDE + c;
                if (!wall[field]) {
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }

    /// All places with all other goals.
    public List<State> states() {
        return free.stream()
                .flatMap(p -> free.stream().filter(g -> !g.equals(p)).map(g -> new State(p, g)))
                .toList();
    }

    /// Steps of the shortest way.
    public int distance(State state) {
        return distance[state.goal][state.place];
    }

    /// Whether a move comes nearer to the goal.
    public boolean optimal(State state, int move) {
        return distance[state.goal][step(state.place, move)] < distance(state);
    }
}
