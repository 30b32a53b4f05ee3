package dev.hone.lab.evidence;

import dev.hone.lab.figure.Axis;
import dev.hone.lab.figure.IntervalFigure;
import dev.hone.lab.figure.Point;
import dev.hone.lab.figure.Series;
import dev.hone.lab.figure.XyFigure;
import dev.hone.lab.protocol.Claim;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.protocol.Term;
import dev.hone.lab.verdict.Comparison;
import dev.hone.lab.verdict.Decision;
import dev.hone.training.run.Durable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The pictures of an experiment, made from its evidence and nothing else: each claim's contrasts, the arms in every
/// measure that a claim reads, every curve.
public final class EvidenceFigures {
    private static final int MOST_POINTS = 60;

    private final Protocol protocol;
    private final Evidence evidence;

    public EvidenceFigures(Protocol protocol, Evidence evidence) {
        this.protocol = protocol;
        this.evidence = evidence;
    }

    /// All of them as SVG, by a name that can be a file's.
    public Map<String, String> all() {
        Map<String, String> figures = new LinkedHashMap<>();
        for (int i = 0; i < protocol.claims().size(); i++) {
            Decision decision = evidence.claims().get(i);
            if (!decision.comparisons().isEmpty()) {
                figures.put("claim-" + decision.claim(), claim(protocol.claims().get(i), decision));
            }
        }
        for (String measure : decisive()) {
            List<IntervalFigure.Row> rows = rows(measure);
            if (!rows.isEmpty()) {
                figures.put("arms-" + file(measure), arms(measure, rows));
            }
        }
        protocol.curves().keySet().forEach(curve -> {
            List<Series> series = series(curve);
            if (!series.isEmpty()) {
                figures.put("curve-" + file(curve), curve(curve, series));
            }
        });
        return figures;
    }

    /// Writes all of them into a folder, as files `NAME.svg`.
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
        all().forEach((name, svg) -> Durable.text(folder.resolve(name + ".svg"), svg));
    }

    private static String file(String name) {
        return name.replaceAll("[^a-zA-Z0-9]+", "-").replaceAll("^-|-$", "").toLowerCase(java.util.Locale.ROOT);
    }

    /// The picture of one claim: a row a contrast, with the lines that its rule names.
    public String claim(Claim claim, Decision decision) {
        List<IntervalFigure.Row> rows = new ArrayList<>();
        Set<IntervalFigure.Line> lines = new LinkedHashSet<>();
        lines.add(new IntervalFigure.Line("0", 0));
        Measure.Unit unit = unit(claim.rule().contrasts().getFirst());
        double scale = scale(unit);
        for (Comparison c : decision.comparisons()) {
            rows.add(new IntervalFigure.Row(c.name(), c.verdict().spelt(), c.interval().mean() * scale,
                    c.interval().low() * scale, c.interval().high() * scale, scaled(c.seeds(), scale)));
        }
        claim.rule().leaves().forEach(leaf -> lines.addAll(lines(leaf, scale)));
        return IntervalFigure.of(decision.verdict().spelt() + ": " + claim.text(), "difference, " + label(unit), rows,
                List.copyOf(lines)).svg();
    }

    private static List<IntervalFigure.Line> lines(Rule leaf, double scale) {
        return switch (leaf) {
            case Rule.Superior s when s.smallest() > 0 ->
                List.of(new IntervalFigure.Line("matters", s.smallest() * scale));
            case Rule.Above a when a.bound() != 0 -> List.of(new IntervalFigure.Line("above", a.bound() * scale));
            case Rule.Below b when b.bound() != 0 -> List.of(new IntervalFigure.Line("below", b.bound() * scale));
            case Rule.Within w -> List.of(
                    new IntervalFigure.Line("−", -w.margin() * scale),
                    new IntervalFigure.Line("+", w.margin() * scale));
            case Rule.InSeeds s -> List.of(new IntervalFigure.Line("bound", s.bound() * scale));
            case Rule other -> List.of();
        };
    }

    private Measure.Unit unit(Contrast contrast) {
        return protocol.measure(contrast.terms().getFirst().measure()).unit();
    }

    private static double scale(Measure.Unit unit) {
        return unit == Measure.Unit.SHARE ? 100 : 1;
    }

    private static String label(Measure.Unit unit) {
        return switch (unit) {
            case SHARE -> "points of a hundred";
            case NUMBER -> "as measured";
            case NATS -> "nats";
            case TOKENS -> "tokens";
        };
    }

    private static double[] scaled(double[] values, double scale) {
        return java.util.Arrays.stream(values).map(v -> v * scale).toArray();
    }

    private Set<String> decisive() {
        Set<String> names = new LinkedHashSet<>();
        protocol.claims().forEach(c -> c.rule().contrasts().forEach(
                x -> x.terms().stream().map(Term::measure).forEach(names::add)));
        return names;
    }

    private List<IntervalFigure.Row> rows(String measure) {
        double scale = scale(protocol.measure(measure).unit());
        List<IntervalFigure.Row> rows = new ArrayList<>();
        evidence.measures().forEach((arm, measures) -> {
            Measured m = measures.get(measure);
            if (m != null) {
                rows.add(new IntervalFigure.Row(
                        arm, "", m.mean() * scale, m.low() * scale, m.high() * scale, scaled(m.seeds(), scale)));
            }
        });
        return rows;
    }

    private String arms(String measure, List<IntervalFigure.Row> rows) {
        Measure m = protocol.measure(measure);
        String label = m.meaning() + (m.unit() == Measure.Unit.SHARE ? ", %" : ", " + label(m.unit()));
        return IntervalFigure.of(measure + " of each arm", label, rows, List.of()).svg();
    }

    private List<Series> series(String curve) {
        List<Series> series = new ArrayList<>();
        evidence.curves().forEach((arm, curves) -> {
            MeasuredCurve c = curves.get(curve);
            if (c != null && c.x().length > 0) {
                List<Point> points = new ArrayList<>();
                int stride = Math.max(1, c.x().length / MOST_POINTS);
                for (int i = 0; i < c.x().length; i += stride) {
                    points.add(new Point(c.x()[i], c.mean()[i], c.least()[i], c.most()[i]));
                }
                series.add(new Series(arm, points));
            }
        });
        return series;
    }

    private String curve(String name, List<Series> series) {
        double[] x = series.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::x).toArray();
        double[] y = series.stream()
                .flatMap(s -> s.points().stream())
                .flatMapToDouble(p -> java.util.stream.DoubleStream.of(p.low(), p.high()))
                .toArray();
        return new XyFigure(protocol.curves().getOrDefault(name, name) + " (mean, least and greatest of the seeds)",
                Axis.around("steps", Axis.Scale.LINEAR, x), Axis.around(name, Axis.Scale.LINEAR, y), series).svg();
    }
}
