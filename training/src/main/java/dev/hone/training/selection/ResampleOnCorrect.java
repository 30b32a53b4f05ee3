package dev.hone.training.selection;

import dev.hone.foundation.Draws;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Samples more than it trains on, keeps wrong answers as they come, and of the right ones rather the clean ones.
///
/// Of `factor` · G completions, wrong and right ones keep their shares: round(G · wrong / all) wrong ones are drawn
/// evenly, the others are right ones, drawn one after another with weights 1 / tokens.
///
/// Right is a score of 1. Shares, so the baseline of the group is what it would have been; what changes is which
/// successes are imitated.
///
/// Throws: `IllegalArgumentException` if the factor is below 1.
/// Source: GRPO-RoC, rStar2-Agent, arXiv:2508.20722 (factor 2). The paper weighs right answers by the errors of their
/// tool calls and of their format; without tools, as here, the length stands for how clean an answer is.
public record ResampleOnCorrect(double factor) implements GroupSelection {
    /// Factor 2.
    public ResampleOnCorrect() {
        this(2);
    }

    public ResampleOnCorrect {
        Oversampling.check(factor);
    }

    @Override
    public int sampled(int group) {
        return Oversampling.sampled(factor, group);
    }

    @Override
    public List<Rollout> choose(List<Rollout> judged, int wanted, Draws draws) {
        if (judged.size() <= wanted) {
            return judged;
        }
        List<Integer> right = new ArrayList<>();
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            (judged.get(i).score().orElseThrow() == 1 ? right : wrong).add(i);
        }
        int wrongWanted = (int) Math.round((double) wanted * wrong.size() / judged.size());
        boolean[] chosen = new boolean[judged.size()];
        for (int n = 0; n < wrongWanted; n++) {
            chosen[wrong.remove(draws.between(0, wrong.size() - 1))] = true;
        }
        for (int n = wrongWanted; n < wanted; n++) {
            double[] weights = right.stream().mapToDouble(i -> 1.0 / judged.get(i).length()).toArray();
            chosen[right.remove(draws.weighted(weights))] = true;
        }
        return IntStream.range(0, chosen.length).filter(i -> chosen[i]).mapToObj(judged::get).toList();
    }

    @Override
    public String name() {
        return "resample-on-correct";
    }
}
