package dev.hone.engine.internal.kernels;

import dev.hone.engine.Rotary;

/// Cosine and sine of every position and every pair of a head.
///
/// angle(p, i) = p f(i), rounded to float as `transformers` does it, f in float too; then cosine and sine of that float
/// by StrictMath, rounded to float. At position 512 the rounding of f alone moves an angle by up to 3e-5, so the exact
/// angle would be further from the reference than this one.
///
/// Shapes: `cos` and `sin` are positions x `half`, where `half` is half the real width of a head.
public final class RotaryTable {
    private final int half;
    private final int positions;
    private final float[] cos;
    private final float[] sin;

    /// The table of a head of this real (unpadded) width for positions 0 .. positions-1.
    public RotaryTable(Rotary rotary, int headWidth, int positions) {
        half = headWidth / 2;
        this.positions = positions;
        cos = new float[Math.multiplyExact(positions, half)];
        sin = new float[positions * half];
        double[] frequencies = rotary.frequencies(headWidth);
        for (int p = 0; p < positions; p++) {
            for (int i = 0; i < half; i++) {
                float angle = (float) p * (float) frequencies[i];
                cos[p * half + i] = (float) StrictMath.cos(angle);
                sin[p * half + i] = (float) StrictMath.sin(angle);
            }
        }
    }

    /// Pairs of a head.
    int half() {
        return half;
    }

    /// Positions that the table covers.
    public int positions() {
        return positions;
    }

    float[] cos() {
        return cos;
    }

    float[] sin() {
        return sin;
    }
}
