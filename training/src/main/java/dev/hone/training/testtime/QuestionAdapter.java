package dev.hone.training.testtime;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.adapter.Adapter;
import dev.hone.engine.adapter.LinearLayer;
import dev.hone.engine.adapter.LoraSettings;
import dev.hone.foundation.Key;
import dev.hone.training.loop.GradientStep;
import dev.hone.training.recipe.OptimizerSettings;
import java.util.Arrays;
import java.util.List;

/// An adapter that is trained on a few examples and belongs to one question; the weights beside it stay as they are.
///
/// Low-rank pairs on queries, values and the feed-forward layers, AdamW without decay, a cosine with a warm-up of at
/// most five steps; the loss is the mean of -log p over the tokens of the answers. One thread, so that many questions
/// can be adapted at once and each has the same bits however many are.
///
/// Source: Akyürek et al., arXiv:2411.07279.
public record QuestionAdapter(int rank, double alpha, double rate, int epochs, int batch) {
    private static final List<LinearLayer> TARGETS = List.of(
            LinearLayer.Q_PROJ, LinearLayer.V_PROJ, LinearLayer.GATE_PROJ, LinearLayer.UP_PROJ, LinearLayer.DOWN_PROJ);
    private static final int WARM_UP = 5;

    /// The model with its adapter, and the tokens of all sequences that gradients were computed for.
    public record Adapted(Model model, long tokens) {}

    /// Trains a fresh adapter on examples, prompt and answer each, in their order, epoch after epoch.
    public Adapted train(Model model, List<TokenTree> examples, Key key) {
        int perEpoch = (examples.size() + batch - 1) / batch;
        int steps = perEpoch * epochs;
        if (steps == 0) {
            return new Adapted(model, 0);
        }
        var settings = new LoraSettings(rank, alpha, LoraSettings.Scaling.CLASSIC, TARGETS, List.of());
        Parameters beside = model.parameters()
                .with(Adapter.random(model.parameters(), settings, key, "the model of the question"));
        long tokens = 0;
        try (Workers alone = Workers.of(1)) {
            var optimizer = new OptimizerSettings(
                    rate, OptimizerSettings.Decay.COSINE, Math.min(WARM_UP, steps / 4), 0, 0.9, 0.999, 1e-8, 0, 1);
            var update = new GradientStep(beside, new Learner(beside, alone, 1), alone, optimizer, steps);
            for (int step = 1; step <= steps; step++) {
                int from = (step - 1) % perEpoch * batch;
                List<TokenTree> some = examples.subList(from, Math.min(examples.size(), from + batch));
                update.take(step, List.of(some), loss(some), () -> {});
                tokens += some.stream().mapToLong(TokenTree::rows).sum();
            }
        }
        return new Adapted(model.with(beside), tokens);
    }

    private static TokenLoss loss(List<TokenTree> examples) {
        float share = 1f / examples.stream().mapToInt(t -> t.continuations().getFirst().length).sum();
        return (tree, segment, logProb, entropy, dLogProb, dEntropy, length) -> {
            Arrays.fill(dLogProb, 0, length, -share);
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum -= logProb[i];
            }
            return sum * share;
        };
    }
}
