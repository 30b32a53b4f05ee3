package dev.hone.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.experiment.Experiments;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.run.Runner;
import dev.hone.lab.run.RunnerListener;
import dev.hone.lab.run.RunnerOptions;
import dev.hone.tasks.audit.Audit;
import dev.hone.tasks.audit.Outcome;
import dev.hone.tasks.registry.Families;
import dev.hone.tasks.registry.Verifiers;
import dev.hone.training.loop.Cancellation;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The examples")
class ExamplesTest {
    private static final String RECIPE = "../recipes/quickstart.yaml";
    private static final List<String> SMALL = List.of(
            "steps=2", "sampling.prompts=4", "evaluation.problems=8", "optimizer.warm-up=0", "checkpoints.every=2");

    @TempDir
    private Path folder;

    private String[] small(Path run) {
        return Stream.concat(Stream.of(RECIPE, run.toString()), SMALL.stream()).toArray(String[]::new);
    }

    @Test
    void anOwnVerifierJudgesTheRun() throws IOException {
        Path run = folder.resolve("own");
        OwnVerifierExample.main(small(run));
        assertThat(Files.readString(run.resolve("rollouts.jsonl"))).contains("right");
        assertThat(RunDirectory.open(run).plugins()).singleElement().asString().contains("OwnVerifierExample");
    }

    @Test
    void anOwnAdvantageTrainsAndIsNamedInTheManifest() {
        Path run = folder.resolve("own");
        OwnAdvantageExample.main(small(run));
        assertThat(RunDirectory.open(run).plugins())
                .containsExactly("advantage dev.hone.examples.OwnAdvantageExample (a lambda)");
        assertThatThrownBy(() -> TrainingRun.resume(run, RunServices.of(RunListener.SILENT)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("advantage dev.hone.examples.OwnAdvantageExample")
                .hasMessageContaining("with the same Plugins");
    }

    @Test
    void anOwnTaskIsNamedInRecipesAndPassesTheAudit() {
        assertThat(Families.named("reversal")).isEqualTo(new Reversal());
        assertThat(Verifiers.named("reversal").verifier().verify("273", "#273").score()).hasValue(1);
        assertThat(Audit.of(new Reversal(), Key.of(1), Audit.USUAL_SAMPLES).lines())
                .noneMatch(line -> line.outcome() == Outcome.FAILED);
        OwnTaskExample.main(folder.toString());
        assertThat(folder.resolve("sharp/model/model.safetensors")).exists();
    }

    @Test
    void anOwnEnvironmentWithAToolIsPlayedAndPassesTheAudit() throws IOException {
        assertThat(Audit.of(new Codebook(), Key.of(1), Audit.USUAL_SAMPLES).lines())
                .noneMatch(line -> line.outcome() == Outcome.FAILED);
        OwnEnvironmentExample.main(folder.toString());
        assertThat(Files.readString(folder.resolve("sharp/rollouts.jsonl")))
                .as("turns and answers").contains("\"codebook\"", "\\n→ ");
    }

    @Test
    void anOwnRewardModelIsTrainedAndRewards() throws IOException {
        OwnRewardModelExample.main("../models/tiny-base", folder.toString());
        assertThat(Files.readString(folder.resolve("policy/metrics.jsonl")))
                .contains("rewards/judged/mean", "rewards/score/mean");
    }

    @Test
    void anAdapterOfTheShippedModelIsTrained() {
        Path run = folder.resolve("tiny");
        LoraExample.main("../models/tiny-base", run.toString(), "tasks=[chains]", "steps=1", "sampling.prompts=2",
                "evaluation.problems=4");
        assertThat(run.resolve("model/adapter_model.safetensors")).exists();
    }

    @Test
    void anAdapterOfARealModelIsTrained() {
        Path model = real();
        assumeTrue(Files.exists(model), model + " is not beside the checkout");
        Path run = folder.resolve("real");
        LoraExample.main(model.toString(), run.toString(), "steps=1", "sampling.prompts=1", "sampling.group=2",
                "sampling.max-tokens=4", "evaluation.problems=0");
        assertThat(run.resolve("model/adapter_model.safetensors")).exists();
        assertThat(run.resolve("model/adapter_config.json")).content().contains("\"peft_type\"");
    }

    /// Where the real model lies that not everybody has.
    private static Path real() {
        String file = "shared/models/smollm2-135m-instruct-q4_1/model.gguf";
        return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent).map(p -> p.resolve(file))
                .filter(Files::exists).findFirst().orElse(Path.of(file));
    }

    @Test
    void programsAreShort() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> programs = files.filter(f -> f.toString().endsWith("Example.java")).toList();
            assertThat(programs).hasSizeGreaterThanOrEqualTo(6).allSatisfy(f -> assertThat(
                    Files.readAllLines(f).stream().filter(l -> !l.isBlank() && !l.startsWith("import")).count())
                    .isLessThan(40));
        }
    }

    @Test
    void anOwnExperimentRunsToItsVerdict() {
        var experiment = Experiments.named("longer-training-reverses-better");
        Evidence evidence = new Runner(experiment, Profile.SMOKE, RunnerOptions.in(folder), RunnerListener.SILENT,
                new Cancellation()).run().evidence();

        assertThat(evidence.measures()).containsOnlyKeys("short", "long");
        assertThat(evidence.verdicts()).containsOnlyKeys("better");
        assertThat(evidence.costs().get("long").updates()).isZero();
    }
}
