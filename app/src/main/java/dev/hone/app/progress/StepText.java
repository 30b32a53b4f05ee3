package dev.hone.app.progress;

import dev.hone.training.evaluation.Estimate;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.run.Metrics;
import java.util.List;
import java.util.Locale;

/// The lines of a run's view.
final class StepText {
    private static final int WIDEST = 100;

    private StepText() {}

    /// One column of the line of a step: the metric, what it is called here, how its number is printed.
    private record Column(String metric, String title, String form) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("loss", "loss", "%.3f"),
            new Column("reward", "reward", "%.3f"),
            new Column("accuracy", "accuracy", "%.3f"),
            new Column("entropy", "entropy", "%.3f"),
            new Column("completions/mean_length", "length", "%.1f"),
            new Column("clip_ratio/region_mean", "clipped", "%.3f"),
            new Column("kl", "kl", "%.4f"),
            new Column("exactness/mismatches", "inexact", "%.0f"));

    /// `step 12/50  reward 0.512  accuracy 0.512  ..  1.24 s  left 47 s`. Numbers that are always 0 here are left out.
    static String step(int step, int steps, Metrics metrics, double seconds, double left) {
        var text = new StringBuilder(String.format(Locale.ROOT, "step %" + digits(steps) + "d/%d", step, steps));
        for (Column c : COLUMNS) {
            metrics.find(c.metric).ifPresent(value -> {
                if (value != 0 || !(c.title.equals("clipped") || c.title.equals("kl"))) {
                    text.append("  ").append(c.title).append(' ').append(String.format(Locale.ROOT, c.form, value));
                }
            });
        }
        return text.append("  ").append(Durations.of(seconds)).append("  left ").append(Durations.of(left)).toString();
    }

    /// `held-out after 25 steps: accuracy 0.571 (0.523 .. 0.619), pass@4 0.835, length 27.7`.
    static String evaluation(int step, Evaluation evaluation) {
        Estimate accuracy = evaluation.accuracy();
        String first = String.format(
                Locale.ROOT,
                "held-out %s: accuracy %.3f (%.3f .. %.3f)",
                step == 0 ? "before training" : "after " + step + (step == 1 ? " step" : " steps"),
                accuracy.mean(),
                accuracy.low(),
                accuracy.high());
        int n = evaluation.samples();
        String more = n > 1 ? String.format(Locale.ROOT, ", pass@%d %.3f", n, evaluation.passAt(n).mean()) : "";
        return first + more + String.format(Locale.ROOT, ", length %.1f", evaluation.meanLength());
    }

    /// `  c3+4= | 3+4=7#7 | correct, reward 1.00, advantage +0.87`, cut to one line.
    static String rollout(String prompt, Rollout r) {
        String end = " | " + r.verdict().kind()
                + (r.reward().isPresent() ? String.format(Locale.ROOT, ", reward %.2f", r.reward().getAsDouble()) : "")
                + (r.advantages().length > 0 ? String.format(Locale.ROOT, ", advantage %+.2f", r.advantages()[0]) : "");
        return "  " + cut(oneLine(prompt), WIDEST / 3) + " | " + cut(oneLine(r.text()), WIDEST) + end;
    }

    /// Control characters, which a model may write, would steer the terminal: they become spaces.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String cut(String text, int width) {
        return text.codePointCount(0, text.length()) <= width
                ? text
                : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int digits(int n) {
        return Integer.toString(n).length();
    }
}
