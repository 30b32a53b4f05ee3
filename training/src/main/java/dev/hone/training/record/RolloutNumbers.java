package dev.hone.training.record;

import dev.hone.training.rollout.Repetition;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.TokenTrace;
import dev.hone.training.run.TokenUse;
import java.util.OptionalDouble;

/// What is asked of a rollout, in numbers.
///
/// `entropy` is the mean of its tokens. `ratio` and `clipped` are of the last optimizer step that saw it: the mean
/// importance ratio of the trained tokens, and the share of these whose gradient was cut off; nothing where no step
/// did. `repetition` is the share of runs of four tokens that were there before.
///
/// Units: nats; tokens; shares in [0, 1].
public record RolloutNumbers(
        OptionalDouble score,
        OptionalDouble reward,
        double advantage,
        int tokens,
        double entropy,
        OptionalDouble ratio,
        OptionalDouble clipped,
        double repetition) {

    static RolloutNumbers of(RolloutLine line, TokenTrace trace) {
        double entropy = 0;
        for (float e : trace.entropies()) {
            entropy += e;
        }
        double ratios = 0;
        int clipped = 0;
        int trained = 0;
        if (!trace.uses().isEmpty()) {
            TokenUse last = trace.uses().getLast();
            for (int t = 0; t < last.ratios().length; t++) {
                if (!Float.isNaN(last.ratios()[t])) {
                    trained++;
                    ratios += last.ratios()[t];
                    clipped += last.clipped()[t];
                }
            }
        }
        return new RolloutNumbers(
                line.score(),
                line.reward(),
                line.advantage(),
                line.tokens(),
                line.tokens() == 0 ? 0 : entropy / line.tokens(),
                trained == 0 ? OptionalDouble.empty() : OptionalDouble.of(ratios / trained),
                trained == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) clipped / trained),
                Repetition.share(trace.ids()));
    }
}
