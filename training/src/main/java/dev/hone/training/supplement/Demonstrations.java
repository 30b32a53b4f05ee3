package dev.hone.training.supplement;

import dev.hone.tasks.Style;
import dev.hone.training.rollout.Group;

/// Solutions that somebody else wrote take part in the group: the task's own demonstrations, or the completions that a
/// file gives beside its questions.
///
/// - `added`: so many a group; of a file each is the same one
/// - `when`: `always`, or `all-wrong`: only where no completion is right
/// - `style`: how they solve the problem, where the task knows several ways
///
/// Each is judged like a completion and belongs to the baseline. Its tokens count as certain under the policy that
/// wrote it; what is learnt from them is the algorithm's `off-policy`. Demonstrations longer than the step's longest
/// completion are left out.
///
/// Throws: `IllegalArgumentException` for a negative count.
/// Source: mixed-policy GRPO of LUFFY, arXiv:2504.14945 (one demonstration beside seven completions); only for unsolved
/// problems: ReLIFT, arXiv:2506.07527, whose loss on them is the supervised one.
public record Demonstrations(int added, When when, Style style) implements Supplement {
    /// One for each group, with right steps.
    public Demonstrations() {
        this(1, When.ALWAYS, Style.STEPS);
    }

    public Demonstrations {
        Supplement.requireCount("the number of demonstrations", added);
    }

    @Override
    public int most(int group) {
        return added;
    }

    @Override
    public boolean serves(Group group) {
        return when.holds(group);
    }

    @Override
    public String name() {
        return "demonstrations";
    }
}
