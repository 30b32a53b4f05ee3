package dev.hone.lab.evidence;

import dev.hone.lab.experiment.Cost;
import dev.hone.lab.experiment.Curve;
import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.statistics.Interval;
import dev.hone.lab.statistics.Rounded;
import dev.hone.lab.statistics.StudentT;
import dev.hone.lab.verdict.Observed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Sums up over the seeds what trials gave.
public final class Summary {
    private static final double LEVEL = 0.95;

    private final Observed observed;

    public Summary(Observed observed) {
        this.observed = observed;
    }

    private <T> Map<String, T> byArm(Function<String, T> value) {
        Map<String, T> map = new LinkedHashMap<>();
        observed.arms().keySet().forEach(arm -> map.put(arm, value.apply(arm)));
        return map;
    }

    private List<TrialResult> results(String arm) {
        return observed.arms().getOrDefault(arm, List.of());
    }

    /// Each measure of each arm that all its seeds have.
    public Map<String, Map<String, Measured>> measures() {
        return byArm(arm -> {
            Set<String> names = new TreeSet<>();
            results(arm).forEach(r -> {
                names.addAll(r.problems().keySet());
                names.addAll(r.numbers().keySet());
            });
            Map<String, Measured> map = new LinkedHashMap<>();
            names.forEach(name -> observed.means(arm, name).ifPresent(seeds -> map.put(name, measured(seeds))));
            return map;
        });
    }

    private static Measured measured(double[] seeds) {
        Interval i = Rounded.of(StudentT.interval(seeds, LEVEL));
        return new Measured(i.mean(), i.low(), i.high(), Rounded.of(seeds));
    }

    /// Each curve of each arm, at the places that all seeds have.
    public Map<String, Map<String, MeasuredCurve>> curves() {
        return byArm(arm -> {
            Map<String, MeasuredCurve> map = new LinkedHashMap<>();
            for (String name : results(arm).getFirst().curves().keySet()) {
                List<Curve> curves = new ArrayList<>();
                results(arm).forEach(r -> {
                    Curve c = r.curves().get(name);
                    if (c != null) {
                        curves.add(c);
                    }
                });
                if (curves.size() == observed.seeds().size()) {
                    map.put(name, joined(curves));
                }
            }
            return map;
        });
    }

    private static MeasuredCurve joined(List<Curve> curves) {
        double[] x = Arrays.stream(curves.getFirst().x())
                .filter(v -> curves.stream().allMatch(c -> index(c, v) >= 0))
                .toArray();
        double[] mean = new double[x.length];
        double[] least = new double[x.length];
        double[] most = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double at = x[i];
            double[] y = curves.stream().mapToDouble(c -> c.y()[index(c, at)]).toArray();
            mean[i] = Arrays.stream(y).average().orElse(0);
            least[i] = Arrays.stream(y).min().orElse(0);
            most[i] = Arrays.stream(y).max().orElse(0);
        }
        return new MeasuredCurve(x, Rounded.of(mean), Rounded.of(least), Rounded.of(most));
    }

    private static int index(Curve curve, double x) {
        for (int i = 0; i < curve.x().length; i++) {
            if (curve.x()[i] == x) {
                return i;
            }
        }
        return -1;
    }

    /// What people should see of each arm's first seed.
    public Map<String, Map<String, String>> texts() {
        return byArm(arm -> results(arm).getFirst().texts());
    }

    /// What a seed of each arm spent, on average.
    public Map<String, Cost> costs() {
        return byArm(arm -> {
            Cost sum = results(arm).stream().map(TrialResult::cost).reduce(Cost.NONE, Cost::plus);
            int n = observed.seeds().size();
            return new Cost(sum.sampledTokens() / n, sum.trainedTokens() / n, sum.samples() / n, sum.updates() / n,
                    sum.measuredTokens() / n);
        });
    }
}
