package dev.hone.tasks;

import dev.hone.foundation.Key;

/// Which side of the wall a problem stands on. A problem's side is a function of its content alone, so no generator
/// can put the same problem on both.
public enum Split {
    /// May be trained on: about 85 %.
    TRAIN,
    /// Never trained on, for choosing settings: about 5 %.
    VALIDATION,
    /// Never trained on, for the numbers that are reported: about 10 %.
    TEST;

    private static final Key WALL = Key.of(0x5eed).at("split");

    /// The side of this content. The hash is fixed for ever: changing it would leak old training problems into tests.
    public static Split of(String content) {
        double place = WALL.at(content).uniform(0);
        return place < 0.85 ? TRAIN : place < 0.90 ? VALIDATION : TEST;
    }

    /// The side of content that its source offers for training, where the source has a test set of its own: about 5 %
    /// are for validation.
    public static Split withinTraining(String content) {
        return WALL.at(content).uniform(0) < 0.95 ? TRAIN : VALIDATION;
    }
}
