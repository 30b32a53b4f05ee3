package dev.hone.lab.question.tuning;

import dev.hone.lab.world.MoveMap;
import java.util.Set;

/// A flawed walker on a [MoveMap]: what it does in a state, as chances of the four moves.
///
/// In its blind fields it always intends a wrong move, the first wrong one of its own order; elsewhere the first
/// optimal one. With probability `noise` the move is one of the four at random instead. A specialist is the reverse: it
/// knows its way in its fields alone, and moves at random elsewhere.
///
/// @param fields where it is blind, or, for a specialist, where it is not
/// @param turn where its order of wrong moves begins
record MapExpert(Kind kind, Set<Integer> fields, int turn, double noise) {
    private static final int MOVES = MoveMap.MOVES.length();

    /// What its fields mean.
    enum Kind {
        /// Wrong in them.
        BLIND,
        /// Right in them alone.
        SPECIALIST
    }

    double[] chances(MoveMap map, MoveMap.State state) {
        double[] p = new double[MOVES];
        boolean inside = fields.contains(state.place());
        double random = kind == Kind.SPECIALIST && !inside ? 1 : noise;
        java.util.Arrays.fill(p, random / MOVES);
        p[intended(map, state, kind == Kind.BLIND && inside)] += 1 - random;
        return p;
    }

    private int intended(MoveMap map, MoveMap.State state, boolean blind) {
        for (int i = 0; i < MOVES; i++) {
            int move = blind ? (turn + i) % MOVES : i;
            if (map.optimal(state, move) != blind) {
                return move;
            }
        }
        return 0; // all moves are optimal: only where there is a wrong one can it be chosen
    }
}
