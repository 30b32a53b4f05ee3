package dev.hone.engine.internal.decoder;

import dev.hone.engine.ParameterLayout;
import dev.hone.foundation.InputException;

/// Decides from the heap how much of the forward pass is kept for the backward pass.
///
/// All activations where they fit; else the residual streams alone, from which the backward pass computes each layer
/// again (a third more work, the same bits); else an error that says what is missing. Larger blocks than before are
/// planned anew; a plan once lowered stays low, so that a run does not swing.
final class MemoryPlan {
    /// Below this a plan is not worth a look at the heap.
    private static final long NEGLIGIBLE = 256L << 20;

    /// Share of the free heap that activations may take.
    private static final double SHARE = 0.9;

    private final ParameterLayout layout;
    private Activations.Keep keep;
    private int admitted;

    MemoryPlan(ParameterLayout layout, Activations.Keep keep) {
        this.layout = layout;
        this.keep = keep;
    }

    Activations.Keep keep() {
        return keep;
    }

    /// Admits blocks of up to this many rows, for `passes` passes at a time.
    ///
    /// @return whether the plan changed, so that the passes must be built again
    /// @throws InputException if the heap is too small
    boolean admit(int rows, int passes) {
        if (rows <= admitted) {
            return false;
        }
        Activations.Keep before = keep;
        if (bytes(rows, keep) * passes > NEGLIGIBLE) {
            long free = free();
            if (keep == Activations.Keep.ALL && bytes(rows, keep) * passes > free * SHARE) {
                keep = Activations.Keep.RESIDUALS;
            }
            if (bytes(rows, keep) * passes > free * SHARE) {
                throw new InputException("a gradient block of " + rows + " tokens needs "
                        + megabytes(bytes(rows, keep) * passes) + " of memory, and " + megabytes(free)
                        + " are free; give the JVM a larger heap (HONE_JAVA_OPTS=-Xmx...), or use fewer samples a"
                        + " problem or fewer tokens a sample");
            }
        }
        admitted = rows;
        return keep != before;
    }

    /// Activations, gradients of rows, and the copies that products make.
    private long bytes(int rows, Activations.Keep kept) {
        Strides s = Strides.of(layout);
        long backward = 3L * s.residual() + s.attended() + s.projection() + s.gateUp() + 2L * s.inner();
        long forward = 2L * s.residual() + s.inner();
        long transposed = Math.max(layout.feedForward(), layout.width());
        return 4L * rows * (Activations.floatsPerRow(layout, kept) + backward + forward + transposed);
    }

    private static long free() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
