package dev.hone.app.lab;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Table;
import dev.hone.app.terminal.Terminal;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFile;
import dev.hone.lab.evidence.Measured;
import dev.hone.lab.experiment.Cost;
import dev.hone.lab.experiment.Experiments;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.statistics.Moments;
import dev.hone.lab.statistics.SeedCount;
import dev.hone.lab.verdict.Comparison;
import dev.hone.lab.verdict.Decision;
import dev.hone.lab.verdict.GateReport;
import dev.hone.lab.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an experiment found, as text and as JSON.
public final class EvidenceReport {
    private static final double POWER = 0.8;
    private static final int FEWEST = 5;

    private EvidenceReport() {}

    /// How something is printed.
    public enum Form { TEXT, JSON }

    /// All questions that can be run, with what the evidence of the quick profile in this folder found of each.
    public static void list(Terminal terminal, Form form, Path folder) {
        List<Protocol> all = Experiments.all().stream().map(e -> e.protocol()).toList();
        if (form == Form.JSON) {
            all.forEach(p -> {
                Json line = new Json().put("id", p.id()).put("question", p.question())
                        .put("protocol", p.hash()).put("seeds", p.plan(Profile.QUICK).seeds())
                        .putTexts("arms", p.plan(Profile.QUICK).arms())
                        .putTexts("claims", p.claims().stream().map(c -> c.id()).toList());
                found(p, folder).ifPresent(e -> line.put("verdicts", verdicts(e))
                        .put("seconds", e.provenance().seconds()));
                terminal.line(line);
            });
            return;
        }
        var table = new Table("id", "verdicts", "minutes", "question");
        all.forEach(p -> {
            Optional<Evidence> found = found(p, folder);
            table.row(p.id(), found.map(EvidenceReport::counted).orElse("not decided"),
                    found.map(e -> "%.0f".formatted(e.provenance().seconds() / 60)).orElse(""), p.question());
        });
        table.lines().forEach(terminal::line);
    }

    private static Optional<Evidence> found(Protocol protocol, Path folder) {
        String wanted = Profile.QUICK.spelt() + "-" + protocol.hash() + ".json";
        return EvidenceFile.of(protocol.id(), folder).stream()
                .filter(f -> f.getFileName().toString().equals(wanted))
                .findFirst()
                .map(EvidenceFile::read);
    }

    private static String counted(Evidence evidence) {
        return Arrays.stream(Verdict.values())
                .map(v -> Map.entry(v, evidence.claims().stream().filter(d -> d.verdict() == v).count()))
                .filter(e -> e.getValue() > 0)
                .map(e -> e.getValue() + " " + e.getKey().spelt())
                .collect(Collectors.joining(", "));
    }

    private static Json verdicts(Evidence evidence) {
        var verdicts = new Json();
        evidence.verdicts().forEach((claim, verdict) -> verdicts.put(claim, verdict.spelt()));
        return verdicts;
    }

    /// The last line of `hone ask --json`.
    public static Json verdicts(Evidence evidence, double seconds, Path file) {
        return new Json().put("id", evidence.id()).put("verdicts", verdicts(evidence)).put("seconds", seconds)
                .put("evidence", file.toString());
    }

    /// Arms with their measures and costs, gates, claims with their reasons.
    public static void show(Terminal terminal, Protocol protocol, Evidence evidence) {
        terminal.line("");
        measures(terminal, protocol, evidence);
        terminal.line("");
        for (GateReport g : evidence.gates()) {
            terminal.line("gate %s: %s (%s, from %s to %s)".formatted(
                    g.name(), g.outcome().name().toLowerCase(Locale.ROOT), number(g.value()), number(g.low()),
                    number(g.high())));
        }
        evidence.budget().ifPresent(b -> terminal.line(
                "budget: %s differ by a factor of %.3f at most, %.3f is allowed".formatted(
                        b.quantity(), b.worst(), b.allowed())));
        for (Decision d : evidence.claims()) {
            terminal.line("");
            terminal.line(d.verdict().spelt().toUpperCase(Locale.ROOT) + "  " + d.text());
            terminal.line("  " + d.reason().replace("; ", ";\n  "));
        }
        terminal.line("");
    }

    private static void measures(Terminal terminal, Protocol protocol, Evidence evidence) {
        List<String> arms = List.copyOf(evidence.measures().keySet());
        List<String> head = new ArrayList<>(List.of("measure"));
        head.addAll(arms);
        var table = new Table(head.toArray(String[]::new));
        for (Measure m : protocol.measures()) {
            List<String> row = new ArrayList<>(List.of(m.name()));
            for (String arm : arms) {
                Map<String, Measured> of = evidence.measures().getOrDefault(arm, Map.of());
                Measured value = of.get(m.name());
                row.add(value == null ? "" : value(m.unit(), value));
            }
            table.row(row.toArray(String[]::new));
        }
        List<String> row = new ArrayList<>(List.of("sampled tokens"));
        arms.forEach(a -> row.add(String.valueOf(evidence.costs().getOrDefault(a, Cost.NONE).sampledTokens())));
        table.row(row.toArray(String[]::new));
        table.lines().forEach(terminal::line);
    }

    private static String value(Measure.Unit unit, Measured m) {
        double half = (m.high() - m.low()) / 2;
        double scale = unit == Measure.Unit.SHARE ? 100 : 1;
        String spread = Double.isFinite(half) ? " ± " + number(half * scale) : "";
        return number(m.mean() * scale) + (unit == Measure.Unit.SHARE ? " %" : "") + spread;
    }

    private static String number(double value) {
        return Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : Math.abs(value) >= 10
                        ? String.format(Locale.ROOT, "%.1f", value)
                        : String.format(Locale.ROOT, "%.3f", value);
    }

    /// How many seeds the spread of a pilot asks for, contrast by contrast.
    public static void seeds(Terminal terminal, Protocol protocol, Evidence pilot) {
        for (Decision d : pilot.claims()) {
            List<Rule> leaves = protocol.claims().stream()
                    .filter(c -> c.id().equals(d.claim()))
                    .findFirst()
                    .orElseThrow()
                    .rule()
                    .leaves();
            for (int i = 0; i < Math.min(leaves.size(), d.comparisons().size()); i++) {
                line(terminal, leaves.get(i), d.comparisons().get(i), protocol.alpha());
            }
        }
    }

    private static void line(Terminal terminal, Rule leaf, Comparison c, double alpha) {
        double smallest = switch (leaf) {
            case Rule.Superior s -> s.smallest();
            case Rule.Above a -> Math.abs(a.bound());
            case Rule.Below b -> Math.abs(b.bound());
            case Rule.Within w -> w.margin();
            default -> 0;
        };
        double spread = Moments.deviation(c.seeds());
        if (smallest > 0) {
            terminal.line(String.format(Locale.ROOT,
                    "%s: spread %.4f over seeds; an effect of %.3f asks for %d seeds, twice it for %d", c.name(),
                    spread,
                    smallest, SeedCount.needed(smallest, spread, alpha, POWER, FEWEST),
                    SeedCount.needed(2 * smallest, spread, alpha, POWER, FEWEST)));
        }
    }
}
