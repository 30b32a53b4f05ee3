package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Parameter;
import dev.hone.engine.Parameters;
import dev.hone.engine.TokenTree;
import dev.hone.engine.TrainedLayout;
import dev.hone.engine.Workers;
import dev.hone.engine.optimize.AdamW;
import dev.hone.engine.optimize.AdamWConfig;
import dev.hone.engine.optimize.Moments;
import dev.hone.engine.optimize.Schedule;
import dev.hone.engine.optimize.StepReport;
import dev.hone.foundation.Key;
import dev.hone.training.batch.PolicyBatch;
import dev.hone.training.critic.ExplainedVariance;
import dev.hone.training.critic.HeadLoss;
import dev.hone.training.critic.ValueBatch;
import dev.hone.training.critic.ValueSlots;
import dev.hone.training.critic.ValuedBatch;
import dev.hone.training.recipe.CriticSettings;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RunStopped;
import java.util.List;

/// A linear head on the policy's last hidden states, with an optimizer of its own.
///
/// The head learns with each of the policy's optimizer steps, on the same groups. The trunk feels `coefficient` times
/// the critic's loss in the same step; with 0 nothing flows into it, and the head is a probe. In the warm-up the head
/// alone learns.
final class SharedCritic implements Critic {
    private final CriticSettings settings;
    private final double coefficient;
    private final RlRecipe recipe;
    private final Model policy;
    private final Learner learner;
    private final int width;
    private final float[] head;
    private final AdamW optimizer;
    private final Schedule schedule;
    private CriticMetrics metrics = new CriticMetrics(ExplainedVariance.of(List.of()));

    /// `learner` computes the policy's states.
    SharedCritic(
            CriticSettings settings, double coefficient, RlRecipe recipe, Model policy, Learner learner,
            Workers workers) {
        this.settings = settings;
        this.coefficient = coefficient;
        this.recipe = recipe;
        this.policy = policy;
        this.learner = learner;
        this.width = policy.config().width();
        var place = new Parameter(
                "value_head", Parameter.Form.VECTOR, 1, policy.parameters().layout().width(), 0);
        this.head = new float[place.size()];
        this.optimizer = new AdamW(
                new AdamWConfig(
                        settings.optimizer().beta1(), settings.optimizer().beta2(), settings.optimizer().epsilon(), 0),
                TrainedLayout.of(List.of(place)),
                workers);
        this.schedule = GradientStep.schedule(settings.optimizer(), recipe.steps());
    }

    @Override
    public List<Group> value(List<Group> groups) {
        var slots = new ValueSlots(groups);
        learner.show(slots.trees(), slots.by(head, width));
        return slots.valued();
    }

    @Override
    public boolean isWarming(int step) {
        return step <= settings.warmUp();
    }

    /// In the warm-up the head's updates, as many as the policy would make; later nothing, see [#beside].
    @Override
    public void learn(int step, List<Group> groups) {
        ValuedBatch batch = valued(PolicyBatch.of(groups, recipe.algorithm().masks()));
        metrics = new CriticMetrics(ExplainedVariance.of(batch.completions()));
        for (int e = 0; isWarming(step) && e < recipe.update().epochs(); e++) {
            Key order = Key.of(recipe.seed()).at("critic").at(step).at(e);
            for (ValuedBatch part : batch.cut(recipe.update().miniBatches(), order)) {
                if (part.isTrained()) {
                    HeadUpdate update = new HeadUpdate(part, 0);
                    learner.show(part.trees(), update.loss);
                    update.take(step);
                }
            }
        }
    }

    /// Adds the critic's part of an optimizer step of the policy on this batch to the gradient, lets the head learn,
    /// and returns the critic's part of the loss.
    double beside(int step, PolicyBatch part, List<List<TokenTree>> blocks, float[] gradient) {
        ValuedBatch batch = valued(part);
        if (!batch.isTrained()) {
            return 0;
        }
        HeadUpdate update = new HeadUpdate(batch, coefficient);
        double loss = 0;
        if (coefficient > 0) {
            loss = learner.hiddenGradient(blocks, update.loss, gradient);
        } else {
            learner.show(batch.trees(), update.loss);
        }
        update.take(step);
        return loss;
    }

    private ValuedBatch valued(PolicyBatch batch) {
        return ValuedBatch.of(batch, settings.targets(recipe.algorithm().advantage()));
    }

    /// One step of the head's optimizer.
    private final class HeadUpdate {
        private final ValueBatch values;
        private final HeadLoss loss;

        HeadUpdate(ValuedBatch batch, double share) {
            values = new ValueBatch(settings.loss(), batch.tokens());
            loss = new HeadLoss(head, width, values, share);
        }

        void take(int step) {
            double rate = schedule.at(step - 1);
            try {
                StepReport report = optimizer.step(head, loss.headGradient(), rate, settings.optimizer().clip());
                metrics.add(values.statistics(), report.gradientNorm(), rate);
            } catch (ArithmeticException e) {
                throw new RunStopped("step " + step + ": critic: " + e.getMessage()
                        + "; try a smaller learning rate", e);
            }
        }
    }

    @Override
    public Metrics metrics() {
        return metrics.metrics();
    }

    /// The policy's learner has the room.
    @Override
    public void reserve(int rows) {}

    /// A copy of the policy as it now is, under the head.
    @Override
    public Model model() {
        Parameters scalar = policy.parameters().merged().withScalarHead();
        System.arraycopy(head, 0, scalar.values(), scalar.layout().head().offset(), head.length);
        return policy.with(scalar);
    }

    @Override
    public float[] weights() {
        return head;
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
