package dev.hone.training.recipe;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.foundation.yaml.YamlNode;
import dev.hone.foundation.yaml.YamlText;
import dev.hone.training.reward.RewardSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Everything that decides a run, as it was written in YAML and completed with defaults. A recipe and the files that
/// it names determine every bit of the result.
public sealed interface Recipe
        permits SupervisedRecipe, PreferenceRecipe, OnlinePreferenceRecipe, UnpairedPreferenceRecipe,
        RewardModelRecipe, ProcessRewardRecipe, DistillRecipe, RlRecipe {
    /// Longest recipe that is read.
    long MAX_BYTES = 1 << 16;

    /// Where the first weights come from.
    ModelSource model();

    /// Problems that are trained on, and held-out ones of the same kind to measure.
    List<TaskShare> tasks();

    /// How a problem becomes a prompt.
    PromptSettings prompt();

    /// How completions are drawn, for rollouts and evaluations.
    SamplingSettings sampling();

    /// The optimizer.
    OptimizerSettings optimizer();

    /// Which weights are trained.
    default TrainedPart trained() {
        return new TrainedPart.Everything();
    }

    /// The named rewards that count; empty where the verifier's score is the reward, or nothing is judged.
    default List<RewardSum.Weight> rewards() {
        return List.of();
    }

    /// Training steps.
    int steps();

    /// How held-out problems are measured.
    EvaluationSettings evaluation();

    /// When the run can be picked up again.
    CheckpointSettings checkpoints();

    /// The root of all random streams.
    long seed();

    /// Threads to use, which change no bit of the result; 0 means all that the machine has.
    int threads();

    /// The kind of run.
    Kind kind();

    /// All keys with their values; reads back to an equal recipe.
    String yaml();

    /// Reads a recipe file with overrides such as `optimizer.learning-rate=1e-4`. Paths in the file are relative to the
    /// file's folder, paths in overrides to the working directory.
    ///
    /// @throws InputException naming the line (or the override) and the key of whatever is wrong
    static Recipe read(Path file, List<String> overrides) {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        return parse(file.toString(), text(file), folder == null ? whole : folder, overrides);
    }

    /// A recipe's keys and values as they are written, overrides put in.
    static YamlNode outline(Path file, List<String> overrides) {
        return outline(file.toString(), text(file), overrides);
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw new InputException(file + ": there is no such recipe" + Nearest.file(file));
        }
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new InputException(file + ": " + size + " bytes; a recipe has at most " + MAX_BYTES);
            }
            return Files.readString(file);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new InputException(file + ": not UTF-8 text", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read as a recipe (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /// Reads a recipe's text. `name` stands in error messages; paths are relative to `folder`.
    static Recipe parse(String name, String text, Path folder, List<String> overrides) {
        Section section = Section.of(outline(name, text, overrides), "");
        Kind kind = section.choice("kind", Kind.RL);
        return switch (kind) {
            case PRETRAIN -> SupervisedRecipe.read(section, folder, SupervisedRecipe.Stage.PRETRAIN);
            case SFT -> SupervisedRecipe.read(section, folder, SupervisedRecipe.Stage.SFT);
            case PREFERENCE -> PreferenceRecipe.read(section, folder);
            case ONLINE_PREFERENCE -> OnlinePreferenceRecipe.read(section, folder);
            case UNPAIRED_PREFERENCE -> UnpairedPreferenceRecipe.read(section, folder);
            case REWARD_MODEL -> RewardModelRecipe.read(section, folder);
            case PROCESS_REWARD_MODEL -> ProcessRewardRecipe.read(section, folder);
            case DISTILL -> DistillRecipe.read(section, folder);
            case RL -> RlRecipe.read(section, folder);
        };
    }

    private static YamlNode outline(String name, String text, List<String> overrides) {
        YamlNode root = YamlText.file(name, text);
        for (String override : overrides) {
            root = Setting.parse(override).applyTo(root);
        }
        return root;
    }

    /// The kinds of runs.
    enum Kind {
        PRETRAIN, SFT, PREFERENCE, ONLINE_PREFERENCE, UNPAIRED_PREFERENCE, REWARD_MODEL, PROCESS_REWARD_MODEL, DISTILL,
        RL
    }
}
