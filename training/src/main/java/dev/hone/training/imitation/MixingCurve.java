package dev.hone.training.imitation;

/// How a weight goes through a run: up in a line, then down on half a cosine, then level.
///
/// μ(s) = peak · s / W                                          for s <= W, the warm-up
/// μ(s) = valley + (peak − valley) · (1 + cos(π · (s − W) / D)) / 2    for s <= W + D, the decay
/// μ(s) = valley                                                after it
///
/// Units: steps, s from 1. Where D is 0 the weight is the valley at once after the warm-up; a constant has peak and
/// valley alike.
final class MixingCurve {
    private MixingCurve() {}

    static double at(int step, double peak, double valley, int warmUp, int decay) {
        if (step <= warmUp) {
            return peak * step / warmUp;
        }
        if (step - warmUp >= decay) {
            return valley;
        }
        double share = (double) (step - warmUp) / decay;
        return valley + (peak - valley) * 0.5 * (1 + StrictMath.cos(StrictMath.PI * share));
    }

    static void require(double peak, double valley, int warmUp, int decay) {
        requireWeight("peak", peak);
        requireWeight("valley", valley);
        if (warmUp < 0 || decay < 0) {
            throw new IllegalArgumentException(
                    "warm-up is " + warmUp + " and decay " + decay + "; both are numbers of steps, 0 or more");
        }
    }

    private static void requireWeight(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + "; a weight is a finite number of at least 0");
        }
    }
}
