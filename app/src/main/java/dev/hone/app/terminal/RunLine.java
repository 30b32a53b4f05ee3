package dev.hone.app.terminal;

import dev.hone.training.run.Metrics;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

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

    private static final Shown[] HELD_OUT = {
        new Shown("eval/rewards/accuracies", "preferences", "%.3f"),
        new Shown("eval/accuracy", "accuracy", "%.3f"),
        new Shown("eval/rewards/margins", "margin", "%.3f"),
        new Shown("eval/margin", "margin", "%.3f"),
        new Shown("eval/loss", "loss", "%.4f"),
    };

    private RunLine() {}

    /// What was measured on held-out problems, without a step.
    static String heldOut(Metrics metrics) {
        return Arrays.stream(HELD_OUT)
                .filter(shown -> metrics.find(shown.metric).isPresent())
                .map(shown -> shown.label + " "
                        + shown.format.formatted(metrics.find(shown.metric).getAsDouble()))
                .collect(Collectors.joining(", "));
    }

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
