package dev.hone.training.loop;

import dev.hone.engine.Parameters;
import dev.hone.engine.adapter.Adapter;
import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;

/// What a run keeps in memory for its weights, in bytes. Activations and caches come on top: the engine makes room for
/// the longest block in the first step and says so if that fails.
public record MemoryPlan(long weights, long gradient, long moments, long reference) {
    private static final long MEBIBYTE = 1L << 20;

    /// Of a recipe and its model. Gradient and moments have room for what is trained alone; beside an adapter the
    /// reference shares the weights.
    public static MemoryPlan of(Recipe recipe, Parameters parameters) {
        long base = 4L * parameters.layout().size();
        long trained = 4L * parameters.trained().size();
        long adapter = parameters.adapter().map(Adapter::values).map(v -> 4L * v.length).orElse(0L);
        boolean second =
                (RunParts.needsFirst(recipe) || RunParts.needsAverage(recipe)) && parameters.adapter().isEmpty();
        long gradients = RunParts.needsEnergies(recipe) ? 2 : 1;
        return new MemoryPlan(base + adapter, gradients * trained, 2 * trained, second ? base : 0);
    }

    /// All of it.
    public long total() {
        return weights + gradient + moments + reference;
    }

    /// @throws InputException if that alone is more than the heap may hold
    void require(long heap) {
        if (total() > heap) {
            throw new InputException("the run keeps " + total() / MEBIBYTE + " MiB of weights, gradient, moments and "
                    + "reference, and the heap may hold " + heap / MEBIBYTE
                    + " MiB; give the program more memory (-Xmx), or take a smaller model");
        }
    }
}
