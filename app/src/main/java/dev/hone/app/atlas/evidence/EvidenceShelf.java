package dev.hone.app.atlas.evidence;

import dev.hone.foundation.InputException;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFile;
import dev.hone.lab.experiment.Experiment;
import dev.hone.lab.experiment.Experiments;
import dev.hone.lab.note.NoteStatus;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.protocol.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The evidence of all questions, as its files are at the moment of asking; a file that did not change is read once.
public final class EvidenceShelf {
    private final Optional<Path> folder;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Map<Path, Read> read = new ConcurrentHashMap<>();

    private record Known(Protocol protocol, String hash) {}

    private record Read(FileTime changed, long size, Kept kept) {}

    /// What lies in a file.
    private sealed interface Kept {
        record Whole(Evidence evidence) implements Kept {}

        record Broken(String reason) implements Kept {}
    }

    /// @param folder where evidence lies, as `ID/PROFILE-PROTOCOL.json`
    public EvidenceShelf(Optional<Path> folder, List<Experiment> experiments) {
        this.folder = folder;
        experiments.forEach(e -> {
            Protocol p = e.protocol();
            known.put(p.id(), new Known(p, p.hash()));
        });
    }

    /// The evidence of checkout or release, and all experiments that this program knows.
    ///
    /// @param home the program's folder
    public static EvidenceShelf of(Optional<Path> home) {
        return new EvidenceShelf(home.map(h -> h.resolve("evidence")), Experiments.all());
    }

    /// The protocol of a question, if it has an experiment.
    public Optional<Protocol> protocol(String id) {
        return Optional.ofNullable(known.get(id)).map(Known::protocol);
    }

    /// The evidence that decides: of the protocol as it is now, of the profile that spent most. The smoke profile and
    /// whatever is exploratory decide nothing.
    public Optional<Evidence> deciding(String id) {
        return all(id).stream()
                .filter(e -> isOfNow(id, e))
                .max(Comparator.comparing(EvidenceShelf::profile));
    }

    /// The evidence of a profile that the protocol as it is now made.
    public Optional<Evidence> made(String id, Profile profile) {
        return all(id).stream().filter(e -> isOfNow(id, e) && profile(e) == profile).findFirst();
    }

    /// All other evidence: of profiles that spent less, of protocols that were, from the newest.
    public List<Evidence> others(String id) {
        String deciding = deciding(id).map(Evidence::fileName).orElse("");
        return all(id).stream()
                .filter(e -> !e.fileName().equals(deciding))
                .sorted(Comparator.comparing((Evidence e) -> e.provenance().finished()).reversed())
                .toList();
    }

    /// Whether evidence was made by the protocol as it is now.
    public Age age(Evidence evidence) {
        return isOfNow(evidence.id(), evidence) ? Age.NOW : Age.BEFORE;
    }

    /// Of which state of a protocol evidence is.
    public enum Age {
        /// Of the protocol as it is.
        NOW,
        /// Of a protocol that has changed since.
        BEFORE
    }

    /// What is wrong with files that hold no evidence that can be read.
    public List<String> troubles(String id) {
        return kept(id).stream()
                .flatMap(k -> k instanceof Kept.Broken b ? Stream.of(b.reason())
                        : Stream.empty())
                .toList();
    }

    /// How far a question has been tested.
    public NoteStatus status(String id) {
        Optional<Evidence> evidence = deciding(id);
        if (evidence.isPresent()) {
            return new NoteStatus.Answered(List.copyOf(evidence.get().verdicts().values()));
        }
        return known.containsKey(id) ? new NoteStatus.NotRun() : new NoteStatus.NoExperiment();
    }

    /// The documents of a question that a site hands out: evidence, tables of problems, protocols.
    public List<Path> documents(String id) {
        List<Path> documents = new ArrayList<>();
        for (Path file : files(id)) {
            documents.add(file);
            Path table = file.resolveSibling(file.getFileName().toString().replaceFirst("json$", "csv"));
            if (Files.isRegularFile(table)) {
                documents.add(table);
            }
        }
        return List.copyOf(documents);
    }

    private boolean isOfNow(String id, Evidence evidence) {
        Known k = known.get(id);
        return k != null && k.hash().equals(evidence.protocol());
    }

    private static Profile profile(Evidence evidence) {
        return Profile.valueOf(evidence.profile().toUpperCase(Locale.ROOT));
    }

    private List<Evidence> all(String id) {
        List<Evidence> all = new ArrayList<>();
        for (Kept kept : kept(id)) {
            if (kept instanceof Kept.Whole w && w.evidence().kind() == Evidence.Kind.EVIDENCE
                    && profile(w.evidence()) != Profile.SMOKE) {
                all.add(w.evidence());
            }
        }
        return all;
    }

    private List<Kept> kept(String id) {
        return files(id).stream().map(this::read).toList();
    }

    private List<Path> files(String id) {
        return folder.map(f -> EvidenceFile.of(id, f)).orElse(List.of());
    }

    private Kept read(Path file) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            Read before = read.get(file);
            if (before != null && before.changed().equals(changed) && before.size() == size) {
                return before.kept();
            }
            Kept kept = parse(file);
            read.put(file, new Read(changed, size, kept));
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    private static Kept parse(Path file) {
        try {
            Evidence evidence = EvidenceFile.read(file);
            String name = evidence.fileName() + ".json";
            if (!file.getFileName().toString().equals(name)) {
                return new Kept.Broken(file.getFileName() + ": holds what belongs into " + name);
            }
            return EvidenceFile.seal(evidence).results().equals(evidence.results()) ? new Kept.Whole(evidence)
                    : new Kept.Broken(name + ": its numbers do not have the hash that seals them");
        } catch (InputException e) {
            return new Kept.Broken(file.getFileName() + ": not evidence that this program can read");
        }
    }
}
