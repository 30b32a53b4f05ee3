package dev.hone.tasks.internal.math.numeric;

import dev.hone.foundation.Key;

/// A value for every variable: keyed by its name, so that the same texts always meet the same points.
///
/// Points 0 to 3 lie in (0.1, 1), 4 to 7 in (1, 4), 8 to 11 in (-4, 4).
public record Point(int index) {
    /// How many points there are.
    public static final int COUNT = 12;

    private static final Key KEY = Key.of(0x6d617468);

    /// The variable's value here.
    Approx value(String symbol) {
        double u = KEY.at(symbol).uniform(index);
        return Approx.of(switch (index / 4) {
            case 0 -> 0.1 + 0.9 * u;
            case 1 -> 1 + 3 * u;
            default -> (index % 2 == 0 ? -1 : 1) * (0.1 + 3.9 * u);
        });
    }
}
