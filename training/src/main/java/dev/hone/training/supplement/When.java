package dev.hone.training.supplement;

import dev.hone.training.rollout.Group;

/// Which groups a supplement serves.
public enum When {
    /// Every group.
    ALWAYS {
        @Override
        boolean holds(Group group) {
            return true;
        }
    },
    /// Groups in which something was judged and nothing is right.
    ALL_WRONG {
        @Override
        boolean holds(Group group) {
            return group.isAllWrong();
        }
    };

    abstract boolean holds(Group group);
}
