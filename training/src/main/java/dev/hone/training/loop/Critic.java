package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Workers;
import dev.hone.engine.optimize.Moments;
import dev.hone.foundation.InputException;
import dev.hone.training.recipe.CriticSettings;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.run.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run expects completions to earn, and how it learns that.
sealed interface Critic permits SeparateCritic, SharedCritic {
    /// The critic as it begins, beside a policy and what computes its hidden states.
    ///
    /// @throws InputException if it reads other tokens than the policy
    static Critic of(CriticSettings settings, RlRecipe recipe, Model policy, Learner learner, Workers workers) {
        return switch (settings.trunk()) {
            case CriticSettings.Separate own -> SeparateCritic.of(settings, own, recipe, policy, workers);
            case CriticSettings.Shared shared ->
                new SharedCritic(settings, shared.coefficient(), recipe, policy, learner, workers);
        };
    }

    /// The groups with the values of every judged rollout.
    List<Group> value(List<Group> groups);

    /// Whether the policy does not learn yet in this step.
    boolean isWarming(int step);

    /// Makes the updates that do not wait for the policy's, on groups with values and advantages.
    void learn(int step, List<Group> groups);

    /// What the updates of the last step found.
    Metrics metrics();

    /// Makes room for blocks of this many rows.
    void reserve(int rows);

    /// A model with a scalar head that says what the critic says.
    Model model();

    /// What is trained, in place.
    float[] weights();

    /// The optimizer's state; the next update changes it.
    Moments moments();

    /// Takes over a copy of saved moments.
    void restore(Moments moments);

    /// What a checkpoint keeps of it.
    default Map<String, float[]> arrays() {
        Moments moments = moments();
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("weights", weights());
        arrays.put("first", moments.first());
        arrays.put("second", moments.second());
        arrays.put("steps", new float[] {moments.steps() >> 16, moments.steps() & 0xffff});
        return arrays;
    }

    /// Takes back what a checkpoint kept.
    ///
    /// @throws InputException if it is not that of this critic
    default void restore(Map<String, float[]> arrays) {
        int size = moments().first().length;
        float[] saved = array(arrays, "weights", weights().length);
        float[] steps = array(arrays, "steps", 2);
        var moments = new Moments(
                ((int) steps[0] << 16) + (int) steps[1], array(arrays, "first", size), array(arrays, "second", size));
        System.arraycopy(saved, 0, weights(), 0, saved.length);
        restore(moments);
    }

    private static float[] array(Map<String, float[]> arrays, String name, int length) {
        float[] found = arrays.get(name);
        if (found == null || found.length != length) {
            throw new InputException("the checkpoint's critic has "
                    + (found == null ? "no " + name : found.length + " numbers of " + name)
                    + ", and the recipe's has " + length);
        }
        return found;
    }
}
