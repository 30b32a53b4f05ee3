package dev.hone.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.experiment.Exam;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Observations;
import dev.hone.lab.experiment.Trained;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.ProtocolDraft;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.verdict.Verdict;
import dev.hone.lab.world.BaseRecipes;
import dev.hone.tasks.Split;
import dev.hone.tasks.registry.TaskSpec;
import dev.hone.training.loop.Cancellation;
import dev.hone.training.loop.Plugins;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Thirty small steps: what is asked is whether chance alone is called an effect, not whether the arm learns much.
@DisplayName("A planted copy of an arm under other random streams, run for real")
@Tag("learning")
class PlantedCopyTest {
    @TempDir
    private Path work;

    @Test
    void isNotCalledAnEffect() {
        Evidence evidence = new Runner(new Planted(), Profile.QUICK, RunnerOptions.in(work), RunnerListener.SILENT,
                new Cancellation()).run().evidence();
        evidence.claims().forEach(c -> System.out.println(c.verdict() + ": " + c.reason()));

        assertThat(evidence.measures().get("grpo").get("pass@1").seeds())
                .as("the copy is another run")
                .isNotEqualTo(evidence.measures().get("copy").get("pass@1").seeds());
        assertThat(evidence.measures().get("grpo").get("pass@1").seeds())
                .as("the arm has moved from its base")
                .isNotEqualTo(evidence.measures().get("base").get("pass@1").seeds());
        assertThat(evidence.verdicts().get("copy-is-better")).isNotEqualTo(Verdict.SUPPORTED);
        assertThat(evidence.verdicts().get("copy-is-worse")).isNotEqualTo(Verdict.SUPPORTED);
    }

    private static final class Planted implements Experiment {
        private static final String RL = """
                tasks:
                  - {family: digit-chains, difficulties: [2, 3, 4, 5]}
                sampling: {prompts: 16, group: 8, max-tokens: 40}
                algorithm: {base: grpo}
                optimizer: {learning-rate: 4e-4, warm-up: 4, betas: [0.9, 0.95]}
                steps: 30
                evaluation: {problems: 0}
                """;

        @Override
        public Protocol protocol() {
            return new ProtocolDraft("planted-copy", "Is a copy another arm?")
                    .arm("base", "no training", "train=no")
                    .arm("grpo", "the arm")
                    .arm("copy", "the same under another stream", "stream=1")
                    .measure("pass@1", "chance that a sample is right", Measure.Unit.SHARE)
                    .plan(Profile.SMOKE, 1, List.of())
                    .plan(Profile.QUICK, 5, List.of())
                    .plan(Profile.FULL, 5, List.of())
                    .claim("copy-is-better", "The copy is better", superior("copy", "grpo"))
                    .claim("copy-is-worse", "The copy is worse", superior("grpo", "copy"))
                    .fixed();
        }

        private static Rule superior(String arm, String other) {
            return new Rule.Superior(Contrast.difference("pass@1", arm, other), 0.02);
        }

        @Override
        public void prepare(Trial trial) {
            trial.base("base", BaseRecipes.DIGITS, "steps=250");
        }

        @Override
        public TrialResult run(Trial trial) {
            Path base = trial.base("base", BaseRecipes.DIGITS, "steps=250");
            var seen = new Observations();
            Path model = base;
            if (!trial.settings().values().containsKey("train")) {
                Trained trained = trial.train("rl", RL, Plugins.NONE, "model=" + base);
                seen.spent(trained.cost());
                model = trained.folder();
            }
            var tasks = TaskSpec.mixture(List.of(TaskSpec.of("digit-chains").difficulties(2, 3, 4, 5)));
            var exam = Exam.of(tasks, Split.TEST, 100, 16, 40, trial.key());
            return seen.problems("pass@1", Exam.passAt(
                    exam.take(dev.hone.engine.files.ModelDirectory.read(model), trial.workers()), 1)).result();
        }
    }
}
