package dev.hone.app.terminal;

import dev.hone.training.run.Metrics;
import java.util.OptionalDouble;

/// The numbers of a step that fit on a line.
final class RunLine {
    private record Shown(String metric, String label, String format) {}

    private static final Shown[] ALL = {
        new Shown("loss", "loss", "%.4f"),
        new Shown("reward", "reward", "%.3f"),
        new Shown("accuracy", "accuracy", "%.3f"),
        new Shown("rewards/accuracies", "preferences", "%.3f"),
        new Shown("entropy", "entropy", "%.3f"),
        new Shown("completions/mean_length", "length", "%.1f"),
    };

    private RunLine() {}

    static String of(int step, int steps, Metrics metrics) {
        var text = new StringBuilder("step " + step + "/" + steps);
        for (Shown shown : ALL) {
            OptionalDouble value = metrics.find(shown.metric);
            boolean wanted = !shown.metric.equals("loss") || metrics.find("reward").isEmpty();
            if (value.isPresent() && wanted) {
                text.append(", ").append(shown.label).append(' ').append(shown.format.formatted(value.getAsDouble()));
            }
        }
        return text.toString();
    }
}
