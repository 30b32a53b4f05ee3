package dev.hone.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Parameters;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.engine.optimize.AdamW;
import dev.hone.engine.optimize.AdamWConfig;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Whole steps of reinforcement learning: sampling, forward, backward, clipping and AdamW, all tokens trained, a reward
/// that varies whatever the weights (parity of the ids), completions of a fixed length.
///
/// Arguments: shape (tiny, 135M), steps, steps of warm-up, threads. Prints one JSON object: medians in seconds, tokens
/// a second of sampling, log-probabilities that the trainer computed differently from the sampler, bytes allocated by
/// the gradient and the optimizer in the last step, peak resident memory.
final class StepBenchmark {
    private record Times(double step, double sample, double gradient, double optimizer) {}

    private final Shape shape;
    private final ModelConfig config;
    private final Parameters parameters;
    private final Sampler sampler;
    private final Learner learner;
    private final AdamW optimizer;
    private final float[] gradient;
    private final AtomicLong mismatches = new AtomicLong();
    private long allocated;

    private StepBenchmark(Shape shape, Workers workers) {
        this.shape = shape;
        config = shape.config();
        parameters = Parameters.random(config, 0.02, Key.of(1));
        var model = new Model(parameters, Optional.empty(), Optional.empty(), List.of());
        sampler = new Sampler(model, workers, SamplingOptions.policy(Shape.LENGTH, List.of()));
        learner = new Learner(parameters, workers, 1);
        optimizer = new AdamW(new AdamWConfig(0.9, 0.999, 1e-8, 0), parameters.layout(), workers);
        gradient = new float[parameters.values().length];
    }

    public static void main(String[] args) throws IOException {
        Shape shape = Shape.named(args[0]);
        int steps = Integer.parseInt(args[1]);
        int warmUp = Integer.parseInt(args[2]);
        int threads = Integer.parseInt(args[3]);
        try (var workers = Workers.of(threads)) {
            var benchmark = new StepBenchmark(shape, workers);
            var times = new ArrayList<Times>();
            for (int s = 0; s < warmUp + steps; s++) {
                Times t = benchmark.step(s);
                if (s >= warmUp) {
                    times.add(t);
                }
            }
            benchmark.print(times, threads);
        }
    }

    private Times step(int number) {
        List<SampleRequest> requests = requests(number);
        long begin = System.nanoTime();
        List<List<Completion>> completions = sampler.sample(requests);
        long sampled = System.nanoTime();
        List<List<TokenTree>> blocks = IntStream.range(0, requests.size())
                .mapToObj(i -> List.of(new TokenTree(
                        requests.get(i).prompt(),
                        completions.get(i).stream().map(Completion::ids).toList())))
                .toList();
        TokenLoss loss = loss(completions);
        Arrays.fill(gradient, 0f);
        long before = bytes();
        learner.gradient(blocks, loss, gradient);
        long derived = System.nanoTime();
        optimizer.step(parameters, gradient, 3e-4, 1);
        long end = System.nanoTime();
        allocated = bytes() - before;
        return new Times(
                (end - begin) / 1e9, (sampled - begin) / 1e9, (derived - sampled) / 1e9, (end - derived) / 1e9);
    }

    private List<SampleRequest> requests(int number) {
        Draws draws = Key.of(number).at("prompts").draws();
        var requests = new ArrayList<SampleRequest>();
        for (int i = 0; i < shape.problems(); i++) {
            int[] prompt = new int[draws.between(8, 14)];
            for (int k = 0; k < prompt.length; k++) {
                prompt[k] = draws.between(3, config.vocabulary() - 1);
            }
            Key key = Key.of(number).at(i);
            requests.add(new SampleRequest(
                    prompt, IntStream.range(0, shape.samples()).mapToObj(key::at).toList()));
        }
        return requests;
    }

    private TokenLoss loss(List<List<Completion>> completions) {
        int n = shape.samples();
        float[][] advantages = new float[completions.size()][n];
        for (int i = 0; i < advantages.length; i++) {
            float mean = 0;
            for (int j = 0; j < n; j++) {
                advantages[i][j] = Math.floorMod(Arrays.stream(completions.get(i).get(j).ids()).sum(), 2);
                mean += advantages[i][j] / n;
            }
            for (int j = 0; j < n; j++) {
                advantages[i][j] -= mean;
            }
        }
        float count = (float) shape.problems() * n * Shape.LENGTH;
        return (tree, segment, logProb, entropy, dLogProb, dEntropy, length) -> {
            float[] sampled = completions.get(tree).get(segment).logProbs();
            double sum = 0;
            for (int t = 0; t < length; t++) {
                if (sampled[t] != logProb[t]) {
                    mismatches.incrementAndGet();
                }
                dLogProb[t] = -advantages[tree][segment] / count;
                sum += (double) dLogProb[t] * logProb[t];
            }
            return sum;
        };
    }

    private static long bytes() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            sum += Math.max(0, threads.getThreadAllocatedBytes(id));
        }
        return sum;
    }

    private void print(List<Times> times, int threads) throws IOException {
        double sample = median(times.stream().mapToDouble(Times::sample).toArray());
        System.out.printf(
                Locale.ROOT,
                "{\"shape\":\"%s\",\"threads\":%d,\"steps\":%d,\"seconds\":%.4f,\"fastest\":%.4f,\"sample\":%.4f,"
                        + "\"gradient\":%.4f,\"optimizer\":%.4f,\"tokens_per_second\":%.0f,\"mismatches\":%d,"
                        + "\"allocated_bytes\":%d,\"peak_mb\":%d}%n",
                shape.label(),
                threads,
                times.size(),
                median(times.stream().mapToDouble(Times::step).toArray()),
                times.stream().mapToDouble(Times::step).min().orElseThrow(),
                sample,
                median(times.stream().mapToDouble(Times::gradient).toArray()),
                median(times.stream().mapToDouble(Times::optimizer).toArray()),
                shape.problems() * shape.samples() * Shape.LENGTH / sample,
                mismatches.get(),
                allocated,
                peakMegabytes());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /// Peak resident memory as Linux counts it; 0 elsewhere.
    static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
