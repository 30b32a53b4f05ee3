package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.Demonstration;
import dev.hone.tasks.DemonstrationSource;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.imitation.Imitation;
import dev.hone.training.recipe.DemonstrationSettings;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.run.Metrics;
import dev.hone.training.task.DemonstrationTokens;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.List;

/// Shows demonstrations beside what the policy drew.
///
/// The demonstrations of an optimizer step are a pure function of seed, step and the number of the optimizer step in
/// it, so a resumed run sees what it would have seen. Their log-probabilities are those of temperature 1, as in
/// fine-tuning.
final class Imitator {
    private final Imitation imitation;
    private final DemonstrationSettings settings;
    private final ModelText text;
    private final TaskMixture mixture;
    private final DemonstrationSource source;
    private final Learner learner;
    private final long updates;

    /// `mixture` is what demonstrations are drawn from.
    Imitator(
            RlRecipe recipe, DemonstrationSettings settings, Model model, ModelText text, TaskMixture mixture,
            Workers workers) {
        this.imitation = recipe.algorithm().imitation();
        this.settings = settings;
        this.text = text;
        this.mixture = mixture;
        this.source = new DemonstrationSource(mixture, Split.TRAIN, Key.of(recipe.seed()).at("imitation"));
        this.learner = new Learner(model.parameters(), workers, 1);
        this.updates = (long) recipe.update().epochs() * recipe.update().miniBatches();
    }

    /// Whether a step shows some.
    boolean shows(int step) {
        return imitation.weight(step) > 0;
    }

    /// What the algorithm's own loss counts in a step.
    double policyWeight(int step) {
        return imitation.policyWeight(step);
    }

    /// The demonstrations of optimizer step number `update`, from 0, of a step.
    Shown show(int step, int update) {
        long first = ((step - 1) * updates + update) * settings.batch().sequences();
        List<DemonstrationTokens> shown = new ArrayList<>();
        for (int i = 0; i < settings.batch().sequences(); i++) {
            Demonstration d = source.demonstration(first + i);
            shown.add(text.marked(mixture.family(d.problem()), d.problem(), d.completion()));
        }
        return new Shown(shown, new ImitationLoss(shown, imitation.weight(step), imitation.tokens()));
    }

    /// Demonstrations with their loss.
    final class Shown implements GradientStep.Addition {
        private final List<DemonstrationTokens> demonstrations;
        private final ImitationLoss loss;

        private Shown(List<DemonstrationTokens> demonstrations, ImitationLoss loss) {
            this.demonstrations = demonstrations;
            this.loss = loss;
        }

        @Override
        public double addTo(float[] gradient) {
            List<TokenTree> trees = demonstrations.stream().map(DemonstrationTokens::tree).toList();
            List<List<TokenTree>> blocks = new ArrayList<>();
            int size = settings.batch().block();
            for (int i = 0; i < trees.size(); i += size) {
                blocks.add(trees.subList(i, Math.min(trees.size(), i + size)));
            }
            return learner.gradient(blocks, loss, gradient);
        }

        /// Trained tokens.
        long tokens() {
            return loss.tokens();
        }
    }

    /// The numbers of a step in which these were shown.
    Metrics metrics(int step, List<Shown> shown) {
        var metrics = new Metrics().put("imitation/weight", imitation.weight(step));
        double nats = 0;
        long tokens = 0;
        for (Shown s : shown) {
            nats += s.loss.nats();
            tokens += s.tokens();
        }
        return metrics.put("imitation/loss", nats / shown.size()).put("imitation/tokens", tokens);
    }
}
