package dev.hone.app.atlas.evidence;

import dev.hone.app.atlas.page.Found;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFigures;
import dev.hone.lab.protocol.Claim;
import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.verdict.Comparison;
import dev.hone.lab.verdict.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers what an article shows of an experiment.
public final class FoundPages {
    private final EvidenceShelf shelf;

    public FoundPages(EvidenceShelf shelf) {
        this.shelf = shelf;
    }

    /// All of it for the question of this id.
    public Found of(String id) {
        Optional<Protocol> protocol = shelf.protocol(id);
        Optional<Evidence> evidence = shelf.deciding(id);
        List<Found.Past> history = shelf.others(id).stream().map(this::past).toList();
        if (protocol.isEmpty() || evidence.isEmpty()) {
            return new Found(
                    shelf.status(id), protocol.isPresent() ? "hone ask " + id : "", "", "", List.of(), Optional.empty(),
                    history, shelf.troubles(id));
        }
        return answered(protocol.get(), evidence.get(), history);
    }

    private Found answered(Protocol protocol, Evidence evidence, List<Found.Past> history) {
        Map<String, String> figures = new EvidenceFigures(protocol, evidence).all();
        List<Found.Claim> claims = new ArrayList<>();
        for (int i = 0; i < protocol.claims().size(); i++) {
            claims.add(claim(protocol, evidence, protocol.claims().get(i), evidence.claims().get(i), figures));
        }
        List<Found.Figure> others = figures.entrySet().stream()
                .filter(f -> !f.getKey().startsWith("claim-"))
                .map(f -> new Found.Figure(name(f.getKey()), InlineFigure.of(f.getValue(), "figure-" + f.getKey())))
                .toList();
        String id = evidence.id();
        boolean isQuick = evidence.profile().equals(Profile.QUICK.spelt());
        return new Found(
                shelf.status(id), "hone ask " + id + (isQuick ? "" : " --profile " + evidence.profile()),
                time(evidence), scale(evidence), claims,
                Optional.of(new EvidenceRecord(protocol, evidence).with(others, documents(id, evidence))), history,
                shelf.troubles(id));
    }

    private static String name(String figure) {
        return figure.startsWith("arms-") ? "Arms: " + figure.substring(5).replace('-', ' ')
                : "Along the way: " + figure.substring(figure.indexOf('-') + 1).replace('-', ' ');
    }

    private static String time(Evidence evidence) {
        var p = evidence.provenance();
        return "about " + Shown.time(p.seconds()) + ", as measured on " + p.processor() + " with "
                + (p.parallel() == 1 ? "one trial" : p.parallel() + " trials") + " at a time";
    }

    private static String scale(Evidence evidence) {
        int seeds = evidence.seeds().size();
        return evidence.profile() + " profile, " + seeds + (seeds == 1 ? " seed" : " seeds");
    }

    private static Found.Claim claim(Protocol protocol, Evidence evidence, Claim claim, Decision decision,
            Map<String, String> figures) {
        String figure = "claim-" + decision.claim();
        String svg = figures.getOrDefault(figure, "");
        return new Found.Claim(
                decision.claim(), decision.text(), decision.verdict(), decision.reason(),
                svg.isEmpty() ? "" : InlineFigure.of(svg, "figure-" + figure),
                guess(protocol, evidence, claim, decision));
    }

    private static Optional<Found.Guess> guess(Protocol protocol, Evidence evidence, Claim claim, Decision decision) {
        if (decision.comparisons().isEmpty()) {
            return Optional.empty();
        }
        Comparison first = decision.comparisons().getFirst();
        Optional<Contrast> contrast =
                claim.rule().contrasts().stream().filter(c -> c.name().equals(first.name())).findFirst();
        if (contrast.isEmpty() || !Double.isFinite(first.interval().mean())) {
            return Optional.empty();
        }
        Measure measure = protocol.measure(contrast.get().terms().getFirst().measure());
        Measure.Unit unit = measure.unit();
        double scale = Shown.scale(unit);
        boolean isShare = unit == Measure.Unit.SHARE;
        boolean isOneArm = contrast.get().terms().size() == 1;
        return Optional.of(new Found.Guess(
                evidence.id() + "/" + evidence.protocol() + "/" + decision.claim(), first.name(), measure.meaning(),
                Shown.unit(unit),
                isShare && !isOneArm ? -100 : 0, isShare ? 100 : 0,
                first.interval().mean() * scale, first.interval().low() * scale, first.interval().high() * scale));
    }

    private List<Found.Document> documents(String id, Evidence evidence) {
        return shelf.documents(id).stream()
                .map(f -> f.getFileName().toString())
                .filter(n -> n.startsWith(evidence.fileName() + "."))
                .map(n -> new Found.Document(
                        n.endsWith(".csv") ? "Every problem (CSV)" : "The evidence (JSON)",
                        EvidencePart.path(id, n)))
                .toList();
    }

    private Found.Past past(Evidence evidence) {
        String age = switch (shelf.age(evidence)) {
            case NOW -> "the protocol as it is";
            case BEFORE -> "an earlier protocol";
        };
        return new Found.Past(
                scale(evidence) + ", " + age + " (" + evidence.protocol() + ")", date(evidence),
                List.copyOf(evidence.verdicts().values()),
                EvidencePart.path(evidence.id(), evidence.fileName() + ".json"));
    }

    /// The day on which evidence was finished.
    static String date(Evidence evidence) {
        String finished = evidence.provenance().finished();
        return finished.length() > 10 ? finished.substring(0, 10) : finished;
    }
}
