package dev.hone.training.loop;

import dev.hone.engine.ParameterLayout;
import dev.hone.foundation.InputException;
import dev.hone.training.recipe.Recipe;

/// What a run keeps in memory for its weights, in bytes. Activations and caches come on top: the engine makes room for
/// the longest block in the first step and says so if that fails.
public record MemoryPlan(long weights, long gradient, long moments, long reference) {
    private static final long MEBIBYTE = 1L << 20;

    /// Of a recipe and a model of this layout.
    public static MemoryPlan of(Recipe recipe, ParameterLayout layout) {
        long once = 4L * layout.size();
        return new MemoryPlan(once, once, 2 * once, RunParts.needsFirst(recipe) ? once : 0);
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
