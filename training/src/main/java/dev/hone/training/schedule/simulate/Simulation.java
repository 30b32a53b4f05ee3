package dev.hone.training.schedule.simulate;

import dev.hone.foundation.Key;
import dev.hone.training.rollout.Versions;
import dev.hone.training.schedule.Costs;
import dev.hone.training.schedule.Interruption;
import dev.hone.training.schedule.Machines;
import dev.hone.training.schedule.Pipeline;
import dev.hone.training.schedule.Progress;
import dev.hone.training.schedule.Rule;
import dev.hone.training.schedule.Ticket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Steps of a schedule in which nothing is computed but the time: groups have lengths, not tokens. The order of events
/// is that of a training run, because both ask the same [Pipeline].
///
/// The same plan and key give the same steps.
public final class Simulation {
    private final Rule rule;
    private final Costs costs;
    private final int slots;
    private final Workload workload;
    private final Key key;
    private final Pipeline pipeline;
    private final Map<Ticket, Group> groups = new TreeMap<>();
    private long problems;

    /// A group that was begun.
    private record Group(Progress progress, Versions[] versions) {}

    /// A run of so many steps.
    public Simulation(Rule rule, Machines machines, Workload workload, int steps, Key key) {
        this.rule = rule;
        this.costs = machines.costs();
        this.slots = machines.generators();
        this.workload = workload;
        this.key = key;
        this.pipeline = new Pipeline(rule, slots, steps, Pipeline.State.START);
    }

    /// What a schedule comes to over `steps` steps after `warmUp` others, in the midst of a longer run.
    public static Forecast forecast(
            Rule rule, Machines machines, Workload workload, int warmUp, int steps, Key key) {
        int beyond = Math.addExact(rule.staleness(), 1);
        var simulation = new Simulation(
                rule, machines, workload, Math.addExact(Math.addExact(warmUp, steps), beyond), key);
        List<SimulatedStep> all = IntStream.range(0, warmUp + steps).mapToObj(i -> simulation.step()).toList();
        return Forecast.of(all.subList(warmUp, all.size()));
    }

    /// The next step.
    public SimulatedStep step() {
        int step = pipeline.version() + 1;
        double begun = pipeline.now();
        double busy = pipeline.busy();
        for (int opened : pipeline.opened()) {
            pipeline.want(IntStream.range(0, workload.prompts())
                    .mapToObj(g -> new Ticket(opened, g, problems++))
                    .toList());
        }
        if (rule.interruption() == Interruption.RECOMPUTE) {
            pipeline.running().forEach(r -> interrupt(r.ticket()));
        }
        pipeline.finish(step, this::begin);
        List<Group> batch = new ArrayList<>();
        groups.entrySet().removeIf(e -> e.getKey().step() == step && batch.add(e.getValue()));
        long tokens = batch.stream().mapToLong(g -> IntStream.of(g.progress.lengths()).asLongStream().sum()).sum();
        double training = costs.step(workload.epochs() * tokens);
        pipeline.train(training, this::begin);
        double taken = pipeline.now() - begun;
        return new SimulatedStep(
                pipeline.now(),
                taken,
                Math.min(1, (pipeline.busy() - busy) / (taken * slots)),
                Math.min(1, training / taken),
                (double) batch.stream().mapToLong(g -> ages(g, step - 1)).sum() / tokens,
                batch.stream().flatMap(g -> Arrays.stream(g.versions)).mapToInt(v -> step - 1 - v.first()).max()
                        .orElse(0),
                tokens);
    }

    private double begin(Ticket ticket, double now) {
        Key own = key.at(ticket.step()).at(ticket.group());
        int[] lengths = workload.lengths().of(ticket, workload.group(), own.draws());
        Versions[] versions = new Versions[lengths.length];
        Arrays.fill(versions, Versions.of(pipeline.version()));
        Progress progress = Progress.begun(now, workload.promptTokens(), lengths, costs);
        groups.put(ticket, new Group(progress, versions));
        return progress.end(costs);
    }

    /// New weights go on; how long a completion gets does not depend on who writes it.
    private void interrupt(Ticket ticket) {
        Group group = Objects.requireNonNull(groups.get(ticket));
        Progress progress = group.progress;
        double now = pipeline.now();
        for (int c = 0; c < group.versions.length; c++) {
            int length = progress.lengths()[c];
            int written = progress.written(c, now, costs);
            if (written < length) {
                progress = progress.resumed(c, now, workload.promptTokens(), written, length, costs);
                group.versions[c] = group.versions[c].then(written, pipeline.version());
            }
        }
        groups.put(ticket, new Group(progress, group.versions));
        pipeline.reschedule(ticket, progress.end(costs));
    }

    private static long ages(Group group, int version) {
        long sum = 0;
        for (int c = 0; c < group.versions.length; c++) {
            for (int t = 0; t < group.progress.lengths()[c]; t++) {
                sum += version - group.versions[c].at(t);
            }
        }
        return sum;
    }
}
