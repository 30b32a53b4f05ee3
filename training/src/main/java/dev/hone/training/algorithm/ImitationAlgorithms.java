package dev.hone.training.algorithm;

import dev.hone.training.advantage.GroupMeanStd;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.imitation.BlendedImitation;
import dev.hone.training.imitation.Imitation;
import dev.hone.training.imitation.TokenWeight;
import dev.hone.training.objective.PpoClip;
import java.util.List;

/// The named algorithms that show demonstrations beside what the policy drew. Without reference, means over tokens.
final class ImitationAlgorithms {
    private ImitationAlgorithms() {}

    static List<Algorithm> all() {
        return List.of(
                of("chord", "CHORD-µ", new BlendedImitation()),
                // the paper's φ keeps µ constant; a tenth is that of its authors' example
                of("chord-phi", "CHORD-φ", new BlendedImitation(0.1, 0.1, 0, 0, TokenWeight.UNCERTAIN)));
    }

    private static Algorithm of(String name, String title, Imitation imitation) {
        return Algorithm
                .of(name, title, "arXiv:2508.11408", new GroupMeanStd(), PpoClip.symmetric(0.2), new TokenMean())
                .withImitation(imitation);
    }
}
