package dev.hone.training.selection;

import dev.hone.training.rollout.Group;

/// By which number a group counts as flat: one that all its judged rollouts share exactly teaches nothing.
public enum Variance {
    /// By scores, whatever shaping made of them (DAPO's own filter, on accuracy).
    SCORE {
        @Override
        double[] values(Group group) {
            return group.scores();
        }
    },
    /// By rewards, which is what the advantages are made from.
    REWARD {
        @Override
        double[] values(Group group) {
            return group.rewards();
        }
    };

    abstract double[] values(Group group);

    /// Whether all judged rollouts of the group have the same number. A group with fewer than two is flat.
    public boolean isFlat(Group group) {
        double[] values = values(group);
        for (double v : values) {
            if (v != values[0]) {
                return false;
            }
        }
        return true;
    }
}
