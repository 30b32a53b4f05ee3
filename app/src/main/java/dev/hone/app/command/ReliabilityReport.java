package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.foundation.InputException;
import dev.hone.lab.figure.Axis;
import dev.hone.lab.figure.Point;
import dev.hone.lab.figure.Series;
import dev.hone.lab.figure.XyFigure;
import dev.hone.reasoning.calibration.CalibrationMap;
import dev.hone.reasoning.calibration.Isotonic;
import dev.hone.reasoning.calibration.Judged;
import dev.hone.reasoning.calibration.Reliability;
import dev.hone.reasoning.calibration.TemperatureScaling;
import dev.hone.reasoning.solve.Solver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How far the share of candidates that agree with a solution is the chance that it is right: as it is, and after maps
/// that were fitted to other problems.
///
/// Solutions that cannot be judged, or that considered nothing, do not count.
record ReliabilityReport(Map<String, Reliability> forms) {
    private static final int BINS = 10;
    private static final double NORMAL_975 = 1.959963984540054;

    /// Of these solutions; `others` fit the maps, none where it is empty.
    ///
    /// @throws InputException if no solution was judged
    static ReliabilityReport of(List<Solver.Solved> solved, List<Solver.Solved> others) {
        List<Judged> judged = judged(solved);
        if (judged.isEmpty()) {
            throw new InputException("--reliability: no solution could be judged");
        }
        Map<String, Reliability> forms = new LinkedHashMap<>();
        forms.put("agreement as it is", Reliability.of(judged, BINS));
        List<Judged> fit = judged(others);
        if (!fit.isEmpty()) {
            forms.put("temperature", Reliability.of(mapped(judged, TemperatureScaling.fit(fit)), BINS));
            forms.put("isotonic", Reliability.of(mapped(judged, Isotonic.fit(fit)), BINS));
        }
        return new ReliabilityReport(forms);
    }

    private static List<Judged> mapped(List<Judged> judged, CalibrationMap map) {
        return judged.stream()
                .map(j -> new Judged(Math.clamp(map.chance(j.confidence()), 0, 1), j.outcome()))
                .toList();
    }

    private static List<Judged> judged(List<Solver.Solved> solved) {
        List<Judged> judged = new ArrayList<>();
        for (Solver.Solved s : solved) {
            double score = s.score();
            if (!Double.isNaN(score) && !s.solution().considered().isEmpty()) {
                String answer = s.solution().answer();
                long same = answer.isEmpty() ? 0
                        : s.solution().considered().stream().filter(c -> c.answer().equals(answer)).count();
                judged.add(new Judged((double) same / s.solution().considered().size(),
                        score == 1 ? Judged.Outcome.RIGHT : Judged.Outcome.WRONG));
            }
        }
        return judged;
    }

    List<String> lines() {
        return forms.entrySet().stream()
                .map(e -> "%s: expected calibration error %.3f, Brier score %.3f".formatted(
                        e.getKey(), e.getValue().error(), e.getValue().brier()))
                .toList();
    }

    Json json() {
        var json = new Json();
        forms.forEach((name, r) -> json.put(
                name.replace(' ', '_'), new Json().put("ece", r.error()).put("brier", r.brier())));
        return json;
    }

    /// The reliability diagram: the share that was right against the mean confidence, a point a bin, with 95 %
    /// intervals (Wilson), and the diagonal on which confidences are chances.
    XyFigure figure(String what) {
        List<Series> series = new ArrayList<>();
        series.add(new Series("chances", List.of(Point.of(0, 0), Point.of(1, 1))));
        forms.forEach((name, r) -> series.add(new Series(
                "%s, ECE %.3f".formatted(name, r.error()),
                r.bins().stream().filter(b -> b.count() > 0).map(ReliabilityReport::point).toList())));
        return new XyFigure(
                "Reliability: " + what, new Axis("confidence", 0, 1, Axis.Scale.LINEAR),
                new Axis("share right", 0, 1, Axis.Scale.LINEAR), series);
    }

    /// Source: Wilson, JASA 22 (1927).
    private static Point point(Reliability.Bin bin) {
        double n = bin.count();
        double z2 = NORMAL_975 * NORMAL_975;
        double p = bin.accuracy();
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = NORMAL_975 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return new Point(bin.confidence(), p, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
