package dev.hone.training.selection;

import dev.hone.foundation.Draws;
import dev.hone.training.rollout.Rollout;
import java.util.List;

/// As many completions are sampled as are trained on.
public record WholeGroup() implements GroupSelection {
    @Override
    public int sampled(int group) {
        return group;
    }

    @Override
    public List<Rollout> choose(List<Rollout> judged, int wanted, Draws draws) {
        return judged;
    }

    @Override
    public String name() {
        return "whole-group";
    }
}
