package dev.hone.training.loop;

import dev.hone.engine.Model;
import dev.hone.engine.Workers;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.record.flag.FlagRule;
import dev.hone.training.record.flag.FlagWatch;
import dev.hone.training.run.CheckpointStore.Saved;
import dev.hone.training.run.ContentHash;
import dev.hone.training.run.Durable;
import dev.hone.training.run.Flag;
import dev.hone.training.run.Manifest;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.MetricsLine;
import dev.hone.training.run.MetricsLog.Event;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.RunLogs;
import dev.hone.training.run.RunStopped;
import dev.hone.training.run.TrainerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A training run from its first or latest checkpoint to its end: step, log, evaluate, save, again.
///
/// A run that was killed at any moment and resumed makes the same weights, moments and logs (`seconds.jsonl` aside) as
/// one that was not: a checkpoint holds all that the next step depends on, and the logs are cut back to it.
public final class TrainingRun implements AutoCloseable {
    private final Recipe recipe;
    private final RunDirectory directory;
    private final RunServices services;
    private final Workers workers;
    private final RunLogs logs;
    private final Checkpoints checkpoints;
    private final RunParts parts;
    private final FlagWatch flags = new FlagWatch(FlagRule.all());
    private TrainerState state;
    private int savedStep;
    private Optional<Evaluation> before = Optional.empty();
    private Optional<Evaluation> after = Optional.empty();

    private TrainingRun(RunDirectory directory, Recipe recipe, Start start, RunServices services) {
        this.recipe = services.plugins().applyTo(recipe);
        this.directory = directory;
        this.services = services;
        this.workers = start.workers;
        this.logs = start.logs;
        this.checkpoints = new Checkpoints(directory.checkpoints(), recipe.checkpoints().keep());
        this.state = start.state;
        this.savedStep = start.state.logs().metrics() == 0 ? -1 : start.state.step();
        this.parts = RunParts.of(
                this.recipe,
                start.model,
                start.first,
                workers,
                new RolloutRecorder(logs.rollouts()),
                services.listener(),
                services.plugins(),
                Optional.of(directory.folder()));
        // What a rule has said already it does not say again after a resume.
        directory.metrics().from(0, flags::next);
    }

    private record Start(
            Workers workers, RunLogs logs, TrainerState state, Model model, Optional<Model> first) {}

    /// Begins a run in a new folder.
    ///
    /// @throws InputException if the folder holds files, or something of the recipe cannot be had
    public static TrainingRun start(Recipe recipe, Path folder, RunServices services) {
        Model model = StartingModel.of(recipe);
        MemoryPlan.of(services.plugins().applyTo(recipe), model.parameters())
                .require(Runtime.getRuntime().maxMemory());
        RunDirectory directory = RunDirectory.create(folder, recipe);
        int threads = threads(recipe);
        Manifest.of(
                threads,
                recipe.seed(),
                ContentHash.of(recipe.yaml()),
                ContentHash.of(model.parameters().values()),
                services.plugins().names(recipe),
                services.clock().instant())
                .write(directory.manifest());
        return open(directory, recipe, model, TrainerState.START, services);
    }

    /// Goes on with a run after its latest checkpoint, or from its beginning where there is none yet.
    ///
    /// @throws InputException if the folder holds no run, its checkpoint is damaged, or another process writes it
    public static TrainingRun resume(Path folder, RunServices services) {
        RunDirectory directory = RunDirectory.open(folder);
        Recipe recipe = directory.recipe();
        requireSame(directory, services.plugins().names(recipe));
        Optional<Saved> latest = directory.checkpoints().latest();
        if (latest.isEmpty()) {
            return open(directory, recipe, StartingModel.of(recipe), TrainerState.START, services);
        }
        Checkpoints.Restored restored = Checkpoints.read(latest.get());
        Model model = recipe.trained().resume(restored.model());
        if (model.parameters().adapter().isPresent()) {
            requireFirstWeights(directory, model);
        }
        TrainingRun run = open(directory, recipe, model, restored.state(), services);
        restored.into(run.parts.stepper());
        return run;
    }

    private static TrainingRun open(
            RunDirectory directory, Recipe recipe, Model model, TrainerState state, RunServices services) {
        RunLogs logs = directory.logs(state.logs());
        Workers workers = Workers.of(threads(recipe));
        try {
            return new TrainingRun(
                    directory, recipe, new Start(
                            workers, logs, state, model, first(services.plugins().applyTo(recipe), directory, model)),
                    services);
        } catch (RuntimeException | Error e) {
            workers.close();
            logs.close();
            throw e;
        }
    }

    private static void requireSame(RunDirectory directory, List<String> given) {
        List<String> expected = directory.plugins();
        if (!expected.equals(given)) {
            throw new InputException(directory.manifest() + ": the run began with these parts of a program: "
                    + expected + ", and is resumed with " + given
                    + "; resume it from that program, with the same Plugins");
        }
    }

    private static Optional<Model> first(Recipe recipe, RunDirectory directory, Model model) {
        if (!RunParts.needsFirst(recipe)) {
            return Optional.empty();
        }
        if (model.parameters().adapter().isPresent()) {
            return Optional.of(StartingModel.beside(model, recipe));
        }
        Model first = StartingModel.of(recipe.model(), Key.of(recipe.seed()));
        requireFirstWeights(directory, first);
        return Optional.of(first);
    }

    private static void requireFirstWeights(RunDirectory directory, Model model) {
        if (Files.exists(directory.manifest())) {
            String expected = Manifest.read(directory.manifest()).weights();
            if (!expected.equals(ContentHash.of(model.parameters().values()))) {
                throw new InputException(directory.manifest() + ": the run began with other weights than the model now "
                        + "has that the recipe names; the run would be another one");
            }
        }
    }

    private static int threads(Recipe recipe) {
        return recipe.threads() == 0 ? Runtime.getRuntime().availableProcessors() : recipe.threads();
    }

    /// Trains to the last step, or until somebody asks to stop; then a checkpoint is there.
    ///
    /// @throws RunStopped if the run cannot go on (not finite, too many answers not judged), with the last
    /// checkpoint
    public Outcome train() {
        services.listener().started(recipe, directory.folder(), state.step());
        try {
            if (state.logs().metrics() == 0) {
                measure();
            }
            while (state.step() < recipe.steps()) {
                if (services.cancellation().isRequested()) {
                    if (savedStep != state.step()) {
                        save();
                    }
                    return ended(Outcome.End.CANCELLED, Optional.empty());
                }
                advance();
            }
        } catch (RunStopped e) {
            throw new RunStopped(e.getMessage() + lastGood(), e);
        }
        parts.stepper().critic().ifPresent(c -> Durable.folder(
                directory.critic(), folder -> ModelDirectory.write(c.model(), folder)));
        Durable.folder(directory.model(), folder -> ModelDirectory.write(parts.model(), folder));
        return ended(Outcome.End.FINISHED, Optional.of(directory.model()));
    }

    private void advance() {
        var watch = new Stopwatch(services.nanos());
        Stepper.Result result = parts.stepper().step(state, watch);
        state = result.state();
        Metrics seconds = watch.seconds();
        logs.metrics().add(state.step(), Event.TRAIN, result.metrics());
        watch(new MetricsLine.Trained(state.step(), result.metrics()));
        logs.seconds().add(state.step(), Event.TRAIN, seconds);
        services.listener().stepped(state.step(), result.metrics(), seconds);
        int best = state.bestStep();
        measure();
        boolean better = state.bestStep() != best;
        boolean last = state.step() == recipe.steps();
        if (recipe.checkpoints().every() > 0
                && (recipe.checkpoints().due(state.step()) || better || last)) {
            save();
        }
    }

    private void measure() {
        if (!recipe.evaluation().due(state.step(), recipe.steps())) {
            return;
        }
        var watch = new Stopwatch(services.nanos());
        var metrics = new Metrics();
        Optional<Evaluation> evaluation = watch.time("evaluate", parts::evaluate);
        evaluation.ifPresent(answers -> metrics.putAll(answers.metrics()));
        watch.time("greedy", parts::evaluateGreedy)
                .ifPresent(greedy -> metrics.put("eval/greedy", greedy.accuracy().mean()));
        Metrics besides = watch.time("held-out", parts.stepper()::heldOut);
        metrics.putAll(besides);
        logs.metrics().add(state.step(), Event.EVALUATION, metrics);
        watch(new MetricsLine.Evaluated(state.step(), metrics));
        logs.seconds().add(state.step(), Event.EVALUATION, watch.seconds());
        OptionalDouble accuracy = evaluation
                .map(answers -> OptionalDouble.of(answers.accuracy().mean()))
                .orElseGet(() -> besides.find("eval/accuracy"));
        if (accuracy.isPresent()) {
            state = state.measured(accuracy.getAsDouble());
        }
        before = before.isEmpty() ? evaluation : before;
        after = evaluation;
        evaluation.ifPresent(answers -> services.listener().evaluated(state.step(), answers));
        if (!besides.values().isEmpty()) {
            services.listener().measured(state.step(), besides);
        }
    }

    private void watch(MetricsLine line) {
        for (Flag flag : flags.next(line)) {
            logs.metrics().add(flag);
            services.listener().flagged(flag);
        }
    }

    private void save() {
        state = state.at(logs.sync());
        Saved saved = checkpoints.save(state, parts.model(), parts.stepper());
        savedStep = state.step();
        services.listener().saved(state.step(), saved.folder());
    }

    private Outcome ended(Outcome.End end, Optional<Path> model) {
        var outcome = new Outcome(end, state.step(), before, after, directory.folder(), model);
        services.listener().finished(outcome);
        return outcome;
    }

    private String lastGood() {
        return directory.checkpoints()
                .latest()
                .map(c -> "; the last good checkpoint is " + c.folder())
                .orElse("; there is no checkpoint yet");
    }

    /// Where the run stands.
    public TrainerState state() {
        return state;
    }

    /// The model as it is now; training changes it.
    public Model model() {
        return parts.model();
    }

    @Override
    public void close() {
        parts.close();
        workers.close();
        logs.close();
    }
}
