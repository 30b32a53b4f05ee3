package dev.hone.training.loop;

import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.run.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Starts a run, or goes on with it where its folder is there: the child process of the tests that kill it.
public final class RunProgram {
    private RunProgram() {}

    /// Arguments: the run's folder, the recipe, overrides.
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        var services = RunServices.of(new Printed());
        try (TrainingRun run = Files.exists(folder.resolve("recipe.yaml"))
                ? TrainingRun.resume(folder, services)
                : TrainingRun.start(recipe(args), folder, services)) {
            run.train();
        }
    }

    private static Recipe recipe(String... args) {
        List<String> overrides = Arrays.asList(args).subList(2, args.length);
        return Recipe.read(Path.of(args[1]), overrides);
    }

    private static final class Printed implements RunListener {
        @Override
        public void started(Recipe recipe, Path folder, int step) {
            say(step, "started");
        }

        @Override
        public void stepped(int step, Metrics metrics, Metrics seconds) {
            say(step, metrics + " " + seconds);
        }

        @Override
        public void evaluated(int step, Evaluation evaluation) {
            say(step, evaluation.metrics().toString());
        }

        @Override
        public void saved(int step, Path checkpoint) {
            say(step, "saved");
        }

        @Override
        public void warned(int step, String message) {
            say(step, message);
        }

        private static void say(int step, String what) {
            System.out.println(step + " " + what);
            System.out.flush();
        }
    }
}
