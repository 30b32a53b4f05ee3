package dev.hone.lab.check;

import dev.hone.foundation.InputException;
import dev.hone.foundation.yaml.YamlText;
import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.cluster.ClusterFile;
import dev.hone.lab.cluster.ClusterReader;
import dev.hone.lab.cluster.ClusterSource;
import dev.hone.lab.cluster.Kind;
import dev.hone.lab.finding.Finding;
import dev.hone.lab.finding.Findings;
import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.lab.text.MarkdownFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Everything that is checked of clusters: front matter against its schema, each note by itself, and all of them
/// against each other.
public final class ClusterCheck {
    private ClusterCheck() {}

    /// What was read, and what is wrong with it.
    public record Report(Library library, List<Finding> findings) {}

    /// Reads and checks several clusters that are shown together.
    ///
    /// @throws InputException if a source is no cluster at all
    public static Report of(List<ClusterSource> sources) {
        var findings = new Findings();
        var schema = new FrontMatterSchema();
        var clusters = new ArrayList<Cluster>();
        for (ClusterSource source : sources) {
            List<ClusterFile> files = source.files(findings);
            files.forEach(f -> schema(schema, f, findings));
            var unreadable = new Findings();
            clusters.add(ClusterReader.read(files, unreadable));
            addNew(findings, unreadable);
        }
        unique(clusters, findings);
        var library = new Library(clusters);
        var checks = new LibraryChecks(library, findings);
        for (Cluster cluster : clusters) {
            cluster.notes().forEach(n -> NoteChecks.check(n, findings));
            checks.check(cluster);
        }
        Repetition.check(clusters, findings);
        return new Report(library, findings.all());
    }

    private static void schema(FrontMatterSchema schema, ClusterFile file, Findings findings) {
        try {
            schema.check(
                    file.kind(),
                    file.kind() == Kind.PAPER
                            ? YamlText.file(file.name(), file.text())
                            : MarkdownFile.of(file.name(), file.text()).front(),
                    findings);
        } catch (InputException e) { // becomes a finding: one bad file must not hide the others
            findings.error(e);
        }
    }

    /// The reader finds again what the schema found, in other words; only files without a finding add theirs.
    private static void addNew(Findings findings, Findings unreadable) {
        List<String> known = findings.errors().stream().map(f -> file(f.place())).toList();
        unreadable.all().stream()
                .filter(f -> !known.contains(file(f.place())))
                .forEach(f -> findings.error(f.place(), f.message()));
    }

    private static String file(String place) {
        return place.replaceFirst(":\\d+$", "");
    }

    private static void unique(List<Cluster> clusters, Findings findings) {
        unique(clusters, Cluster::notes, Note::id, n -> n.file().name(), "note", findings);
        unique(clusters, Cluster::topics, t -> t.id(), t -> t.file().name(), "topic", findings);
        unique(clusters, Cluster::papers, p -> p.id(), p -> p.place(), "paper", findings);
        unique(clusters, Cluster::threads, t -> t.id(), t -> t.file().name(), "thread", findings);
        unique(clusters, Cluster::trails, t -> t.id(), t -> t.file().name(), "trail", findings);
        unique(clusters, Cluster::terms, t -> t.id(), t -> t.file().name(), "term", findings);
    }

    private static <T> void unique(
            List<Cluster> clusters, Function<Cluster, List<T>> part, Function<T, String> id, Function<T, String> place,
            String what, Findings findings) {
        Map<String, String> seen = new HashMap<>();
        clusters.stream().flatMap(c -> part.apply(c).stream()).forEach(t -> {
            String before = seen.putIfAbsent(id.apply(t), place.apply(t));
            if (before != null) {
                findings.error(place.apply(t), "the " + what + " '" + id.apply(t) + "' is in " + before + " already");
            }
        });
    }
}
