package dev.hone.training.supplement;

import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.training.rollout.Group;

/// Where no completion of a problem is right, the policy tries again behind the first part of a demonstration. The less
/// it needs, the less it is shown.
///
/// share ← share − step where the mean score of a step's guided groups is at least `target`, else share + step; in
/// [step, 1]
///
/// Of a demonstration of L tokens, its end token not counted, the first ⌊share · L⌋ are forced, at least one and at
/// most L − 1. There is one share for each task and difficulty, or for each problem.
///
/// - `completions`: guided completions of an unsolved problem; they stand in the group's place, with a baseline of
///   their own
/// - `start`: the first share
/// - `per`: what has a share of its own; `problem` is for files, whose problems come back
///
/// The forced tokens are never trained. The others are draws of the policy behind them, so their gradient is that of
/// the policy on the problem that begins there, with ratio 1: nothing is corrected.
///
/// Throws: `IllegalArgumentException` unless start and target lie in [0, 1] and step in (0, 1].
/// Source: AdaBack, arXiv:2506.18110, which reveals a prefix by the past reward of each problem; it draws the length
/// from an interval that the reward narrows, here it is a staircase, and only unsolved problems are guided, as in
/// Guide, arXiv:2506.13923 (whose hints stand in the prompt and are corrected for by importance weights).
public record Guidance(int completions, double start, double step, double target, Style style, Per per)
        implements Supplement {
    /// What has a share of its own.
    public enum Per {
        /// Each task's difficulty.
        DIFFICULTY,
        /// Each problem.
        PROBLEM
    }

    /// Eight completions; half a demonstration with right steps at first, a tenth more or less each time.
    public Guidance() {
        this(8, 0.5, 0.1, 0.5, Style.STEPS, Per.DIFFICULTY);
    }

    public Guidance {
        Supplement.requireCount("the number of guided completions", completions);
        if (!(start >= 0 && start <= 1 && target >= 0 && target <= 1 && step > 0 && step <= 1)) {
            throw new IllegalArgumentException("guidance needs start and target in [0, 1] and step in (0, 1]: start "
                    + start + ", target " + target + ", step " + step);
        }
    }

    /// Tokens that are shown of a demonstration with so many tokens, without its end token; 0 where it is too short.
    public int shown(double share, int tokens) {
        return tokens < 2 ? 0 : Math.clamp((int) Math.floor(share * tokens), 1, tokens - 1);
    }

    /// The share after a step whose guided groups had this mean score.
    public double next(double share, double score) {
        return Math.clamp(score >= target ? share - step : share + step, step, 1);
    }

    /// What the share of this problem is kept under.
    public String key(Problem problem) {
        return problem.family() + " " + switch (per) {
            case DIFFICULTY -> problem.difficulty();
            case PROBLEM -> problem.id();
        };
    }

    @Override
    public int most(int group) {
        return completions;
    }

    @Override
    public boolean serves(Group group) {
        return group.isAllWrong();
    }

    @Override
    public String name() {
        return "guidance";
    }
}
