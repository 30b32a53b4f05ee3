package dev.hone.examples;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.Advantages;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.Plugins;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.Arrays;

/// Trains with an advantage of the program's own: a completion is good if it beats the median of its group.
public final class OwnAdvantageExample {
    private OwnAdvantageExample() {}

    /// Arguments: RECIPE RUN [KEY=VALUE ...].
    public static void main(String... args) {
        Recipe recipe = Recipe.read(Path.of(args[0]), Arrays.asList(args).subList(2, args.length));
        AdvantageEstimator.Custom median = samples -> Advantages.perSequence(samples, Arrays.stream(samples.rewards())
                .map(rewards -> {
                    double middle = Arrays.stream(rewards).sorted().skip(rewards.length / 2).findFirst().orElse(0);
                    return Arrays.stream(rewards).map(r -> r - middle).toArray();
                })
                .toArray(double[][]::new));
        Plugins plugins = Plugins.NONE.withAlgorithm(a -> a.withAdvantage(median));
        RunServices services = RunServices.of(RunListener.SILENT).with(plugins);
        try (TrainingRun run = TrainingRun.start(recipe, Path.of(args[1]), services)) {
            Outcome outcome = run.train();
            outcome.after().ifPresent(e -> System.out.println("accuracy " + e.accuracy().mean()));
        }
    }
}
