package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Workers;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.reward.RewardSource;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.CheckpointStore.Saved;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.TokenTrace;
import dev.hone.training.run.TrainerState;
import dev.hone.training.run.VersionChange;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.RecipeTasks;
import dev.hone.training.task.Round;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Makes a stored rollout again from weights, prompt and random stream, and compares it bit for bit.
///
/// The weights of version v that drew a rollout are those after v steps: the checkpoint of that step where it is still
/// there, else the nearest one before it (or the first weights), trained on in memory to that step. Where other weights
/// went on inside the completion, training goes on to those and they go on behind the stored tokens. Nothing is
/// written.
public final class Replay {
    private Replay() {}

    /// What came out: the stored rollout, the one made again, and the first token that differs, if any. `trained` steps
    /// were made on the way.
    public record Result(RolloutLine line, TokenTrace stored, Completion again, OptionalInt firstDifference,
            int trained) {
        /// Whether every token id, log-probability and entropy has the same bits.
        public boolean identical() {
            return firstDifference.isEmpty();
        }
    }

    /// Makes rollout `id` of a run again.
    ///
    /// @throws InputException if the run has no such rollout, or is not one of reinforcement learning
    public static Result of(RunDirectory directory, String id, RunListener listener) {
        Recipe recipe = directory.recipe();
        if (!(recipe instanceof RlRecipe rl)) {
            throw new InputException(directory.folder() + ": not a run of reinforcement learning; it has no rollouts");
        }
        RolloutId rollout = RolloutId.parse(id);
        RolloutLine line = directory.rollouts().find(rollout.toString());
        line.origin().ifPresent(origin -> {
            throw new InputException(
                    "rollout " + id + " is " + origin + ", not drawn for its step; there is nothing to make"
                            + " again");
        });
        TokenTrace stored = directory.rollouts().trace(line);
        int threads = recipe.threads() == 0 ? Runtime.getRuntime().availableProcessors() : recipe.threads();
        try (Workers workers = Workers.of(threads)) {
            return of(directory, rl, rollout, line, stored, workers, listener);
        }
    }

    private static Result of(
            RunDirectory directory,
            RlRecipe recipe,
            RolloutId rollout,
            RolloutLine line,
            TokenTrace stored,
            Workers workers,
            RunListener listener) {
        Optional<Saved> saved = directory.checkpoints().atOrBefore(line.version());
        Optional<Checkpoints.Restored> restored = saved.map(Checkpoints::read);
        Model model = restored.map(r -> recipe.trained().resume(r.model())).orElseGet(() -> StartingModel.of(recipe));
        TrainerState state = restored.map(Checkpoints.Restored::state).orElse(TrainerState.START);
        Optional<Model> first = !RunParts.needsFirst(recipe)
                ? Optional.empty()
                : Optional.of(
                        model.parameters().adapter().isPresent()
                                ? StartingModel.beside(model, recipe)
                                : StartingModel.of(recipe.model(), Key.of(recipe.seed())));
        try (RunParts parts = RunParts.of(
                recipe, model, first, workers, RolloutSink.NONE, RunListener.SILENT, Plugins.NONE, Optional.empty())) {
            return of(directory, recipe, rollout, line, stored, parts, state, restored, listener);
        }
    }

    private static Result of(
            RunDirectory directory,
            RlRecipe recipe,
            RolloutId rollout,
            RolloutLine line,
            TokenTrace stored,
            RunParts parts,
            TrainerState state,
            Optional<Checkpoints.Restored> restored,
            RunListener listener) {
        restored.ifPresent(r -> r.into(parts.stepper()));
        int from = state.step();
        var trainer = new Trainer(parts.stepper(), listener, state);
        int last = line.changes().isEmpty() ? line.version() : line.changes().getLast().version();
        refuseToTrainWithout(directory, last - from);
        refuseToAskAgain(recipe, last - from);
        trainer.to(line.version());
        Key stream = RolloutCollector.stream(recipe, rollout);
        SampleRequest request = request(recipe, parts.model(), line, stored, stream);
        Completion again = alone(
                parts, Limit.to(RolloutCollector.limit(recipe, rollout.step()), request, parts.sampler()));
        for (VersionChange change : line.changes()) {
            trainer.to(change.version());
            int[] written = Arrays.copyOf(stored.ids(), change.token());
            Completion tail = alone(parts, request.after(List.of(written)));
            int shared = Math.min(again.length(), change.token());
            if (!Arrays.equals(again.ids(), 0, shared, written, 0, change.token())) {
                break; // the tokens before the change differ already
            }
            again = again.first(change.token()).then(tail);
        }
        return new Result(line, stored, again, firstDifference(stored, again), trainer.state.step() - from);
    }

    private static Completion alone(RunParts parts, SampleRequest request) {
        return parts.sampler().sample(List.of(request)).getFirst().getFirst();
    }

    /// Trains on in memory.
    private static final class Trainer {
        private final Stepper stepper;
        private final RunListener listener;
        private TrainerState state;

        private Trainer(Stepper stepper, RunListener listener, TrainerState state) {
            this.stepper = stepper;
            this.listener = listener;
            this.state = state;
        }

        private void to(int step) {
            while (state.step() < step) {
                var watch = new Stopwatch(System::nanoTime);
                Stepper.Result result = stepper.step(state, watch);
                state = result.state();
                listener.stepped(state.step(), result.metrics(), watch.seconds());
            }
        }
    }

    /// The prompt as it was; where a world answered, the same problem's world answers again.
    private static SampleRequest request(
            RlRecipe recipe, Model model, RolloutLine line, TokenTrace stored, Key stream) {
        TaskMixture mixture = RecipeTasks.mixture(recipe.tasks());
        boolean isPlayed = mixture.ingredients().stream()
                .map(Ingredient::family)
                .anyMatch(f -> f.name().equals(line.family()) && f instanceof EnvironmentFamily);
        return isPlayed
                ? new Round(mixture, new ModelText(model, recipe.prompt()))
                        .ask(problem(recipe, mixture, line), List.of(stream))
                : new SampleRequest(stored.prompt(), List.of(stream));
    }

    private static Problem problem(RlRecipe recipe, TaskMixture mixture, RolloutLine line) {
        Problem problem = new Curricula(recipe, mixture).problem(line.number());
        if (!problem.id().equals(line.problem())) {
            throw new InputException("rollout " + line.id() + ": a curriculum chose its problem, whose world cannot be"
                    + " made again");
        }
        return problem;
    }

    /// Steps between the checkpoint and the rollout are trained again, which needs all that trained them first.
    private static void refuseToTrainWithout(RunDirectory directory, int steps) {
        if (steps > 0 && !directory.plugins().isEmpty()) {
            throw new InputException(directory.manifest() + ": the run was made with parts of a program: "
                    + directory.plugins() + "; its " + steps + " steps between the last checkpoint and the rollout"
                    + " cannot be trained again without them; replay a rollout of the step after a checkpoint");
        }
    }

    private static void refuseToAskAgain(RlRecipe recipe, int steps) {
        for (RewardSum.Weight w : recipe.rewards()) {
            if (steps > 0 && w.source() instanceof RewardSource.Scored scored && scored.asksServer()) {
                throw new InputException("the reward '" + w.name() + "' was asked of the server "
                        + scored.judge().orElseThrow() + ", which may answer otherwise now; the " + steps
                        + " steps between the last checkpoint and the rollout cannot be trained again; replay a rollout"
                        + " of the step after a checkpoint");
            }
        }
    }

    private static OptionalInt firstDifference(TokenTrace stored, Completion again) {
        int shared = Math.min(stored.ids().length, again.length());
        for (int t = 0; t < shared; t++) {
            if (stored.ids()[t] != again.ids()[t]
                    || differ(stored.logProbs()[t], again.logProbs()[t])
                    || differ(stored.entropies()[t], again.entropies()[t])) {
                return OptionalInt.of(t);
            }
        }
        return stored.ids().length == again.length() ? OptionalInt.empty() : OptionalInt.of(shared);
    }

    private static boolean differ(float a, float b) {
        return Float.floatToRawIntBits(a) != Float.floatToRawIntBits(b);
    }
}
