package dev.hone.training.rollout;

import dev.hone.tasks.Verdict;
import dev.hone.training.run.RunStopped;
import java.util.List;

/// How often the verifier said what in a batch, and the guard against a verifier that does not work.
public record VerdictCounts(int correct, int incorrect, int partial, int unparseable, int timedOut, int failed) {
    /// Counts over all rollouts of these groups.
    public static VerdictCounts of(List<Group> groups) {
        int[] n = new int[6];
        groups.stream().flatMap(g -> g.rollouts().stream()).forEach(r -> n[slot(r.verdict())]++);
        return new VerdictCounts(n[0], n[1], n[2], n[3], n[4], n[5]);
    }

    private static int slot(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Correct c -> 0;
            case Verdict.Incorrect i -> 1;
            case Verdict.Partial p -> 2;
            case Verdict.Unparseable u -> 3;
            case Verdict.TimedOut t -> 4;
            case Verdict.Failed f -> 5;
        };
    }

    /// All rollouts.
    public int total() {
        return correct + incorrect + partial + unparseable + timedOut + failed;
    }

    /// Rollouts that the verifier could not judge; they belong to no baseline and to no loss.
    public int unjudged() {
        return timedOut + failed;
    }

    /// Share of rollouts that could not be judged; 0 of nothing.
    public double unjudgedShare() {
        return total() == 0 ? 0 : (double) unjudged() / total();
    }

    /// Stops the run where too large a share of a batch could not be judged.
    ///
    /// @param limit the greatest allowed share, in [0, 1]
    /// @throws RunStopped with the counts and the first reason
    public static VerdictCounts requireJudged(List<Group> groups, double limit) {
        VerdictCounts counts = of(groups);
        if (counts.unjudgedShare() > limit) {
            Rollout first = groups.stream()
                    .flatMap(g -> g.rollouts().stream())
                    .filter(r -> !r.isJudged())
                    .findFirst()
                    .orElseThrow();
            throw new RunStopped("the verifier could not judge " + counts.unjudged() + " of " + counts.total()
                    + " rollouts (" + counts.timedOut() + " timed out, " + counts.failed() + " failed), more than the "
                    + "allowed share of " + limit + "; first: rollout " + first.id() + ", " + first.verdict().reason());
        }
        return counts;
    }
}
