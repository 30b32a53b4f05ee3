package dev.hone.training.export;

import dev.hone.training.run.Manifest;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.MetricsLine;
import dev.hone.training.run.RunDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A run's metrics as an event file: every number of every step and evaluation under its own name, `seconds/..`
/// included.
///
/// The clock of a step is the run's start and the seconds of all steps and evaluations up to it, so the file is the
/// same whenever it is written; a run that was interrupted shows no gap.
public final class TensorBoardExport {
    private static final String WHOLE = "seconds/step";

    private TensorBoardExport() {}

    /// The clock behind each line of seconds, and behind the last one of each step.
    private record Clocks(double started, Map<Moment, Double> exact, NavigableMap<Integer, Double> last) {
        private record Moment(int step, Class<? extends MetricsLine> kind) {}

        static Clocks of(List<MetricsLine> seconds, double started) {
            var clocks = new Clocks(started, new HashMap<>(), new TreeMap<>());
            double clock = started;
            for (MetricsLine line : seconds) {
                clock += numbers(line).find(WHOLE).orElse(0);
                clocks.exact.put(new Moment(line.step(), line.getClass()), clock);
                clocks.last.put(line.step(), clock);
            }
            return clocks;
        }

        /// A line that took no seconds of its own has the clock of what was done before it.
        double at(MetricsLine line) {
            Map.Entry<Integer, Double> before = last.floorEntry(line.step());
            return exact.getOrDefault(
                    new Moment(line.step(), line.getClass()), before == null ? started : before.getValue());
        }
    }

    /// Writes the file into `folder`.
    ///
    /// @return how many numbers it holds
    /// @throws dev.hone.foundation.InputException if the run's files cannot be read
    public static int write(RunDirectory run, Path folder) {
        double started = Instant.parse(Manifest.read(run.manifest()).started()).toEpochMilli() / 1e3;
        List<MetricsLine> seconds = run.seconds().all();
        Clocks clocks = Clocks.of(seconds, started);
        int count = 0;
        try (EventFile file = EventFile.create(folder, started)) {
            for (MetricsLine line : run.metrics().all()) {
                count += write(file, line, clocks.at(line));
            }
            for (MetricsLine line : seconds) {
                count += write(file, line, clocks.at(line));
            }
        }
        return count;
    }

    private static int write(EventFile file, MetricsLine line, double clock) {
        Map<String, Double> values = numbers(line).values();
        values.forEach((name, value) -> file.scalar(tag(line, name), line.step(), clock, value));
        return values.size();
    }

    /// An evaluation's seconds have the names of a step's.
    private static String tag(MetricsLine line, String name) {
        return line instanceof MetricsLine.Evaluated && !name.startsWith("eval/") ? "eval/" + name : name;
    }

    private static Metrics numbers(MetricsLine line) {
        return switch (line) {
            case MetricsLine.Trained trained -> trained.metrics();
            case MetricsLine.Evaluated evaluated -> evaluated.metrics();
            case MetricsLine.Flagged flagged -> new Metrics();
        };
    }
}
