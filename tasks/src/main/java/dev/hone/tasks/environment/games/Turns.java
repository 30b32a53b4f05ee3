package dev.hone.tasks.environment.games;

import dev.hone.tasks.environment.End;
import dev.hone.tasks.environment.Step;

/// Counts the turns of a world that allows a number of them.
final class Turns {
    private final int most;
    private int taken;

    Turns(int most) {
        this.most = most;
    }

    void reset() {
        taken = 0;
    }

    /// One more turn, after which the episode goes on if any is left.
    Step goesOn(String observation) {
        taken++;
        return taken < most ? Step.goesOn(observation) : Step.over(new End.OutOfTurns(most));
    }

    /// One more turn, which reached the goal.
    Step solved(String what) {
        taken++;
        return Step.over(new End.Solved(what + " in turn " + taken));
    }
}
