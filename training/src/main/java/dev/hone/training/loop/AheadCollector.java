package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.Workers;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Versions;
import dev.hone.training.run.Metrics;
import dev.hone.training.schedule.Asynchronous;
import dev.hone.training.schedule.Interruption;
import dev.hone.training.schedule.Machines;
import dev.hone.training.schedule.OneStepOff;
import dev.hone.training.schedule.Pipeline;
import dev.hone.training.schedule.Progress;
import dev.hone.training.schedule.Synchronous;
import dev.hone.training.schedule.Ticket;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.Round;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The first half of a step under a schedule that may begin groups before their step.
///
/// Nothing runs beside training in earnest. In the step that makes version v all that version v - 1 begins, until the
/// trainer is done on the virtual clock, is drawn before the weights change: so each version is sampled while it is
/// there, and none must be kept. A completion is drawn to its end at once; where new weights interrupt it, its tail is
/// drawn again.
final class AheadCollector {
    private final RlRecipe recipe;
    private final Machines machines;
    private final RolloutCollector collector;
    private final TaskMixture mixture;
    private final ModelText text;
    private final Sampler sampler;
    private final Workers workers;
    private final Interrupter interrupter;
    private final boolean hasWorlds;
    private final Map<Ticket, Draft> drafts = new TreeMap<>();
    /// Groups that the current weights drew beside others and that nobody has begun yet.
    private final Map<Ticket, Drawn> spare = new HashMap<>();
    private Pipeline pipeline;
    private long nextProblem;

    private record Drawn(List<Completion> completions, List<Round.Answer> answers) {}

    private AheadCollector(
            RlRecipe recipe,
            Machines machines,
            RolloutCollector collector,
            TaskMixture mixture,
            ModelText text,
            Sampler sampler,
            Workers workers) {
        this.recipe = recipe;
        this.machines = machines;
        this.collector = collector;
        this.mixture = mixture;
        this.text = text;
        this.sampler = sampler;
        this.workers = workers;
        this.interrupter = new Interrupter(recipe, machines.costs(), sampler);
        this.hasWorlds = mixture.ingredients().stream().map(Ingredient::family)
                .anyMatch(EnvironmentFamily.class::isInstance);
        if (hasWorlds && recipe.schedule().rule().interruption() == Interruption.RECOMPUTE) {
            throw new InputException("schedule.interruption: recompute cuts completions off, and the world of a task of"
                    + " several turns cannot be wound back to there; take never, or tasks of one turn");
        }
        this.pipeline = pipeline(Pipeline.State.START);
    }

    /// The collector of a recipe whose schedule has a clock.
    ///
    /// @throws InputException if completions may be interrupted, and a world takes part in them
    static Optional<AheadCollector> of(
            RlRecipe recipe,
            RolloutCollector collector,
            TaskMixture mixture,
            ModelText text,
            Sampler sampler,
            Workers workers) {
        Optional<Machines> machines = switch (recipe.schedule()) {
            case Synchronous s -> Optional.empty();
            case OneStepOff s -> Optional.of(s.machines());
            case Asynchronous s -> Optional.of(s.machines());
        };
        return machines.map(m -> new AheadCollector(recipe, m, collector, mixture, text, sampler, workers));
    }

    private Pipeline pipeline(Pipeline.State state) {
        return new Pipeline(recipe.schedule().rule(), machines.generators(), recipe.steps(), state);
    }

    /// The batch of a step, and whatever is drawn until the step is trained.
    RolloutCollector.Collected collect(int step, Stopwatch watch) {
        Pipeline.Writer writer = (ticket, now) -> begin(ticket, now, watch);
        double begun = pipeline.now();
        double busy = pipeline.busy();
        pipeline.opened().forEach(s -> want(s, 0, recipe.sampling().prompts()));
        interrupt(watch);
        RolloutCollector.Batch batch = collector.new Batch(step);
        for (int more = batch.more(); more > 0; more = batch.more()) {
            if (batch.size() > 0) {
                want(step, batch.size(), more);
            }
            pipeline.finish(step, writer);
            List<Draft> round = drafts.values().stream().filter(d -> d.ticket().step() == step).toList();
            batch.add(round.stream().map(Draft::ticket).toList(), judged(step, round, watch));
            round.forEach(d -> drafts.remove(d.ticket()));
        }
        double training = machines.costs().step(recipe.update().epochs() * tokens(batch.kept()));
        pipeline.train(training, writer);
        spare.clear();
        Metrics metrics = new Metrics();
        if (recipe.schedule().drawsAhead()) {
            double taken = pipeline.now() - begun;
            metrics.putAll(ScheduleMetrics.staleness(step - 1, batch.kept()))
                    .put("clock/time", pipeline.now())
                    .put("clock/generators", Math.min(1, (pipeline.busy() - busy) / (taken * machines.generators())))
                    .put("clock/trainer", Math.min(1, training / taken))
                    .put("groups/ahead", drafts.size());
        }
        return batch.collected(metrics);
    }

    private void want(int step, int first, int count) {
        pipeline.want(IntStream.range(0, count)
                .mapToObj(i -> new Ticket(step, first + i, nextProblem + i))
                .toList());
        nextProblem += count;
    }

    private double begin(Ticket ticket, double now, Stopwatch watch) {
        if (!spare.containsKey(ticket)) {
            List<Ticket> together = new ArrayList<>(List.of(ticket));
            together.addAll(pipeline.waiting(ticket.step()));
            watch.run("sample", () -> draw(together));
        }
        Drawn drawn = Objects.requireNonNull(spare.remove(ticket));
        List<Completion> completions = drawn.completions;
        Progress progress = Progress.begun(
                now,
                completions.getFirst().prompt().length,
                completions.stream().mapToInt(Completion::length).toArray(),
                machines.costs());
        List<Versions> versions = Collections.nCopies(completions.size(), Versions.of(pipeline.version()));
        drafts.put(ticket, new Draft(ticket, completions, versions, progress, drawn.answers));
        return progress.end(machines.costs());
    }

    /// Draws groups together, because the sampler is fast with many; which of them are begun, and when, the clock says.
    private void draw(List<Ticket> tickets) {
        var together = new Round(mixture, text);
        List<SampleRequest> requests = tickets.stream().map(t -> collector.ask(t, together)).toList();
        List<List<Completion>> completions = sampler.sample(requests);
        List<List<Round.Answer>> answers = hasWorlds
                ? together.judge(completions, workers)
                : Collections.nCopies(tickets.size(), List.of());
        for (int i = 0; i < tickets.size(); i++) {
            spare.put(tickets.get(i), new Drawn(completions.get(i), answers.get(i)));
        }
    }

    /// Lets new weights go on with what is being written, where the schedule says so.
    private void interrupt(Stopwatch watch) {
        if (recipe.schedule().rule().interruption() == Interruption.NEVER) {
            return;
        }
        List<Draft> writing = pipeline.running().stream().map(r -> drafts.get(r.ticket())).toList();
        List<Draft> again = watch.time(
                "sample", () -> interrupter.goOn(writing, pipeline.now(), pipeline.version()));
        for (Draft draft : again) {
            drafts.put(draft.ticket(), draft);
            pipeline.reschedule(draft.ticket(), draft.progress().end(machines.costs()));
        }
    }

    private List<Group> judged(int step, List<Draft> round, Stopwatch watch) {
        List<List<Round.Answer>> answers = hasWorlds
                ? round.stream().map(Draft::answers).toList()
                : watch.time("judge", () -> answers(round));
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < round.size(); i++) {
            Draft d = round.get(i);
            groups.add(collector.group(d.ticket(), d.completions(), d.versions(), answers.get(i)));
        }
        return collector.rewarded(step, groups, watch);
    }

    private List<List<Round.Answer>> answers(List<Draft> round) {
        var together = new Round(mixture, text);
        round.forEach(d -> collector.ask(d.ticket(), together));
        return together.judge(round.stream().map(Draft::completions).toList(), workers);
    }

    private static long tokens(List<Group> groups) {
        return groups.stream().flatMap(g -> g.judged().stream()).mapToLong(Rollout::length).sum();
    }

    /// What was begun for later steps.
    Pending pending() {
        return new Pending(pipeline.state(), nextProblem, List.copyOf(drafts.values()));
    }

    /// Goes on where a checkpoint was written.
    void restore(Pending pending) {
        pipeline = pipeline(pending.pipeline());
        nextProblem = pending.nextProblem();
        drafts.clear();
        pending.drafts().forEach(d -> drafts.put(d.ticket(), d));
    }
}
