package dev.hone.examples;

import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.training.loop.Outcome;
import dev.hone.training.loop.Plugins;
import dev.hone.training.loop.RunListener;
import dev.hone.training.loop.RunServices;
import dev.hone.training.loop.TrainingRun;
import dev.hone.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.Arrays;

/// Trains against a verifier of the program's own: right answers count in full only where the work before them is
/// short.
public final class OwnVerifierExample {
    private OwnVerifierExample() {}

    /// Arguments: RECIPE RUN [KEY=VALUE ...].
    public static void main(String... args) {
        Recipe recipe = Recipe.read(Path.of(args[0]), Arrays.asList(args).subList(2, args.length));
        Verifier shortAndRight = (gold, text) -> {
            if (!text.endsWith("#" + gold)) {
                return new Verdict.Incorrect("not " + gold);
            }
            return text.length() <= 20 ? new Verdict.Correct("right") : new Verdict.Partial(0.5, "right, but long");
        };
        RunServices services = RunServices.of(RunListener.SILENT).with(Plugins.NONE.withVerifier(shortAndRight));
        try (TrainingRun run = TrainingRun.start(recipe, Path.of(args[1]), services)) {
            Outcome outcome = run.train();
            outcome.after().ifPresent(e -> System.out.println("mean score " + e.accuracy().mean()));
        }
    }
}
