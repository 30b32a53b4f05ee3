package dev.hone.lab.cluster;

import dev.hone.foundation.InputException;
import dev.hone.lab.finding.Findings;
import dev.hone.lab.note.Note;
import dev.hone.lab.paper.Paper;
import dev.hone.lab.text.Fields;
import dev.hone.lab.text.MarkdownFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes a cluster of its files. A file that cannot be read becomes a finding, and the others go on.
public final class ClusterReader {
    private ClusterReader() {}

    /// Reads all files of a source.
    ///
    /// @throws InputException if there is no cluster at all
    public static Cluster read(ClusterSource source, Findings findings) {
        return read(source.files(findings), findings);
    }

    /// The same of files that were found before.
    ///
    /// @throws InputException if the cluster's own file is missing or not readable
    public static Cluster read(List<ClusterFile> files, Findings findings) {
        Map<Kind, List<ClusterFile>> kinds = files.stream().collect(Collectors.groupingBy(ClusterFile::kind));
        ClusterFile own = kinds.getOrDefault(Kind.CLUSTER, List.of()).stream()
                .findFirst()
                .orElseThrow(() -> new InputException("cluster.md: missing"));
        MarkdownFile text = EntityReader.markdown(own);
        Fields f = Fields.of(text.front());
        List<Topic> topics = sorted(
                all(kinds, Kind.TOPIC, EntityReader::topic, findings),
                Comparator.comparingInt(Topic::order).thenComparing(Topic::id));
        List<String> topicOrder = topics.stream().map(Topic::id).toList();
        return new Cluster(
                f.text("id"),
                f.text("title"),
                f.text("summary"),
                text,
                topics,
                sorted(
                        all(kinds, Kind.NOTE, EntityReader::note, findings),
                        Comparator.comparingInt((Note n) -> rank(topicOrder, n.topic()))
                                .thenComparingInt(Note::order)
                                .thenComparing(Note::id)),
                sorted(
                        all(kinds, Kind.PAPER, EntityReader::paper, findings),
                        Comparator.comparingInt(Paper::year).reversed().thenComparing(
                                Comparator.comparing(Paper::id).reversed())),
                sorted(
                        all(kinds, Kind.THREAD, EntityReader::thread, findings),
                        Comparator.comparingInt(ClaimThread::order).thenComparing(ClaimThread::id)),
                sorted(
                        all(kinds, Kind.TRAIL, EntityReader::trail, findings),
                        Comparator.comparingInt(Trail::order).thenComparing(Trail::id)),
                sorted(
                        all(kinds, Kind.TERM, EntityReader::term, findings),
                        Comparator.comparing((Term t) -> t.term().toLowerCase(Locale.ROOT))));
    }

    private static <T> List<T> all(
            Map<Kind, List<ClusterFile>> kinds, Kind kind, Function<ClusterFile, T> reader, Findings findings) {
        var entities = new ArrayList<T>();
        for (ClusterFile file : kinds.getOrDefault(kind, List.of())) {
            try {
                entities.add(reader.apply(file));
            } catch (InputException e) { // becomes a finding: one bad file must not hide the others
                findings.error(e);
            }
        }
        return entities;
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }

    private static int rank(List<String> order, String topic) {
        int at = order.indexOf(topic);
        return at < 0 ? Integer.MAX_VALUE : at;
    }
}
