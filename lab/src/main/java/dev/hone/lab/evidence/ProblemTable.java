package dev.hone.lab.evidence;

import dev.hone.lab.experiment.TrialResult;
import dev.hone.lab.verdict.Observed;
import dev.hone.training.run.Durable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The value of every problem, for those who want to analyse again: comma-separated, a row a seed and problem, a column
/// an arm and measure. A measure of fewer problems leaves its last rows empty.
public final class ProblemTable {
    private ProblemTable() {}

    /// Its text.
    public static String text(Observed observed) {
        List<String[]> columns = new ArrayList<>();
        observed.arms().forEach((arm, results) -> results.getFirst().problems().keySet().forEach(
                measure -> columns.add(new String[] {arm, measure})));
        var text = new StringBuilder("seed,problem");
        columns.forEach(c -> text.append(',').append(quoted(c[0] + "/" + c[1])));
        text.append('\n');
        for (int s = 0; s < observed.seeds().size(); s++) {
            int seed = s;
            List<double[]> values = columns.stream().map(c -> value(observed, c, seed)).toList();
            int rows = values.stream().mapToInt(v -> v.length).max().orElse(0);
            for (int p = 0; p < rows; p++) {
                text.append(observed.seeds().get(s)).append(',').append(p);
                for (double[] v : values) {
                    text.append(',').append(p < v.length ? number(v[p]) : "");
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static double[] value(Observed observed, String[] column, int seed) {
        Map<String, List<TrialResult>> arms = observed.arms();
        List<TrialResult> results = arms.getOrDefault(column[0], List.of());
        return results.get(seed).values(column[1]);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value)
                : Float.toString((float) value);
    }

    private static String quoted(String name) {
        return name.matches("[^,\"\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Writes it.
    public static void write(Observed observed, Path file) {
        Durable.text(file, text(observed));
    }
}
