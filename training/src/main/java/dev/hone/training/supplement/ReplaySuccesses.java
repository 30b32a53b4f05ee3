package dev.hone.training.supplement;

import dev.hone.training.rollout.Group;

/// Where no completion of a problem is right, right ones that earlier policies drew for the same problem.
///
/// - `added`: so many, the newest; so many are kept of each problem
/// - `capacity`: problems that are remembered; the one that was solved longest ago is forgotten first
/// - `maxAge`: a completion that was drawn more steps ago is not replayed
///
/// A replayed completion keeps the log-probabilities of the policy that drew it, from which its importance ratio is
/// measured. It helps where problems come back: files of problems, and generators of few.
///
/// Throws: `IllegalArgumentException` for a negative count, or a capacity or age below 1.
/// Source: RePO, arXiv:2506.09340 (ratios from the stored policy, the most recent first); that only successes are kept
/// is ExGRPO's, arXiv:2510.02245. Both replay for every problem; here only where the group alone teaches nothing.
public record ReplaySuccesses(int added, int capacity, int maxAge) implements Supplement {
    /// One completion; a thousand problems; a hundred steps.
    public ReplaySuccesses() {
        this(1, 1024, 100);
    }

    public ReplaySuccesses {
        Supplement.requireCount("the number of replayed completions", added);
        if (capacity < 1 || maxAge < 1) {
            throw new IllegalArgumentException("capacity and max-age must be at least 1: " + capacity + ", " + maxAge);
        }
    }

    @Override
    public int most(int group) {
        return added;
    }

    @Override
    public boolean serves(Group group) {
        return group.isAllWrong();
    }

    @Override
    public String name() {
        return "replay-successes";
    }
}
