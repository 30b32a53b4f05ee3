package dev.hone.training.recipe;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.GeneralizedAdvantage;
import dev.hone.training.critic.ClippedValueLoss;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A critic and how it learns. In the first `warmUp` steps the policy does not learn. Targets are those of the
/// advantage, or with another λ.
///
/// Source: warm-up and another λ for the targets: VC-PPO, arXiv:2503.01491; other defaults as in verl, the coefficient
/// of a shared trunk as in TRL.
public record CriticSettings(
        Trunk trunk, ClippedValueLoss loss, OptionalDouble lambda, int warmUp, OptimizerSettings optimizer) {
    /// What the value is computed from.
    public sealed interface Trunk {}

    /// A model of its own, which begins as `model` or as the policy's first weights, with a scalar head. Each step
    /// makes
    /// `epochs` x `miniBatches` optimizer steps on the batch that the policy learns from.
    public record Separate(Optional<ModelSource.OnDisk> model, TrainedPart trained, int epochs, int miniBatches)
            implements Trunk {}

    /// The policy's last hidden state, under a linear head that learns in the policy's optimizer steps. The trunk feels
    /// `coefficient` times the critic's loss; with 0 nothing flows into it.
    public record Shared(double coefficient) implements Trunk {}

    private enum Kind { SEPARATE, SHARED }

    public CriticSettings {
        if (trunk instanceof Separate own) {
            own.trained.withoutDropout("the values of a batch would not be those that are learnt from");
        }
    }

    private static final OptimizerSettings ADAM =
            new OptimizerSettings(1e-5, OptimizerSettings.Decay.CONSTANT, 0, 0, 0.9, 0.999, 1e-8, 0, 1);
    private static final double COEFFICIENT = 0.1;

    /// The section `critic` of a recipe of so many steps; passes and mini-batches are the policy's where it is silent.
    static Optional<CriticSettings> read(Section recipe, Path folder, UpdateSettings update, int steps) {
        if (!recipe.has("critic")) {
            return Optional.empty();
        }
        Section s = recipe.option("critic", "trunk");
        Trunk trunk = switch (s.choice("trunk", Kind.SEPARATE)) {
            case SEPARATE -> separate(s, folder, update);
            case SHARED -> shared(s);
        };
        double clip = s.number("clip", new ClippedValueLoss().epsilon(), Range.NOT_NEGATIVE);
        OptionalDouble lambda = s.has("lambda")
                ? OptionalDouble.of(s.number("lambda", Range.SHARE))
                : OptionalDouble.empty();
        int warmUp = s.integer("warm-up", 0, 0, Integer.MAX_VALUE);
        OptimizerSettings optimizer = OptimizerSettings.read(s.section("optimizer"), ADAM.within(steps));
        return Optional.of(s.finish(() -> new CriticSettings(
                trunk, new ClippedValueLoss(clip), lambda, warmUp, optimizer.checked(steps))));
    }

    private static Separate separate(Section s, Path folder, UpdateSettings update) {
        if (s.has("coefficient")) {
            throw s.error("coefficient", "says what a shared trunk feels; take trunk: shared, or leave it out");
        }
        Optional<ModelSource.OnDisk> model = s.has("model")
                ? Optional.of(ModelSource.onDisk(s, "model", folder))
                : Optional.empty();
        TrainedPart trained = TrainedPart.read(s);
        int epochs = s.integer("epochs", update.epochs(), 1, 1000);
        int miniBatches = s.integer("mini-batches", update.miniBatches(), 1, 1 << 16);
        return new Separate(model, trained, epochs, miniBatches);
    }

    private static Shared shared(Section s) {
        for (String key : List.of("model", "adapter", "train-only", "epochs", "mini-batches")) {
            if (s.has(key)) {
                throw s.error(key, "a shared trunk is the policy and learns in its updates; take trunk: separate,"
                        + " or leave it out");
            }
        }
        return new Shared(s.number("coefficient", COEFFICIENT, Range.NOT_NEGATIVE));
    }

    /// The targets that the critic learns, beside this advantage: those of GAE with no discount and λ 1 where it is
    /// another.
    public GeneralizedAdvantage targets(AdvantageEstimator advantage) {
        GeneralizedAdvantage own = advantage instanceof GeneralizedAdvantage gae
                ? gae
                : new GeneralizedAdvantage().withLambda(1);
        return lambda.isPresent() ? own.withLambda(lambda.getAsDouble()) : own;
    }

    void write(Outline o) {
        switch (trunk) {
            case Separate own -> {
                o.put("trunk", Kind.SEPARATE);
                own.model().ifPresent(m -> o.put("model", m.path().toString()));
                own.trained().write(o);
                o.put("epochs", own.epochs()).put("mini-batches", own.miniBatches());
            }
            case Shared shared -> o.put("trunk", Kind.SHARED).put("coefficient", shared.coefficient());
        }
        o.put("clip", loss.epsilon());
        lambda.ifPresent(x -> o.put("lambda", x));
        o.put("warm-up", warmUp).section("optimizer", optimizer::write);
    }
}
