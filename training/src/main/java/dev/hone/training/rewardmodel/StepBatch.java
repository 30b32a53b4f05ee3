package dev.hone.training.rewardmodel;

import dev.hone.engine.ValueLoss;
import dev.hone.training.run.Metrics;
import java.util.List;

/// The mean of [StepLoss] over all labelled steps of a batch, as the engine calls it: the value of a step is the head's
/// number behind its last token.
public final class StepBatch implements ValueLoss {
    private final List<LabelledSteps> batch;
    private final int steps;
    private final double[] losses;
    private final int[] right;

    /// Of these completions, in the order of their trees.
    public StepBatch(List<LabelledSteps> batch) {
        this.batch = List.copyOf(batch);
        this.steps = batch.stream().mapToInt(b -> b.ends().length).sum();
        this.losses = new double[batch.size()];
        this.right = new int[batch.size()];
    }

    @Override
    public double at(int tree, int segment, float[] values, float[] dValues, int length) {
        double loss = measure(tree, values);
        LabelledSteps labelled = batch.get(tree);
        for (int j = 0; j < labelled.ends().length; j++) {
            int at = labelled.ends()[j] - 1;
            dValues[at] = (float) (StepLoss.slope(values[at], labelled.labels()[j]) / steps);
        }
        return loss / steps;
    }

    /// Takes the values behind the tokens of a completion, and returns the sum of its steps' losses.
    public double measure(int tree, float[] values) {
        LabelledSteps labelled = batch.get(tree);
        double loss = 0;
        int hits = 0;
        for (int j = 0; j < labelled.ends().length; j++) {
            double v = values[labelled.ends()[j] - 1];
            loss += StepLoss.value(v, labelled.labels()[j]);
            hits += v > 0 == labelled.labels()[j] > 0.5 ? 1 : 0;
        }
        losses[tree] = loss;
        right[tree] = hits;
        return loss;
    }

    /// Labelled steps.
    public int steps() {
        return steps;
    }

    /// After all completions were seen: `loss`, `accuracy` (share of steps that the value puts on the label's side of
    /// one half), `label` (mean label) and `steps`.
    public Metrics metrics() {
        double loss = 0;
        double hits = 0;
        double label = 0;
        for (int i = 0; i < losses.length; i++) {
            loss += losses[i];
            hits += right[i];
            for (double y : batch.get(i).labels()) {
                label += y;
            }
        }
        return new Metrics()
                .put("loss", loss / steps)
                .put("accuracy", hits / steps)
                .put("label", label / steps)
                .put("steps", steps);
    }
}
