package dev.hone.examples;

import dev.hone.engine.files.ModelDirectory;
import dev.hone.lab.experiment.Exam;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.lab.protocol.Rule;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import java.util.List;

/// A question of one's own, which `hone ask longer-training-reverses-better` runs where this jar is on the class path.
public final class OwnExperiment implements Experiment {
    private static final String RECIPE = """
            kind: pretrain
            model: {width: 32, heads: 2, feed-forward: 64, layers: 1, positions: 32}
            tasks: [reversal]
            steps: 60
            """;
    private static final Protocol PROTOCOL = new ProtocolDraft("longer-training-reverses-better", "Does it?")
            .recipe("base", RECIPE)
            .arm("short", "60 steps", "base.steps=60").arm("long", "240 steps", "base.steps=240")
            .measure("accuracy", "share of right answers", Measure.Unit.SHARE)
            .plan(Profile.SMOKE, 1, List.of(), "base.optimizer.warm-up=0")
            .plan(Profile.QUICK, 5, List.of()).plan(Profile.FULL, 10, List.of())
            .claim("better", "Longer training reverses better",
                    new Rule.Superior(Contrast.difference("accuracy", "long", "short"), 0.02))
            .fixed();

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public TrialResult run(Trial trial) {
        var model = ModelDirectory.read(trial.base("base", PROTOCOL.recipe("base")));
        var tasks = TaskSpec.mixture(List.of(TaskSpec.of("reversal")));
        var answers = Exam.of(tasks, Split.TEST, 50, 4, 8, trial.key()).take(model, trial.workers());
        return new Observations().problems("accuracy", Exam.passAt(answers, 1)).spent(Exam.cost(answers)).result();
    }
}
