package dev.hone.app.atlas.evidence;

import dev.hone.app.atlas.page.Found;
import dev.hone.app.atlas.site.Sources;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFigures;
import dev.hone.lab.protocol.Plan;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import dev.hone.training.run.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Gathers what an article shows of an experiment.
public final class FoundPages {
    private final EvidenceShelf shelf;
    private final Sources.Host host;

    /// @param host whether there is a program that can run something
    public FoundPages(EvidenceShelf shelf, Sources.Host host) {
        this.shelf = shelf;
        this.host = host;
    }

    /// All of it for the question of this id.
    public Found of(String id) {
        Optional<Protocol> protocol = shelf.protocol(id);
        Optional<Evidence> evidence = shelf.deciding(id);
        List<Found.Past> history = shelf.others(id).stream().map(this::past).toList();
        if (protocol.isEmpty() || evidence.isEmpty()) {
            return new Found(
                    shelf.status(id), protocol.isPresent() ? "hone ask " + id : "", "", "", List.of(), Optional.empty(),
                    history, shelf.troubles(id), choices(id));
        }
        return answered(protocol.get(), evidence.get(), history);
    }

    private Found answered(Protocol protocol, Evidence evidence, List<Found.Past> history) {
        Map<String, String> figures = new EvidenceFigures(protocol, evidence).all();
        List<Found.Figure> others = figures.entrySet().stream()
                .filter(f -> !f.getKey().startsWith("claim-"))
                .map(f -> new Found.Figure(name(f.getKey()), InlineFigure.of(f.getValue(), "figure-" + f.getKey())))
                .toList();
        String id = evidence.id();
        boolean isQuick = evidence.profile().equals(Profile.QUICK.spelt());
        return new Found(
                shelf.status(id), "hone ask " + id + (isQuick ? "" : " --profile " + evidence.profile()),
                time(evidence), scale(evidence),
                new EvidenceClaims(protocol, evidence).all(EvidenceClaims.Before.GUESS, ""),
                Optional.of(new EvidenceRecord(protocol, evidence).with(others, documents(id, evidence))), history,
                shelf.troubles(id), choices(id));
    }

    /// The profiles that the page can run: those that end while somebody waits.
    private List<Found.Choice> choices(String id) {
        if (host == Sources.Host.EXPORT) {
            return List.of();
        }
        return shelf.protocol(id).stream()
                .flatMap(p -> Stream.of(Profile.SMOKE, Profile.QUICK).map(profile -> choice(p, profile)))
                .toList();
    }

    private Found.Choice choice(Protocol protocol, Profile profile) {
        Plan plan = protocol.plan(profile);
        String trials = trials(plan.seeds() * plan.arms().size());
        String takes = profile == Profile.SMOKE ? "seconds; it decides nothing"
                : shelf.made(protocol.id(), profile).map(FoundPages::timeHere).orElse("minutes; not measured here");
        return new Found.Choice(profile.spelt(), trials + ", " + takes);
    }

    private static String trials(int count) {
        return count == 1 ? "1 trial" : count + " trials";
    }

    /// How long it took, and where unless it was here.
    private static String timeHere(Evidence evidence) {
        boolean here = evidence.provenance().processor().equals(Manifest.processorName());
        return "about " + Shown.time(evidence.provenance().seconds())
                + (here ? " here" : " on " + evidence.provenance().processor());
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
