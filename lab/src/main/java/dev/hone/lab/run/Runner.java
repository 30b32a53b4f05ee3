package dev.hone.lab.run;

import dev.hone.engine.Workers;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFile;
import dev.hone.lab.evidence.Provenance;
import dev.hone.lab.evidence.Spent;
import dev.hone.lab.evidence.Summary;
import dev.hone.lab.experiment.Bases;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Trial;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Arm;
import dev.hone.lab.protocol.Plan;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.Settings;
import dev.hone.lab.statistics.Rounded;
import dev.hone.lab.verdict.Judge;
import dev.hone.lab.verdict.Observed;
import dev.hone.training.loop.Cancellation;
import dev.hone.training.run.ContentHash;
import dev.hone.training.run.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Runs an experiment by its protocol: what a seed's arms share, then arms x seeds, then the verdicts.
///
/// A result that is there is not made again, so that an experiment that was stopped or killed goes on where it was, and
/// gives the same bits as one that was not.
public final class Runner {
    private static final int HASH_DIGITS = 8;

    private final Experiment experiment;
    private final Protocol protocol;
    private final Profile profile;
    private final RunnerOptions options;
    private final RunnerListener listener;
    private final Cancellation cancellation;
    private final TrialStore store;
    private final Bases bases;

    public Runner(
            Experiment experiment,
            Profile profile,
            RunnerOptions options,
            RunnerListener listener,
            Cancellation cancellation) {
        this.experiment = experiment;
        this.protocol = experiment.protocol();
        this.profile = profile;
        this.options = options;
        this.listener = listener;
        this.cancellation = cancellation;
        this.store = new TrialStore(folder());
        this.bases = new Bases(options.work().resolve("bases"), options.model(), cancellation);
        options.arms().forEach(protocol::arm);
    }

    /// What was run, and the evidence that it gave.
    public record Ran(Observed observed, Evidence evidence) {}

    /// The folder of this experiment, profile, protocol and changes.
    public Path folder() {
        String name = profile.spelt() + "-" + protocol.hash();
        if (!options.changes().values().isEmpty() || options.model().isPresent()) {
            name += "-" + ContentHash.of(options.changes().values() + " " + options.model()).substring(0, HASH_DIGITS);
        }
        return options.work().resolve(protocol.id()).resolve(name);
    }

    private List<Integer> seeds() {
        int n = options.seeds().orElse(protocol.plan(profile).seeds());
        return IntStream.range(options.firstSeed(), options.firstSeed() + n).boxed().toList();
    }

    private List<Arm> arms() {
        Plan plan = protocol.plan(profile);
        return plan.arms().stream()
                .filter(a -> options.arms().isEmpty() || options.arms().contains(a))
                .map(protocol::arm)
                .toList();
    }

    /// Runs what is left, and decides.
    ///
    /// @throws dev.hone.lab.experiment.Interrupted if somebody asked to stop; what is done is kept
    public Ran run() {
        List<Integer> seeds = seeds();
        List<Arm> arms = arms();
        int all = seeds.size() * arms.size();
        List<TrialPool.Task> left = new ArrayList<>();
        for (int seed : seeds) {
            for (Arm arm : arms) {
                if (store.find(seed, arm.name()).isEmpty()) {
                    left.add(new TrialPool.Task(seed, arm));
                }
            }
        }
        listener.started(protocol, protocol.plan(profile), left.size(), all);
        if (!left.isEmpty()) {
            var progress = new Progress(listener, all, left.size(), options.parallel());
            try (var pool = new TrialPool(options.parallel(), cancellation)) {
                pool.prepare(left.stream().map(TrialPool.Task::seed).distinct().toList(), (seed, workers) -> {
                    long start = System.nanoTime();
                    experiment.prepare(trial(arms.getFirst(), seed, workers));
                    progress.prepared(seed, Duration.ofNanos(System.nanoTime() - start));
                });
                pool.run(left, (task, workers) -> {
                    Duration took = run(task.arm(), task.seed(), workers);
                    progress.finished(task.arm().name(), task.seed(), took);
                });
            }
        }
        Ran ran = decided(seeds, arms);
        if (options.keep() == RunnerOptions.Keep.RESULTS) {
            seeds.forEach(store::forgetShared);
        }
        listener.decided(ran.evidence());
        return ran;
    }

    private Duration run(Arm arm, int seed, Workers workers) {
        long start = System.nanoTime();
        TrialResult result = experiment.run(trial(arm, seed, workers));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        store.put(seed, arm.name(), new TrialStore.Finished(result, took.toNanos() * 1e-9));
        if (options.keep() == RunnerOptions.Keep.RESULTS) {
            store.forgetRuns(seed, arm.name());
        }
        return took;
    }

    private Trial trial(Arm arm, int seed, Workers workers) {
        Settings settings = protocol.settings(profile, arm).with(options.changes());
        return new Trial(protocol.id(), arm, seed, profile, settings, store.runs(seed, arm.name()), store.shared(seed),
                bases, workers, cancellation);
    }

    private Ran decided(List<Integer> seeds, List<Arm> arms) {
        Map<String, List<TrialResult>> results = new LinkedHashMap<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Arm arm : arms) {
            List<TrialStore.Finished> finished =
                    seeds.stream().map(s -> store.find(s, arm.name()).orElseThrow()).toList();
            results.put(arm.name(), finished.stream().map(TrialStore.Finished::result).toList());
            seconds.put(arm.name(), Rounded.of(
                    finished.stream().mapToDouble(TrialStore.Finished::seconds).average().orElse(0)));
        }
        var observed = new Observed(seeds, results);
        var judge = new Judge(protocol);
        var summary = new Summary(observed);
        Evidence evidence = new Evidence(
                Evidence.SCHEMA,
                protocol.id(),
                profile.spelt(),
                protocol.hash(),
                options.byProtocol() ? Evidence.Kind.EVIDENCE : Evidence.Kind.EXPLORATORY,
                options.changes().values(),
                seeds,
                judge.decide(observed),
                judge.gates(observed),
                judge.budget(observed)
                        .map(b -> new Spent(b.quantity(), Rounded.of(b.worst()), b.budget().tolerance())),
                summary.measures(),
                summary.curves(),
                summary.texts(),
                summary.costs(),
                "",
                provenance(seconds, seeds.size()));
        return new Ran(observed, EvidenceFile.seal(evidence));
    }

    private Provenance provenance(Map<String, Double> armSeconds, int seeds) {
        Manifest here = Manifest.of(1, 0, "", "", List.of(), Instant.now());
        double total = armSeconds.values().stream().mapToDouble(s -> s * seeds).sum() / options.parallel();
        return new Provenance(here.hone(), here.commit(), here.java(), here.system(), here.processor(),
                here.processors(), options.parallel(), here.started(), Rounded.of(total), armSeconds);
    }
}
