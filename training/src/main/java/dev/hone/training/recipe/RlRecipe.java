package dev.hone.training.recipe;

import dev.hone.training.advantage.Column;
import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.batch.Credit;
import dev.hone.training.curriculum.LengthBudget;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.schedule.Schedule;
import dev.hone.training.schedule.Synchronous;
import dev.hone.training.supplement.ReplaySuccesses;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Sharpens a model against a verifier.
///
/// A step samples `sampling.prompts` groups of `sampling.group` completions at `sampling.temperature`, judges them, and
/// makes `update.epochs` x `update.miniBatches` optimizer steps on them. The run stops where more than `unjudged` of a
/// batch's completions could not be judged. `exactness` says what a recomputed log-probability means that differs from
/// the sampler's.
///
/// `teachers` are read where the advantage listens to them.
///
/// `demonstrations` are shown where the algorithm imitates. `rewards` says which named rewards count, and how much;
/// where it is empty, the verifier's score is the reward. `critic` gives the advantage `gae` its values. `schedule`
/// says how old the weights may be that draw the rollouts of a step.
public record RlRecipe(
        ModelSource model,
        List<TaskShare> tasks,
        PromptSettings prompt,
        SamplingSettings sampling,
        Algorithm algorithm,
        Optional<DemonstrationSettings> demonstrations,
        List<RewardSum.Weight> rewards,
        List<TeacherShare> teachers,
        UpdateSettings update,
        Optional<CriticSettings> critic,
        Schedule schedule,
        TrainedPart trained,
        OptimizerSettings optimizer,
        int steps,
        EvaluationSettings evaluation,
        CheckpointSettings checkpoints,
        double unjudged,
        Exactness exactness,
        long seed,
        int threads)
        implements Recipe {

    /// What to do where a first update's log-probability is not the sampler's, bit for bit.
    public enum Exactness { STOP, WARN }

    private static final OptimizerSettings ADAM =
            new OptimizerSettings(1e-6, OptimizerSettings.Decay.CONSTANT, 0, 0, 0.9, 0.999, 1e-8, 0, 1);

    public RlRecipe {
        tasks = List.copyOf(tasks);
        rewards = List.copyOf(rewards);
        teachers = List.copyOf(teachers);
        optimizer.checked(steps);
        trained.withoutDropout("the model that is trained would not be the one that samples");
        if (model instanceof ModelSource.Fresh) {
            throw new IllegalArgumentException(
                    "model: reinforcement learning starts from a model on disk; give its path, or pre-train one first");
        }
        if (sampling.group() == 1 && algorithm.advantage().comparesGroup()) {
            throw new IllegalArgumentException("sampling.group is 1, and " + algorithm.advantage().name()
                    + " compares completions of one prompt; take 2 or more");
        }
        if (critic.isPresent() && !algorithm.advantage().needs().contains(Column.Kind.VALUES)) {
            throw new IllegalArgumentException("critic: the advantage " + algorithm.advantage().name()
                    + " reads no values; take advantage: gae, or leave the section out");
        }
        if (critic.isPresent()
                && critic.get().trunk() instanceof CriticSettings.Separate own
                && own.miniBatches() > sampling.prompts()) {
            throw new IllegalArgumentException("critic.mini-batches (" + own.miniBatches()
                    + ") must not exceed sampling.prompts (" + sampling.prompts() + "); a group is never cut");
        }
        for (Column.Kind needed : algorithm.advantage().needs()) {
            if (!Credit.KNOWN.contains(needed)
                    || needed == Column.Kind.PARTS && rewards.isEmpty()
                    || needed == Column.Kind.VALUES && critic.isEmpty()
                    || needed == Column.Kind.TEACHER_LOG_PROBS && teachers.isEmpty()) {
                throw new IllegalArgumentException("the advantage " + algorithm.advantage().name() + " needs "
                        + needed.meaning() + ", which this run does not have; "
                        + (needed == Column.Kind.VALUES ? "add a section 'critic', or " : "")
                        + "choose another advantage");
            }
        }
        if (!teachers.isEmpty()) {
            if (!algorithm.advantage().needs().contains(Column.Kind.TEACHER_LOG_PROBS)) {
                throw new IllegalArgumentException("there are teachers, and the advantage "
                        + algorithm.advantage().name()
                        + " listens to none; take teacher-log-ratio or prefix-weighted-teacher, or leave them out");
            }
            TeacherShare.requireAll(teachers, tasks);
        }
        if (update.renewal().movesReference() && !algorithm.needsReference()) {
            throw new IllegalArgumentException("update.renewal moves the reference, and " + algorithm.name()
                    + " as set here reads none; give kl a coefficient, or leave the keys out");
        }
        if (update.renewal().movesReference() && trained instanceof TrainedPart.Lora) {
            throw new IllegalArgumentException(
                    "update.renewal cannot move the reference beside an adapter, which shares"
                            + " its weights with the policy; train the whole model, or leave the keys out");
        }
        if (update.renewal().movesReference()
                && algorithm.advantage().needs().contains(Column.Kind.OPTIMAL_VALUES)) {
            throw new IllegalArgumentException("update.renewal moves the reference, and the advantage "
                    + algorithm.advantage().name() + " keeps what the first one would earn; leave the keys out");
        }
        refusal(schedule, sampling, algorithm).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        if (update.miniBatches() > sampling.prompts()) {
            throw new IllegalArgumentException("update.mini-batches (" + update.miniBatches()
                    + ") must not exceed sampling.prompts (" + sampling.prompts() + "); a group is never cut");
        }
    }

    /// Why this schedule is refused with what is drawn and learnt under it, or nothing if it is allowed.
    public static Optional<String> refusal(Schedule schedule, SamplingSettings sampling, Algorithm algorithm) {
        if (schedule instanceof Synchronous) {
            return Optional.empty();
        }
        String what = !sampling.curricula().isEmpty()
                ? "sampling.curricula"
                : !sampling.budget().equals(LengthBudget.constant(sampling.maxTokens()))
                        ? "sampling.budget"
                        : algorithm.supplements().stream().anyMatch(s -> !(s instanceof ReplaySuccesses))
                                ? "algorithm.supplements (but for replay-successes)"
                                : "";
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(what + " goes by the step and its weights, and this schedule draws ahead of"
                        + " them; take schedule: synchronous");
    }

    static RlRecipe read(Section s, Path folder) {
        ModelSource model = ModelSource.read(s, folder);
        List<TaskShare> tasks = TaskShare.readAll(s, folder, TaskShare.Use.SOLVE);
        PromptSettings prompt = PromptSettings.read(s.section("prompt"));
        SamplingSettings sampling = SamplingSettings.read(s.section("sampling"));
        Algorithm algorithm = AlgorithmSection.read(s, sampling.maxTokens());
        Optional<DemonstrationSettings> demonstrations = demonstrations(s, algorithm, folder);
        List<RewardSum.Weight> rewards = RewardWeights.read(s, folder);
        List<TeacherShare> teachers = TeacherShare.readAll(s, folder, tasks);
        UpdateSettings update = UpdateSettings.read(s.section("update"));
        Schedule schedule = ScheduleSection.read(s);
        TrainedPart trained = TrainedPart.read(s);
        int steps = s.integer("steps", 1, Integer.MAX_VALUE);
        Optional<CriticSettings> critic = CriticSettings.read(s, folder, update, steps);
        OptimizerSettings optimizer = OptimizerSettings.read(s.section("optimizer"), ADAM.within(steps));
        EvaluationSettings evaluation = EvaluationSettings.read(s.section("evaluation"));
        CheckpointSettings checkpoints = CheckpointSettings.read(s.section("checkpoints"));
        double unjudged = s.number("unjudged", 0.1, Range.SHARE);
        Exactness exactness = s.choice("exactness", Exactness.STOP);
        long seed = s.longInteger("seed", 0);
        int threads = s.integer("threads", 0, 0, 4096);
        return s.finish(() -> new RlRecipe(
                model, tasks, prompt, sampling, algorithm, demonstrations, rewards, teachers, update, critic,
                schedule, trained, optimizer, steps, evaluation, checkpoints, unjudged, exactness, seed, threads));
    }

    private static Optional<DemonstrationSettings> demonstrations(Section s, Algorithm algorithm, Path folder) {
        if (!algorithm.imitation().shows()) {
            if (s.has("demonstrations")) {
                throw s.error("demonstrations",
                        "algorithm.imitation is none, so nothing shows them; set it to blended or"
                                + " added");
            }
            return Optional.empty();
        }
        return Optional.of(DemonstrationSettings.read(s.section("demonstrations"), folder));
    }

    /// The same with another algorithm.
    public RlRecipe withAlgorithm(Algorithm other) {
        Optional<DemonstrationSettings> shown = other.imitation().shows()
                ? demonstrations.or(() -> Optional.of(DemonstrationSettings.USUAL))
                : Optional.empty();
        return new RlRecipe(model, tasks, prompt, sampling, other, shown, rewards, teachers, update, critic, schedule,
                trained, optimizer, steps, evaluation, checkpoints, unjudged, exactness, seed, threads);
    }

    @Override
    public Kind kind() {
        return Kind.RL;
    }

    @Override
    public String yaml() {
        var o = new Outline();
        o.put("kind", kind());
        model.write(o);
        TaskShare.writeAll(o, tasks);
        o.section("prompt", prompt::write).section("sampling", sampling::write);
        o.section("algorithm", x -> AlgorithmSection.write(x, algorithm, sampling.maxTokens()));
        demonstrations.ifPresent(d -> o.section("demonstrations", d::write));
        RewardWeights.write(o, rewards);
        TeacherShare.writeAll(o, teachers);
        o.section("update", update::write);
        critic.ifPresent(c -> o.section("critic", c::write));
        o.section("schedule", x -> ScheduleSection.write(x, schedule));
        trained.write(o);
        o.section("optimizer", optimizer::write);
        o.put("steps", steps).section("evaluation", evaluation::write).section("checkpoints", checkpoints::write);
        o.put("unjudged", unjudged).put("exactness", exactness).put("seed", seed);
        o.put("threads", threads);
        return o.toString();
    }
}
