package dev.hone.training.critic;

import dev.hone.engine.HiddenLoss;
import dev.hone.engine.ScoreSink;
import dev.hone.engine.StopReason;
import dev.hone.engine.TokenTree;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.List;

/// Collects the numbers of a scalar head over the judged rollouts of groups.
///
/// Before token t stands the number behind the token before it, which for t = 0 is the prompt's last. Behind the last
/// token stands 0 where the completion ended by itself, because nothing more is to come, and the head's number where it
/// was cut off: an episode that goes on is worth what is expected of it.
///
/// Shapes: a rollout of n tokens has n + 1 values.
public final class ValueSlots implements ScoreSink {
    private final List<Group> groups;
    private final List<TokenTree> trees = new ArrayList<>();
    private final List<float[][]> values = new ArrayList<>();

    /// Of these groups; those of which nothing could be judged have no tree.
    public ValueSlots(List<Group> groups) {
        this.groups = groups;
        for (Group g : groups) {
            List<int[]> ids = g.judged().stream().map(r -> r.completion().ids()).toList();
            if (!ids.isEmpty()) {
                trees.add(new TokenTree(g.prompt(), ids));
                values.add(ids.stream().map(i -> new float[i.length + 1]).toArray(float[][]::new));
            }
        }
    }

    /// What the critic must read.
    public List<TokenTree> trees() {
        return trees;
    }

    @Override
    public void accept(int tree, int segment, float[] numbers, float[] zeros, int length) {
        if (segment < 0) {
            for (float[] sample : values.get(tree)) {
                sample[0] = numbers[length - 1];
            }
        } else {
            System.arraycopy(numbers, 0, values.get(tree)[segment], 1, length);
        }
    }

    @Override
    public boolean scores(TokenTree tree, int segment) {
        return true;
    }

    /// The same numbers by a linear head over the last hidden states.
    public HiddenLoss by(float[] head, int width) {
        return new HiddenLoss() {
            @Override
            public double at(int tree, int segment, float[] states, int offset, int stride, int length) {
                float[] numbers = new float[length];
                for (int i = 0; i < length; i++) {
                    numbers[i] = HeadLoss.value(head, width, states, offset + i * stride);
                }
                accept(tree, segment, numbers, numbers, length);
                return 0;
            }

            @Override
            public boolean scores(TokenTree tree, int segment) {
                return true;
            }
        };
    }

    /// The groups with the values of their judged rollouts, once every segment was seen.
    public List<Group> valued() {
        List<Group> out = new ArrayList<>();
        int tree = 0;
        for (Group g : groups) {
            List<Rollout> rollouts = new ArrayList<>();
            int sample = 0;
            for (Rollout r : g.rollouts()) {
                rollouts.add(r.isJudged() ? valued(r, values.get(tree)[sample++]) : r);
            }
            tree += sample > 0 ? 1 : 0;
            out.add(g.withRollouts(rollouts));
        }
        return List.copyOf(out);
    }

    private static Rollout valued(Rollout r, float[] found) {
        float[] own = found.clone();
        if (r.completion().stop() != StopReason.LENGTH) {
            own[own.length - 1] = 0;
        }
        return r.withValues(own);
    }
}
