package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.optimize.Moments;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.training.batch.PolicyBatch;
import dev.hone.training.critic.ExplainedVariance;
import dev.hone.training.critic.ValueBatch;
import dev.hone.training.critic.ValueSlots;
import dev.hone.training.critic.ValuedBatch;
import dev.hone.training.recipe.CriticSettings;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.run.Metrics;
import java.util.List;

/// A model of its own with a scalar head, and its own optimizer.
final class SeparateCritic implements Critic {
    private final CriticSettings settings;
    private final CriticSettings.Separate own;
    private final RlRecipe recipe;
    private final Model model;
    private final Learner learner;
    private final GradientStep optimizer;
    private Metrics last = new Metrics();

    private SeparateCritic(
            CriticSettings settings, CriticSettings.Separate own, RlRecipe recipe, Model model, Workers workers) {
        this.settings = settings;
        this.own = own;
        this.recipe = recipe;
        this.model = model;
        this.learner = new Learner(model.parameters(), workers, 1);
        this.optimizer = new GradientStep(
                model.parameters(), learner, workers, settings.optimizer(), recipe.steps());
    }

    /// The critic as it begins, beside this policy.
    ///
    /// @throws InputException if it reads other tokens than the policy
    static SeparateCritic of(
            CriticSettings settings, CriticSettings.Separate own, RlRecipe recipe, Model policy, Workers workers) {
        Key key = Key.of(recipe.seed()).at("critic");
        Model first = StartingModel.of(own.model().isPresent() ? own.model().get() : recipe.model(), key);
        Parameters whole = first.parameters().adapter().isPresent()
                ? first.parameters().merged()
                : first.parameters();
        Model headed = SameTokens.required(policy, first.with(whole.withScalarHead()), "the critic");
        return new SeparateCritic(settings, own, recipe, own.trained().begin(headed, key, "critic"), workers);
    }

    @Override
    public List<Group> value(List<Group> groups) {
        var slots = new ValueSlots(groups);
        learner.score(slots.trees(), slots);
        return slots.valued();
    }

    @Override
    public boolean isWarming(int step) {
        return step <= settings.warmUp();
    }

    @Override
    public void learn(int step, List<Group> groups) {
        ValuedBatch batch = ValuedBatch.of(
                PolicyBatch.of(groups, recipe.algorithm().masks()),
                settings.targets(recipe.algorithm().advantage()));
        var metrics = new CriticMetrics(ExplainedVariance.of(batch.completions()));
        for (int e = 0; e < own.epochs(); e++) {
            Key order = Key.of(recipe.seed()).at("critic").at(step).at(e);
            for (ValuedBatch part : batch.cut(own.miniBatches(), order)) {
                if (part.isTrained()) {
                    List<List<TokenTree>> blocks = part.trees().stream().map(List::of).toList();
                    var loss = new ValueBatch(settings.loss(), part.tokens());
                    GradientStep.Result result = optimizer.take(step, blocks, loss);
                    metrics.add(loss.statistics(), result.report().gradientNorm(), result.rate());
                }
            }
        }
        last = metrics.metrics();
    }

    @Override
    public Metrics metrics() {
        return last;
    }

    @Override
    public void reserve(int rows) {
        learner.reserve(rows);
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public float[] weights() {
        return model.parameters().trainedValues();
    }

    @Override
    public Moments moments() {
        return optimizer.moments();
    }

    @Override
    public void restore(Moments moments) {
        optimizer.restore(moments);
    }
}
