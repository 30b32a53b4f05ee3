package dev.hone.training.loop;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.training.rewardmodel.LabelledSteps;
import java.util.List;

/// Where solutions in labelled steps come from.
interface StepLabeller {
    /// One solution of each problem, with labels; a pure function of problems and key.
    List<LabelledSteps> of(List<Problem> problems, Key key);
}
