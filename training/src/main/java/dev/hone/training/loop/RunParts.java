package dev.hone.training.loop;

import dev.hone.engine.Model;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.HeldOut;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.advantage.Column;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.Evaluator;
import dev.hone.training.preference.PreferenceLoss;
import dev.hone.training.recipe.DistillRecipe;
import dev.hone.training.recipe.EvaluationSettings;
import dev.hone.training.recipe.OnlinePreferenceRecipe;
import dev.hone.training.recipe.UnpairedPreferenceRecipe;
import dev.hone.training.recipe.PreferenceRecipe;
import dev.hone.training.recipe.ProcessRewardRecipe;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RewardModelRecipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.recipe.SelfTeacher;
import dev.hone.training.recipe.SupervisedRecipe;
import dev.hone.training.recipe.Teaching;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.RecipeTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Everything of a run that a recipe and a model make: one place where the parts are put together.
final class RunParts implements AutoCloseable {
    private final Model model;
    private final Optional<Sampler> sampler;
    private final Optional<Sampler> greedy;
    private final Stepper stepper;
    private final Evaluator evaluator;
    private final List<Problem> heldOut;
    private final EvaluationSettings evaluation;
    private final ScorerRewards scorers;

    private RunParts(
            Model model,
            Optional<Sampler> sampler,
            Optional<Sampler> greedy,
            Stepper stepper,
            Evaluator evaluator,
            List<Problem> heldOut,
            EvaluationSettings evaluation,
            ScorerRewards scorers) {
        this.model = model;
        this.sampler = sampler;
        this.greedy = greedy;
        this.stepper = stepper;
        this.evaluator = evaluator;
        this.heldOut = heldOut;
        this.evaluation = evaluation;
        this.scorers = scorers;
    }

    /// Puts a run together around a model, which training will change. `first` is the model with the first weights,
    /// where the algorithm measures the distance from them. `folder` is the run's, where it keeps one.
    static RunParts of(
            Recipe recipe,
            Model model,
            Optional<Model> first,
            Workers workers,
            RolloutSink sink,
            RunListener listener,
            Plugins plugins,
            Optional<Path> folder) {
        TaskMixture mixture = plugins.applyTo(RecipeTasks.mixture(recipe.tasks()));
        var text = new ModelText(model, recipe.prompt());
        var options = SamplingOptions.policy(recipe.sampling().maxTokens(), model.endTokens())
                .withTemperature(recipe.sampling().temperature());
        Optional<Sampler> sampler = recipe instanceof RewardModelRecipe || recipe instanceof ProcessRewardRecipe
                ? Optional.empty()
                : Optional.of(new Sampler(model, workers, options));
        EvaluationSettings e = recipe.evaluation();
        List<Problem> heldOut = e.problems() == 0
                ? List.of()
                : HeldOut.distinct(
                        new ProblemStream(mixture, e.split(), Key.of(e.seed()).at("held-out")), e.problems());
        Optional<Sampler> greedy = e.greedy() == EvaluationSettings.Greedy.YES || needsGreedy(recipe)
                ? sampler.map(s -> new Sampler(model, workers, options.withTemperature(0)))
                : Optional.empty();
        var scorers = new ScorerRewards(recipe, model, text, mixture, workers, folder);
        try {
            var rewards = new RewardSum(
                    recipe.rewards(), ModelReward.with(plugins.rewards(), recipe.rewards(), model), scorers.rewards());
            Stepper stepper = stepper(
                    recipe, model, first, text, mixture, heldOut, sampler, greedy, options, workers, sink, listener,
                    rewards, folder);
            return new RunParts(
                    model, sampler, greedy, stepper, new Evaluator(mixture, text, workers), heldOut, e, scorers);
        } catch (RuntimeException | Error failure) {
            scorers.close();
            throw failure;
        }
    }

    private static Stepper stepper(
            Recipe recipe,
            Model model,
            Optional<Model> first,
            ModelText text,
            TaskMixture mixture,
            List<Problem> heldOut,
            Optional<Sampler> sampler,
            Optional<Sampler> greedy,
            SamplingOptions options,
            Workers workers,
            RolloutSink sink,
            RunListener listener,
            RewardSum rewards,
            Optional<Path> folder) {
        return switch (recipe) {
            case SupervisedRecipe r -> new SupervisedStepper(r, model, text, mixture, workers);
            case PreferenceRecipe r -> new PreferenceStepper(r, model, first, text, mixture, heldOut, workers);
            case OnlinePreferenceRecipe r -> new OnlinePreferenceStepper(
                    r, model, first, text, mixture, sampler.orElseThrow(), workers, sink, listener,
                    rewards);
            case UnpairedPreferenceRecipe r -> new UnpairedPreferenceStepper(
                    r, model, first.orElseThrow(), text, mixture, heldOut, workers);
            case RewardModelRecipe r -> new RewardModelStepper(r, model, text, mixture, heldOut, workers);
            case ProcessRewardRecipe r -> new ProcessRewardStepper(
                    r, model, r.policy().map(p -> StartingModel.of(p, Key.of(r.seed()))), mixture, heldOut, workers);
            case DistillRecipe r -> new DistillStepper(
                    r, model, first, text, mixture, heldOut, sampler.orElseThrow(), workers);
            case RlRecipe r -> new RlStepper(
                    r, model, first, text, mixture,
                    new RlStepper.Samplers(
                            sampler.orElseThrow(), greedy, needsOptimalValues(r)
                                    ? first.map(m -> new Sampler(m, workers, options))
                                    : Optional.empty()),
                    workers, sink, listener, rewards, folder);
        };
    }

    /// Whether a recipe compares with the most likely completion of each problem.
    private static boolean needsGreedy(Recipe recipe) {
        return recipe instanceof RlRecipe r
                && r.algorithm().advantage().needs().contains(Column.Kind.GREEDY_REWARDS);
    }

    /// Whether a recipe looks at the logits of every sampled token, with a gradient of its own.
    static boolean needsEnergies(Recipe recipe) {
        return recipe instanceof RlRecipe r && r.algorithm().advantage().needs().contains(Column.Kind.ENERGIES);
    }

    /// Whether a recipe asks what the best policy near the reference would earn.
    static boolean needsOptimalValues(RlRecipe recipe) {
        return recipe.algorithm().advantage().needs().contains(Column.Kind.OPTIMAL_VALUES);
    }

    /// Whether a recipe needs a second copy of the first weights.
    static boolean needsFirst(Recipe recipe) {
        return switch (recipe) {
            case SupervisedRecipe r -> false;
            case UnpairedPreferenceRecipe r -> true;
            case RewardModelRecipe r -> false;
            case ProcessRewardRecipe r -> false;
            case DistillRecipe r -> selfTeacher(r, SelfTeacher.Weights.FIRST);
            case PreferenceRecipe r -> r.loss().needs().contains(PreferenceLoss.Need.REFERENCE);
            case OnlinePreferenceRecipe r -> r.loss().needs().contains(PreferenceLoss.Need.REFERENCE);
            case RlRecipe r -> r.algorithm().needsReference();
        };
    }

    /// Whether a recipe trains a student beside a moving average of it.
    static boolean needsAverage(Recipe recipe) {
        return recipe instanceof DistillRecipe r && selfTeacher(r, SelfTeacher.Weights.AVERAGE);
    }

    private static boolean selfTeacher(DistillRecipe recipe, SelfTeacher.Weights weights) {
        return recipe.teaching() instanceof Teaching.Self s && s.teacher().weights() == weights;
    }

    @Override
    public void close() {
        scorers.close();
    }

    Model model() {
        return model;
    }

    Stepper stepper() {
        return stepper;
    }

    /// Draws completions.
    ///
    /// @throws java.util.NoSuchElementException if the run trains no language model
    Sampler sampler() {
        return sampler.orElseThrow();
    }

    /// Measures answers to the held-out problems with the current weights, where the run trains a language model. The
    /// random streams are the same every time.
    Optional<Evaluation> evaluate() {
        Key key = Key.of(evaluation.seed()).at("samples");
        return sampler.map(s -> evaluator.evaluate(s, heldOut, evaluation.samples(), key));
    }

    /// Measures the most likely answers, where the recipe asks for it.
    Optional<Evaluation> evaluateGreedy() {
        return (evaluation.greedy() == EvaluationSettings.Greedy.YES ? greedy : Optional.<Sampler>empty())
                .map(g -> evaluator.evaluate(g, heldOut, 1, Key.of(evaluation.seed())));
    }
}
