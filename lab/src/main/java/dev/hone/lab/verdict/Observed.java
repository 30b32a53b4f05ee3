package dev.hone.lab.verdict;

import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Term;
import dev.hone.lab.statistics.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All results of an experiment: for each arm one a seed, in the order of the seeds.
public record Observed(List<Integer> seeds, Map<String, List<TrialResult>> arms) {
    /// @throws IllegalArgumentException if an arm has not one result a seed
    public Observed {
        seeds = List.copyOf(seeds);
        arms = new LinkedHashMap<>(arms);
        for (Map.Entry<String, List<TrialResult>> e : arms.entrySet()) {
            if (e.getValue().size() != seeds.size()) {
                throw new IllegalArgumentException(e.getKey() + " has " + e.getValue().size() + " results for "
                        + seeds.size() + " seeds");
            }
        }
    }

    /// The values of a contrast, `[seed][problem]`; one value a seed where a measure is one number, or where measures
    /// of different sets of problems meet. Empty where an arm did not run, or did not measure it in every seed.
    public Optional<double[][]> values(Contrast contrast) {
        double[][] values = new double[seeds.size()][];
        for (int s = 0; s < values.length; s++) {
            List<double[]> parts = new ArrayList<>();
            for (Term term : contrast.terms()) {
                List<TrialResult> results = arms.get(term.arm());
                double[] part = results == null ? new double[0] : results.get(s).values(term.measure());
                if (part.length == 0) {
                    return Optional.empty();
                }
                parts.add(part);
            }
            values[s] = combined(contrast.terms(), parts);
        }
        return Optional.of(values);
    }

    private static double[] combined(List<Term> terms, List<double[]> parts) {
        int n = parts.getFirst().length;
        boolean same = parts.stream().allMatch(p -> p.length == n);
        double[] sum = new double[same ? n : 1];
        for (int i = 0; i < parts.size(); i++) {
            double[] part = parts.get(i);
            for (int p = 0; p < sum.length; p++) {
                sum[p] += terms.get(i).weight() * (same ? part[p] : Moments.mean(part));
            }
        }
        return sum;
    }

    /// The mean of a measure over the seeds of an arm, where it was measured in all of them.
    public Optional<double[]> means(String arm, String measure) {
        return values(Contrast.value(measure, arm)).map(Observed::means);
    }

    /// The mean of each seed.
    static double[] means(double[][] values) {
        return java.util.Arrays.stream(values).mapToDouble(Moments::mean).toArray();
    }
}
