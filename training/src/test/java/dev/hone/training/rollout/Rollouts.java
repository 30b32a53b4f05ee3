package dev.hone.training.rollout;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Rollouts and groups for tests.
public final class Rollouts {
    public static final Verdict RIGHT = new Verdict.Correct("right");
    public static final Verdict WRONG = new Verdict.Incorrect("wrong");
    public static final Verdict LATE = new Verdict.TimedOut(Duration.ofSeconds(2));
    public static final Verdict BROKEN = new Verdict.Failed(new IllegalStateException("no disk"));

    private Rollouts() {}

    /// A rollout of `length` tokens, all of log-probability −1.
    public static Rollout rollout(int group, int sample, int length, StopReason stop, Verdict verdict) {
        int[] ids = new int[length];
        float[] logProbs = new float[length];
        Arrays.fill(ids, 5);
        Arrays.fill(logProbs, -1);
        var completion = new Completion(new int[] {1}, ids, logProbs, logProbs, new float[length], stop);
        return Rollout.judged(new RolloutId(0, group, sample), Key.of(sample), 0, completion, "text", verdict);
    }

    /// A group with these verdicts; sample i has i + 1 tokens.
    public static Group group(int number, Verdict... verdicts) {
        List<Rollout> rollouts = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            rollouts.add(rollout(number, i, i + 1, StopReason.END_TOKEN, verdicts[i]));
        }
        return new Group(new Problem("p" + number, "sums", "1+1", "2", 1, Map.of()), new int[] {1, 2}, rollouts);
    }
}
