package dev.hone.training.algorithm;

import dev.hone.training.advantage.PrefixWeightedTeacher;
import dev.hone.training.advantage.TeacherLogRatio;
import dev.hone.training.aggregation.SequenceMeanTokenMean;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.correction.MaskedImportance;
import dev.hone.training.objective.DualClip;
import dev.hone.training.objective.PolicyGradient;
import java.util.List;

/// The named algorithms whose advantages come from teachers, not from rewards: on-policy distillation as reinforcement
/// learning. The recipe names the `teachers`.
final class TeacherAlgorithms {
    private TeacherAlgorithms() {}

    static List<Algorithm> all() {
        return List.of(
                // one step of MiniLLM's policy gradient of the reverse KL: each token answers for itself alone
                Algorithm.of("opd", "On-policy distillation", "arXiv:2306.08543",
                        new TeacherLogRatio(), new PolicyGradient(), new TokenMean()),
                Algorithm.of("iw-opd", "IW-OPD", "arXiv:2606.22600",
                        new PrefixWeightedTeacher(), new DualClip(), new TokenMean()),
                // tokens whose importance weight leaves its bounds are left out, as in MiMo-V2-Flash
                Algorithm.of("mopd", "MOPD", "arXiv:2606.30406",
                        new TeacherLogRatio(), new PolicyGradient(), new SequenceMeanTokenMean())
                        .withCorrection(new MaskedImportance()));
    }
}
