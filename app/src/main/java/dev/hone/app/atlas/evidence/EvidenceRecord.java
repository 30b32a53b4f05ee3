package dev.hone.app.atlas.evidence;

import dev.hone.app.atlas.page.Found;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.Measured;
import dev.hone.lab.evidence.Provenance;
import dev.hone.lab.experiment.Cost;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.verdict.GateReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The tables of an evidence, for the end of an article.
///
/// @param protocol the one that the evidence was made by
record EvidenceRecord(Protocol protocol, Evidence evidence) {
    Found.Details with(List<Found.Figure> figures, List<Found.Document> documents) {
        return new Found.Details(
                measures(), costs(), evidence.gates().stream().map(EvidenceRecord::gate).toList(), budget(), figures,
                provenance(), documents);
    }

    private Found.Table measures() {
        List<Measure> shown = protocol.measures().stream()
                .filter(m -> evidence.measures().values().stream().anyMatch(of -> of.containsKey(m.name())))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        evidence.measures().forEach((arm, of) -> {
            List<String> row = new ArrayList<>(List.of(arm));
            for (Measure m : shown) {
                Measured value = of.get(m.name());
                row.add(value == null ? "" : Shown.interval(m.unit(), value));
            }
            rows.add(List.copyOf(row));
        });
        return new Found.Table(
                shown.stream().map(Measure::name).toList(), shown.stream().map(Measure::meaning).toList(), rows);
    }

    private Found.Table costs() {
        List<List<String>> rows = new ArrayList<>();
        evidence.costs().forEach((arm, c) -> rows.add(row(arm, c, evidence.provenance().armSeconds())));
        return new Found.Table(
                List.of("sampled tokens", "trained tokens", "samples", "updates", "measured tokens", "time"),
                List.of("", "", "", "", "", ""), rows);
    }

    private static List<String> row(String arm, Cost c, Map<String, Double> seconds) {
        Double time = seconds.get(arm);
        return List.of(
                arm, Shown.count(c.sampledTokens()), Shown.count(c.trainedTokens()), Shown.count(c.samples()),
                Shown.count(c.updates()), Shown.count(c.measuredTokens()), time == null ? "" : Shown.time(time));
    }

    private static Found.Gate gate(GateReport g) {
        return new Found.Gate(
                g.meaning(), g.outcome() == GateReport.Outcome.OPEN ? "" : Shown.number(g.value()),
                Shown.range(g.low(), g.high()), switch (g.outcome()) {
                    case PASSED -> "✓ passed";
                    case FAILED -> "✗ failed";
                    case OPEN -> "? open: an arm was not run";
                });
    }

    private String budget() {
        return evidence.budget()
                .map(b -> "Arms that are compared spend the same: their " + b.quantity()
                        + " differ by a factor of at most " + Shown.number(b.worst()) + "; "
                        + Shown.number(b.allowed()) + " is allowed.")
                .orElse("");
    }

    private List<Found.Fact> provenance() {
        Provenance p = evidence.provenance();
        return List.of(
                new Found.Fact("Profile", evidence.profile()),
                new Found.Fact("Seeds", String.join(", ", evidence.seeds().stream().map(String::valueOf).toList())),
                new Found.Fact("Protocol", evidence.protocol()),
                new Found.Fact("Finished", FoundPages.date(evidence)),
                new Found.Fact("Commit", p.commit()),
                new Found.Fact("Hone", p.hone()),
                new Found.Fact("Machine", p.processor() + ", " + p.processors() + " processors, " + p.system()
                        + ", Java " + p.java()),
                new Found.Fact("Time", Shown.time(p.seconds()) + ", " + p.parallel() + " trials at a time"),
                new Found.Fact("Seal", evidence.results()));
    }
}
