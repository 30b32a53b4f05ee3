package dev.hone.training.evaluation;

import dev.hone.training.run.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an evaluation found, problem by problem. Problems of which no sample could be judged count in no mean.
public record Evaluation(List<ProblemResult> results) {
    public Evaluation {
        results = List.copyOf(results);
    }

    /// The chance that at least one of k samples is right, over all problems with at least k judged samples.
    public Estimate passAt(int k) {
        return Estimate.of(results.stream()
                .filter(r -> r.judged() >= k)
                .mapToDouble(r -> PassAtK.of(r.judged(), r.correct(), k))
                .toArray());
    }

    /// The share of right samples.
    public Estimate accuracy() {
        return passAt(1);
    }

    /// The chance that the answer of the majority of each problem's samples is right.
    public Estimate majority() {
        return Estimate.of(results.stream()
                .filter(r -> r.judged() > 0)
                .mapToDouble(ProblemResult::majority)
                .toArray());
    }

    /// The chance that the answer of the majority of k samples is right, over all problems with at least k judged
    /// samples.
    public Estimate majorityAt(int k) {
        return Estimate.of(results.stream()
                .filter(r -> r.judged() >= k)
                .mapToDouble(r -> r.majority(k))
                .toArray());
    }

    /// Accuracy of each family, in the order in which the families first occur.
    public Map<String, Estimate> byFamily() {
        Map<String, List<ProblemResult>> groups = results.stream()
                .collect(Collectors.groupingBy(r -> r.problem().family(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Estimate> out = new LinkedHashMap<>();
        groups.forEach((family, list) -> out.put(family, new Evaluation(list).accuracy()));
        return out;
    }

    /// Fewest judged samples that a problem has.
    public int samples() {
        return results.stream().mapToInt(ProblemResult::judged).min().orElse(0);
    }

    /// New tokens in all samples.
    public long tokens() {
        return all().mapToLong(ProblemResult.Sample::tokens).sum();
    }

    /// Mean number of tokens of a sample.
    public double meanLength() {
        return all().mapToInt(ProblemResult.Sample::tokens).average().orElse(0);
    }

    /// Mean entropy of a token, in nats.
    public double entropy() {
        double nats = all().mapToDouble(s -> s.entropy() * s.tokens()).sum();
        return tokens() == 0 ? 0 : nats / tokens();
    }

    /// Share of samples that were cut off.
    public double cutOff() {
        return all().mapToInt(s -> s.end() == ProblemResult.End.CUT_OFF ? 1 : 0).average().orElse(0);
    }

    /// The numbers for a run's log: accuracy, its interval, pass@n and maj@n of all n samples, each family's accuracy.
    public Metrics metrics() {
        var m = new Metrics();
        Estimate accuracy = accuracy();
        m.put("eval/pass@1", accuracy.mean()).put("eval/low", accuracy.low()).put("eval/high", accuracy.high());
        int n = samples();
        if (n > 1) {
            m.put("eval/pass@" + n, passAt(n).mean()).put("eval/maj@" + n, majority().mean());
        }
        m.put("eval/mean_length", meanLength()).put("eval/entropy", entropy()).put("eval/cut_off", cutOff());
        m.put("eval/tokens", tokens());
        byFamily().forEach((family, e) -> m.put("eval/pass@1/" + family, e.mean()));
        return m;
    }

    private java.util.stream.Stream<ProblemResult.Sample> all() {
        return results.stream().flatMap(r -> r.samples().stream());
    }
}
