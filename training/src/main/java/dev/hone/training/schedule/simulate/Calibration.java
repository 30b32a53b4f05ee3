package dev.hone.training.schedule.simulate;

import dev.hone.foundation.InputException;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.MetricsLine;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.schedule.Costs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/// What a run took, as costs of a machine that writes one group after another, and what it wrote.
///
/// - token: the median over steps of seconds of sampling / Σ over groups of their longest completion
/// - training, step: a line through (tokens, seconds besides sampling) of each step by Theil and Sen, the median of the
///   slopes of all pairs and of what is left; through the origin where slope or intercept would be negative
/// - prefill: 0, because the seconds of sampling hold it
///
/// Medians, because a machine does other things in between. The first tenth of the steps, in which the program warms
/// up, is left out; of the others at most the last 500 count. A schedule that draws ahead samples for other steps than
/// it trains; over many steps that evens out, but a synchronous run says more.
///
/// Units: seconds.
public record Calibration(Costs costs, Workload workload, int steps, double measuredStep) {
    private static final int MOST = 500;

    /// What a step took.
    private record Measured(double sampling, double besides, long longest, long tokens) {}

    /// Reads a run.
    ///
    /// @throws InputException if it is not one of reinforcement learning, or has fewer than two steps
    public static Calibration of(RunDirectory run) {
        if (!(run.recipe() instanceof RlRecipe recipe)) {
            throw new InputException(run.folder() + ": not a run of reinforcement learning; it has no rollouts");
        }
        Map<Integer, Map<Integer, List<Integer>>> lengths = new TreeMap<>();
        long[] prompts = new long[2];
        run.rollouts().forEach(line -> {
            RolloutId id = RolloutId.parse(line.id());
            if (line.origin().isEmpty()) {
                lengths.computeIfAbsent(id.step(), s -> new TreeMap<>())
                        .computeIfAbsent(id.group(), g -> new ArrayList<>()).add(line.tokens());
                prompts[0] += line.promptTokens();
                prompts[1]++;
            }
        });
        List<Measured> steps = new ArrayList<>();
        for (MetricsLine line : run.seconds().all()) {
            if (line instanceof MetricsLine.Trained t && lengths.containsKey(t.step())) {
                steps.add(measured(t, lengths.get(t.step())));
            }
        }
        if (steps.size() < 2) {
            throw new InputException(run.folder() + ": has " + steps.size()
                    + " steps with seconds and rollouts; a calibration needs at least 2");
        }
        List<int[]> written = lengths.values().stream()
                .flatMap(groups -> groups.values().stream())
                .map(group -> group.stream().mapToInt(n -> n).toArray())
                .toList();
        List<Measured> warm =
                steps.subList(Math.max((steps.size() + 9) / 10, steps.size() - MOST), steps.size());
        var workload = new Workload(
                Math.toIntExact(Math.round((double) written.size() / lengths.size())),
                recipe.sampling().group(),
                (int) (prompts[0] / prompts[1]),
                recipe.update().epochs(),
                new RecordedLengths(written));
        return new Calibration(
                costs(warm, workload.epochs()), workload, warm.size(),
                median(warm.stream().mapToDouble(m -> m.sampling + m.besides)));
    }

    private static Measured measured(MetricsLine.Trained line, Map<Integer, List<Integer>> groups) {
        double sampling = line.metrics().find("seconds/sample").orElse(0);
        double step = line.metrics().find("seconds/step").orElse(0);
        return new Measured(
                sampling,
                step - sampling,
                groups.values().stream().mapToLong(g -> g.stream().mapToInt(n -> n).max().orElse(0)).sum(),
                groups.values().stream().flatMap(List::stream).mapToLong(n -> n).sum());
    }

    private static Costs costs(List<Measured> steps, int epochs) {
        double token = median(steps.stream().mapToDouble(m -> m.sampling / m.longest));
        double slope = median(steps.stream().flatMapToDouble(a -> steps.stream()
                .filter(b -> b.tokens > a.tokens)
                .mapToDouble(b -> (b.besides - a.besides) / (b.tokens - a.tokens))));
        double intercept = median(steps.stream().mapToDouble(m -> m.besides - slope * m.tokens));
        boolean isLine = slope > 0 && intercept >= 0;
        double training = isLine ? slope : median(steps.stream().mapToDouble(m -> m.besides / m.tokens));
        return new Costs(token, 0, training / epochs, isLine ? intercept : 0);
    }

    /// The middle of some numbers; 0 of none.
    private static double median(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        int n = sorted.length;
        return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
