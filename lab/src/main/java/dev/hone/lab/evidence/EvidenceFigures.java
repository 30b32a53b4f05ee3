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

    /// The picture of one claim: a row a contrast, with what its rule wants of it.
    public String claim(Claim claim, Decision decision) {
        List<IntervalFigure.Row> rows = new ArrayList<>();
        Set<String> labels = new LinkedHashSet<>();
        boolean differs = false;
        List<Rule> leaves = claim.rule().leaves();
        List<Contrast> contrasts = claim.rule().contrasts();
        for (int i = 0; i < leaves.size() && rows.size() < decision.comparisons().size(); i++) {
            Comparison c = decision.comparisons().get(rows.size());
            Contrast contrast = contrasts.get(i);
            if (c.name().equals(contrast.name())) { // the others were not run
                Measure.Unit unit = unit(contrast);
                differs |= !contrast.isValue();
                labels.add(contrast.isValue() ? label(unit) : "difference, " + label(unit));
                rows.add(row(c, Wanted.of(leaves.get(i), scale(unit)), scale(unit)));
            }
        }
        return IntervalFigure.of(decision.verdict().spelt() + ": " + claim.text(), String.join("; ", labels), rows,
                differs ? IntervalFigure.Origin.LINE : IntervalFigure.Origin.NONE).svg();
    }

    private static IntervalFigure.Row row(Comparison c, Wanted wanted, double scale) {
        return new IntervalFigure.Row(
                c.name(), c.verdict().spelt() + "; " + wanted.words(), c.interval().mean() * scale,
                c.interval().low() * scale, c.interval().high() * scale, scaled(c.seeds(), scale), wanted.bounds());
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
                        arm, "", m.mean() * scale, m.low() * scale, m.high() * scale, scaled(m.seeds(), scale),
                        new double[0]));
            }
        });
        return rows;
    }

    private String arms(String measure, List<IntervalFigure.Row> rows) {
        Measure m = protocol.measure(measure);
        String label = m.meaning() + (m.unit() == Measure.Unit.SHARE ? ", %" : ", " + label(m.unit()));
        return IntervalFigure.of(measure + " of each arm", label, rows, IntervalFigure.Origin.NONE).svg();
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
