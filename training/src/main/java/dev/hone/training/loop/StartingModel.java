package dev.hone.training.loop;

import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.files.Gguf;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.engine.files.PeftDirectory;
import dev.hone.engine.text.CharacterTokenizer;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.training.recipe.DistillRecipe;
import dev.hone.training.recipe.ModelShape;
import dev.hone.training.recipe.ModelSource;
import dev.hone.training.recipe.OnlinePreferenceRecipe;
import dev.hone.training.recipe.PreferenceRecipe;
import dev.hone.training.recipe.ProcessRewardRecipe;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RewardModelRecipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.recipe.SupervisedRecipe;
import dev.hone.training.recipe.TrainedPart;
import dev.hone.training.recipe.UnpairedPreferenceRecipe;
import dev.hone.training.rewardmodel.ScalarModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The model that a run begins with.
public final class StartingModel {
    private StartingModel() {}

    /// The model of a recipe, with the head that its kind of training needs, and with what the recipe trains: all of
    /// it, a part, or a fresh adapter.
    public static Model of(Recipe recipe) {
        Key key = Key.of(recipe.seed());
        Model model = headed(recipe, of(recipe.model(), key));
        return switch (recipe.model()) {
            case ModelSource.OnDisk d -> recipe.trained().begin(model, key.at("adapter"), d.path().toString());
            case ModelSource.Fresh f -> recipe.trained().resume(model);
        };
    }

    /// The first weights beside a model with an adapter: they share its base. A fresh adapter begins as nothing; one
    /// that was trained before is read again.
    static Model beside(Model model, Recipe recipe) {
        Model base = model.with(model.parameters().withoutAdapter());
        return recipe.trained() instanceof TrainedPart.Everything && recipe.model() instanceof ModelSource.OnDisk d
                ? PeftDirectory.read(d.path(), base)
                : base;
    }

    private static Model headed(Recipe recipe, Model model) {
        return switch (recipe) {
            case RewardModelRecipe r -> ScalarModel.of(model);
            case ProcessRewardRecipe r -> ScalarModel.of(model);
            case SupervisedRecipe r -> model;
            case PreferenceRecipe r -> model;
            case OnlinePreferenceRecipe r -> model;
            case UnpairedPreferenceRecipe r -> model;
            case DistillRecipe r -> model;
            case RlRecipe r -> model;
        };
    }

    /// Reads it (a directory, or a GGUF file), or makes fresh weights from the key.
    public static Model of(ModelSource source, Key key) {
        return switch (source) {
            case ModelSource.OnDisk d -> read(d.path());
            case ModelSource.Fresh f -> fresh(f.shape(), key);
        };
    }

    /// The shape of a model on disk, without its weights.
    static ModelConfig config(Path path) {
        requireThere(path);
        return Files.isRegularFile(path) ? Gguf.config(path) : ModelDirectory.config(path);
    }

    private static void requireThere(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(
                    path + ": there is no such file or directory; a model that was meant by its name on"
                            + " the hub is fetched by hone train RECIPE --download");
        }
    }

    private static Model read(Path path) {
        requireThere(path);
        return Files.isRegularFile(path) ? Gguf.read(path) : ModelDirectory.read(path);
    }

    private static Model fresh(ModelShape shape, Key key) {
        CharacterTokenizer tokenizer = CharacterTokenizer.tiny();
        Parameters parameters =
                Parameters.random(shape.config(tokenizer.size()), shape.deviation(), key.at("weights"));
        return new Model(parameters, Optional.of(tokenizer), Optional.empty(), List.of(CharacterTokenizer.END));
    }
}
