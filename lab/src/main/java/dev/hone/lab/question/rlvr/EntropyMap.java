package dev.hone.lab.question.rlvr;

import dev.hone.engine.Completion;
import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.StopReason;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.lab.experiment.Cost;
import dev.hone.lab.experiment.Exam;
import dev.hone.lab.experiment.Observations;
import dev.hone.tasks.Problem;
import dev.hone.training.recipe.PromptSettings;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where a policy hesitates, beside where its base did, on the policy's own completions.
///
/// The true fork of a chain is its first token, which decides between working and guessing. End tokens are not counted.
record EntropyMap(Exam exam, Model policy, Model base, Workers workers) {
    private static final int DECILES = 10;
    private static final double SHARE = 0.2;

    private ModelText text() {
        return new ModelText(policy, new PromptSettings(PromptSettings.Chat.AUTO, Optional.empty()));
    }

    /// Notes recall and precision of the mask of the top 20 % for forks, its overlap with the base's mask, and how
    /// entropies changed by decile of the base's.
    void note(Observations seen) {
        List<Completion> written = completions(SamplingOptions.policy(exam.maxTokens(), policy.endTokens()));
        List<float[]> own = written.stream().map(c -> Arrays.copyOf(c.entropies(), body(c))).toList();
        List<float[]> before = new TokenEntropies(base, workers)
                .at(written.stream().map(c -> new TokenTree(c.prompt(), List.of(c.ids()))).toList());
        List<float[]> based = IntStream.range(0, own.size())
                .mapToObj(i -> Arrays.copyOf(before.get(i), own.get(i).length))
                .toList();
        List<boolean[]> top = EntropyMask.largest(own, SHARE);
        List<boolean[]> once = EntropyMask.largest(based, SHARE);
        long kept = 0;
        long both = 0;
        long forks = 0;
        for (int i = 0; i < top.size(); i++) {
            for (int t = 0; t < top.get(i).length; t++) {
                kept += top.get(i)[t] ? 1 : 0;
                both += top.get(i)[t] && once.get(i)[t] ? 1 : 0;
                forks += t == 0 && top.get(i)[t] ? 1 : 0;
            }
        }
        seen.number("fork recall", (double) forks / Math.max(1, top.size()))
                .number("fork precision", (double) forks / Math.max(1, kept))
                .number("mask overlap", (double) both / Math.max(1, kept))
                .curve("entropy change by base decile", deciles(), changes(own, based))
                .spent(new Cost(0, 0, 0, 0, written.stream().mapToLong(Completion::ownTokens).sum()));
    }

    private static double[] deciles() {
        return IntStream.rangeClosed(1, DECILES).asDoubleStream().toArray();
    }

    /// The mean of own − base in each decile of the base's entropies, the lowest first.
    static double[] changes(List<float[]> own, List<float[]> base) {
        List<float[]> pairs = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            for (int t = 0; t < own.get(i).length; t++) {
                pairs.add(new float[] {base.get(i)[t], own.get(i)[t]});
            }
        }
        pairs.sort(Comparator.comparingDouble(p -> p[0]));
        double[] changes = new double[DECILES];
        for (int d = 0; d < DECILES; d++) {
            changes[d] = pairs.subList(pairs.size() * d / DECILES, pairs.size() * (d + 1) / DECILES).stream()
                    .mapToDouble(p -> p[1] - p[0])
                    .average()
                    .orElse(0);
        }
        return changes;
    }

    /// Notes accuracy where forks, or all other tokens, are drawn at another temperature than the usual 1.
    void temperatures(Observations seen, double... temperatures) {
        double[] forks = Arrays.stream(temperatures).map(t -> accuracy(seen, t, 1)).toArray();
        double[] others = Arrays.stream(temperatures).map(t -> accuracy(seen, 1, t)).toArray();
        seen.curve("accuracy, forks at a temperature", temperatures, forks)
                .curve("accuracy, other tokens at a temperature", temperatures, others);
    }

    private double accuracy(Observations seen, double fork, double others) {
        var options = SamplingOptions.policy(exam.maxTokens(), policy.endTokens());
        var firsts = new SamplingOptions(fork, 0, 1, 0, 1, policy.endTokens(), List.of());
        List<SampleRequest> asked = requests();
        List<List<Completion>> begun = new Sampler(policy, workers, firsts).sample(asked);
        List<SampleRequest> resumed = IntStream.range(0, asked.size())
                .mapToObj(p -> asked.get(p).after(begun.get(p).stream().map(Completion::ids).toList()))
                .toList();
        List<List<Completion>> whole =
                new Sampler(policy, workers, options.withTemperature(others)).sample(resumed);
        ModelText text = text();
        double right = 0;
        long tokens = 0;
        for (int p = 0; p < whole.size(); p++) {
            Problem problem = exam.problems().get(p);
            for (Completion c : whole.get(p)) {
                right += exam.mixture().family(problem).verify(problem, text.text(c)).score().orElse(0);
                tokens += c.length();
            }
        }
        seen.spent(new Cost(0, 0, 0, 0, tokens));
        return right / ((double) whole.size() * exam.samples());
    }

    private List<Completion> completions(SamplingOptions options) {
        return new Sampler(policy, workers, options).sample(requests()).stream().flatMap(List::stream).toList();
    }

    private List<SampleRequest> requests() {
        ModelText text = text();
        return IntStream.range(0, exam.problems().size())
                .mapToObj(p -> {
                    Problem problem = exam.problems().get(p);
                    return new SampleRequest(
                            text.prompt(exam.mixture().family(problem), problem),
                            IntStream.range(0, exam.samples()).mapToObj(s -> exam.key().at(p).at(s)).toList());
                })
                .toList();
    }

    private static int body(Completion c) {
        return c.stop() == StopReason.END_TOKEN ? c.length() - 1 : c.length();
    }
}
